/** Whether somebody may take edits of a campaign, and how far they are from it. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Obstacle, Obstacles } from '../../campaigns/contract/obstacle.ts';
import type { PracticeStanding } from '../../campaigns/contract/practice.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import { countPractice } from '../../db/practice.ts';
import type { Accounts } from './accounts.ts';
import { obstaclesOf } from './eligibility.ts';
import type { Clock } from './ports.ts';

type Joining = { db: Db; now: Clock; accounts: Accounts };

type Standing = { obstacles: Obstacle[]; practice: PracticeStanding };

/** Nothing keeps anybody from a campaign that is closed: there is nothing to keep them from. */
export async function standingOf(
	{ db, now, accounts }: Joining,
	campaign: CampaignFacts,
	person: PersonRow,
): Promise<Standing> {
	const { id, wiki, rules, closedAt, practiceItems } = campaign;
	const practice =
		practiceItems === 0 ? { items: 0, answered: 0, agreed: 0 } : await countPractice(db, id, person.id);
	if (closedAt) return { obstacles: [], practice };
	const account = await accountOf(accounts, person, wiki);
	return { obstacles: obstaclesOf(rules, { name: person.name, wiki, account, practice }, now()), practice };
}

/** A wiki that is configured no more says nothing of anybody: then there is no account of theirs there. */
async function accountOf(accounts: Accounts, person: PersonRow, wiki: string) {
	try {
		return await accounts.of(person, wiki);
	} catch (error) {
		if (error instanceof Failure && error.code === 'WIKI_UNKNOWN') return null;
		throw error;
	}
}

/** @throws {Failure} NOT_ELIGIBLE, with what is in the way */
export async function needEligible(
	parts: Joining,
	campaign: CampaignFacts,
	person: PersonRow,
): Promise<void> {
	const { obstacles } = await standingOf(parts, campaign, person);
	const details: Obstacles = { obstacles };
	if (obstacles.length > 0) throw new Failure('NOT_ELIGIBLE', details);
}
