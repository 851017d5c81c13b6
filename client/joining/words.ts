/** Who may answer in a campaign, and why somebody may not yet, in words and figures. */
import type { Campaign, PublicRules } from '../../campaigns/contract/campaign.ts';
import type { Obstacle } from '../../campaigns/contract/obstacle.ts';
import { formatList, t } from '../language.ts';

/** “500 edits and 90 days”; null where an account is enough. */
export function rulesInWords(rules: PublicRules): string | null {
	const { minimumEdits, minimumAccountDays, groups, babel, homeWiki, onlyAllowed } = rules;
	const parts = [
		...(onlyAllowed ? [t('rule-invited')] : []),
		...(minimumEdits === undefined ? [] : [t('rule-edits', minimumEdits)]),
		...(minimumAccountDays === undefined ? [] : [t('rule-days', minimumAccountDays)]),
		...(groups === undefined ? [] : [t('rule-groups', groups.join(t('comma')))]),
		...(babel === undefined ? [] : [t('rule-babel', `${babel.language}-${babel.level}`)]),
		...(homeWiki === undefined ? [] : [t('rule-homeWiki')]),
	];
	return parts.length === 0 ? null : formatList(parts);
}

export type Lock = Exclude<Obstacle, { rule: 'practice' }>;

/** What keeps this person from a campaign; practice does not: it is the way in. */
export function locksOf(obstacles: readonly Obstacle[]): Lock[] {
	return obstacles.filter((obstacle): obstacle is Lock => obstacle.rule !== 'practice');
}

export function isLocked({ mine }: Campaign): boolean {
	return mine !== null && locksOf(mine.obstacles).length > 0;
}

/** A sentence about what is in the way. */
export function lockInWords(lock: Lock): string {
	switch (lock.rule) {
		case 'minimumEdits':
			return t('locked-minimumEdits', lock.needs - lock.has, lock.has);
		case 'minimumAccountDays':
			return t('locked-minimumAccountDays', lock.needs - lock.has, lock.has);
		case 'groups':
			return t('locked-groups', lock.needs.join(t('comma')));
		case 'babel':
			return t('locked-babel', `${lock.language}-${lock.needs}`);
		default:
			return t(`locked-${lock.rule}`);
	}
}

/** Newcomers practise first, where there is something to practise on. */
export function practiseFirst({ mine }: Campaign): boolean {
	if (mine === null || mine.worksetId !== null || mine.answered > 0) return false;
	return mine.practice.answered < mine.practice.items;
}
