/** The practice round of a campaign: edits with known answers, judged before anything counts. */

import { faultsOfAnswers, tidyAnswers } from '../../campaigns/contract/answers.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Answers } from '../../campaigns/contract/form.ts';
import type { PracticeFeedback, PracticeItem, PracticeStanding } from '../../campaigns/contract/practice.ts';
import type { HeldBackEdit, ShownEdit } from '../../campaigns/contract/task.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import {
	arrangePracticeItems,
	countPractice,
	deletePracticeItems,
	findPracticeItem,
	findTaskRevisions,
	insertPracticeAnswer,
	listPracticeAnswers,
	listPracticeItems,
	type NewPracticeItem,
	type PracticeItemRow,
} from '../../db/practice.ts';
import { findCampaign } from './campaigns.ts';
import { canonicalJson } from './canonical-json.ts';
import { logAction } from './log.ts';
import type { Clock, Wikis } from './ports.ts';
import { readPracticeList } from './practice-list.ts';
import { type Asked, show } from './views.ts';

/**
 * Replaces the practice round of an open campaign. Items that stay as they were keep what people said of them.
 *
 * @throws {Failure} NOT_FOUND, CAMPAIGN_NOT_OPEN, PRACTICE_UNREADABLE, WIKI_*
 */
export async function putPractice(
	{ db, now, wikis }: { db: Db; now: Clock; wikis: Wikis },
	campaignId: number,
	text: string,
	by: PersonRow | null,
): Promise<void> {
	const { closedAt, wiki, form } = await findCampaign(db, campaignId);
	if (closedAt) throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId });
	const items = await readPracticeList({ wikis, wiki, form }, text, (ids) =>
		findTaskRevisions(db, campaignId, ids),
	);
	await db.transaction(async (tx) => {
		const before = await listPracticeItems(tx, campaignId);
		const arranged = items.map((item) => ({ ...item, itemId: sameItem(before, item)?.id ?? null }));
		const gone = before.filter(({ id }) => !arranged.some(({ itemId }) => itemId === id));
		await deletePracticeItems(
			tx,
			gone.map(({ id }) => id),
		);
		await arrangePracticeItems(tx, campaignId, arranged);
		await logAction(tx, {
			...{ at: now(), by, wiki, action: 'putPractice', subject: { kind: 'campaign', id: campaignId } },
			before: { items: before.length, kept: 0 },
			after: { items: items.length, kept: before.length - gone.length },
		});
	});
}

function sameItem(before: readonly PracticeItemRow[], item: NewPracticeItem): PracticeItemRow | undefined {
	return before.find(
		({ revisionId, answers }) =>
			revisionId === item.revisionId && canonicalJson(answers) === canonicalJson(item.answers),
	);
}

/** The items in their order, each with what is known of it once this person has answered it. @throws {Failure} NOT_FOUND */
export async function readPractice(
	db: Db,
	campaignId: number,
	person: PersonRow,
): Promise<{ items: PracticeItem[] }> {
	await findCampaign(db, campaignId);
	const said = new Map(
		(await listPracticeAnswers(db, campaignId, person.id)).map((row) => [row.practiceItemId, row.answers]),
	);
	const items = await listPracticeItems(db, campaignId);
	return {
		items: items.map((item) => {
			const answers = said.get(item.id);
			return { itemId: item.id, feedback: answers ? feedbackOn(item, answers) : null };
		}),
	};
}

/**
 * An edit of the practice round, blind like any other, in the campaign's view, and held back like any other of it. Of a
 * page nothing is marked. One that the wiki no longer shows leaves the round.
 *
 * @throws {Failure} NOT_FOUND, REVISION_GONE, WIKI_*
 */
export async function readPracticeEdit(
	{ db, wikis }: { db: Db; wikis: Wikis },
	{ itemId, reveal, ...asked }: { itemId: number; reveal: boolean } & Omit<Asked, 'from'>,
): Promise<ShownEdit | HeldBackEdit> {
	const item = await findItem(db, itemId);
	const { wiki, view, distressing } = await findCampaign(db, item.campaignId);
	const { revisionId } = item;
	if (distressing && !reveal) return { taskId: itemId, revisionId, heldBack: true };
	const answer = await show(wikis.of(wiki), { view, revisionId, part: null }, { ...asked, from: 0 });
	if ('shown' in answer) return { ...answer.shown, taskId: itemId };
	await db.transaction((tx) => deletePracticeItems(tx, [itemId]));
	throw new Failure('REVISION_GONE', { itemId, reason: answer.gone });
}

/** Keeps what somebody said of an item, and tells what is known of it. @throws {Failure} NOT_FOUND, INVALID_INPUT */
export async function answerPractice(
	{ db, now }: { db: Db; now: Clock },
	person: PersonRow,
	{ itemId, answers: given }: { itemId: number; answers: Answers },
): Promise<{ feedback: PracticeFeedback; standing: PracticeStanding }> {
	const item = await findItem(db, itemId);
	const { form } = await findCampaign(db, item.campaignId);
	const answers = tidyAnswers(form, given);
	const faults = faultsOfAnswers(form, answers);
	if (faults.length > 0) throw new Failure('INVALID_INPUT', { answers: faults });
	const feedback = feedbackOn(item, answers);
	await insertPracticeAnswer(db, {
		...{ practiceItemId: itemId, personId: person.id, answers },
		...{ agreed: feedback.agreed, answeredAt: now() },
	});
	return { feedback, standing: await countPractice(db, item.campaignId, person.id) };
}

async function findItem(db: Db, itemId: number): Promise<PracticeItemRow> {
	const item = await findPracticeItem(db, itemId);
	if (!item) throw new Failure('NOT_FOUND', { itemId });
	return item;
}

function feedbackOn({ answers: known, explanation }: PracticeItemRow, said: Answers): PracticeFeedback {
	const agreed = Object.entries(known).every(
		([name, answer]) => canonicalJson(said[name] ?? null) === canonicalJson(answer),
	);
	return { said, known, explanation, agreed };
}
