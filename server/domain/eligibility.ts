/** Who may answer in a campaign: one pure rule. */
import type { Rules } from '../../campaigns/contract/campaign.ts';
import type { Obstacle } from '../../campaigns/contract/obstacle.ts';
import { agreementsNeeded, type PracticeStanding } from '../../campaigns/contract/practice.ts';
import type { WikiAccount } from './ports.ts';

const DAY_MS = 86_400_000;

/** the group that MediaWiki puts temporary accounts into, and nobody else */
const TEMPORARY = 'temp';

export type Candidate = {
	name: string;
	/** the campaign's */
	wiki: string;
	/** on the campaign's wiki; null when it has no such account */
	account: WikiAccount | null;
	practice: PracticeStanding;
};

/**
 * Everything that keeps somebody from answering, in the order in which it is best said; nothing when they may. A block
 * holds whatever the rules say, then who was named counts, then the figures; practice is asked of everybody.
 */
export function obstaclesOf(
	rules: Rules,
	{ name, wiki, account, practice }: Candidate,
	now: Date,
): Obstacle[] {
	if (!account) return [{ rule: 'noAccount' }];
	if (account.blocked) return [{ rule: 'blocked' }];
	if (names(rules.deny).has(canonicalName(name))) return [{ rule: 'deny' }];
	if (names(rules.allow).has(canonicalName(name))) return practiceLeft(rules, practice);
	if (rules.onlyAllowed) return [{ rule: 'onlyAllowed' }];
	if (account.groups.includes(TEMPORARY)) return [{ rule: 'temporary' }];
	return [...accountLacks(rules, account, wiki, now), ...practiceLeft(rules, practice)];
}

function accountLacks(rules: Rules, account: WikiAccount, wiki: string, now: Date): Obstacle[] {
	const { minimumEdits, minimumAccountDays, groups } = rules;
	const days = wholeDays(account.registeredAt, now);
	const lacks: Obstacle[] = [];
	if (minimumEdits !== undefined && account.editCount < minimumEdits)
		lacks.push({ rule: 'minimumEdits', needs: minimumEdits, has: account.editCount });
	if (minimumAccountDays !== undefined && days !== null && days < minimumAccountDays)
		lacks.push({ rule: 'minimumAccountDays', needs: minimumAccountDays, has: days });
	if (groups !== undefined && !groups.some((group) => account.groups.includes(group)))
		lacks.push({ rule: 'groups', needs: groups });
	if (rules.babel && !knows(account, rules.babel)) {
		const { language, level } = rules.babel;
		lacks.push({ rule: 'babel', language, needs: level, has: account.languages?.[language] ?? null });
	}
	// on a wiki that shares its accounts with no other, all of them were made there
	const { homeWiki = wiki } = account;
	if (rules.homeWiki && homeWiki !== wiki) lacks.push({ rule: 'homeWiki', has: homeWiki });
	return lacks;
}

/** Babel's levels from least to most; those that it does not have are none. */
const levels = ['0', '1', '2', '3', '4', '5', 'N'];

function knows({ languages }: WikiAccount, { language, level }: NonNullable<Rules['babel']>): boolean {
	return levels.indexOf(languages?.[language] ?? '') >= levels.indexOf(level);
}

/** Whole days since registration; null for accounts older than the wiki's memory, which are old enough for anything. */
function wholeDays(registeredAt: Date | null, now: Date): number | null {
	return registeredAt && Math.max(0, Math.floor((now.getTime() - registeredAt.getTime()) / DAY_MS));
}

function practiceLeft({ practice: share }: Rules, { items, answered, agreed }: PracticeStanding): Obstacle[] {
	if (share === undefined || items === 0) return [];
	const needs = agreementsNeeded(share, items);
	if (answered >= items && agreed >= needs) return [];
	return [{ rule: 'practice', items, answered, needs, has: agreed }];
}

function names(listed: readonly string[] | undefined): Set<string> {
	return new Set(listed?.map(canonicalName));
}

/** As MediaWiki reads the name of an account: spaces for underscores, the first letter large. */
export function canonicalName(name: string): string {
	const [first = '', ...rest] = name.replaceAll('_', ' ').replace(/ +/g, ' ').trim().normalize('NFC');
	return first.toUpperCase() + rest.join('');
}
