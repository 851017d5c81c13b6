/**
 * Whether more answers still move a model (M. Bloodgood and K. Vijay-Shanker 2009): while people label, models are learned
 * from what they said so far, and each is compared with the one before on edits set aside for it. Those are drawn by chance
 * before anybody has had them; people answer them like all others, but nothing is learned from them here. Whoever looks at
 * it decides: nothing ever closes for it.
 */
import { largestFDifference, type StableWhen, stableInARow } from '../../campaigns/agreement/stopping.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import {
	comparableQuestions,
	type Stability,
	type StabilityWanted,
} from '../../campaigns/contract/stability.ts';
import { lockCampaign } from '../../db/campaign-life.ts';
import { findCampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import {
	countRead,
	countUntouched,
	findStability,
	listSuccessiveModels,
	lockComparing,
	replaceStability,
	setAside,
} from '../../db/stability.ts';
import type { Deed } from './life.ts';
import { logAction } from './log.ts';
import type { Clock } from './ports.ts';
import { statusOf } from './status.ts';

/** of the edits that nobody has had yet, but never more than so many, nor fewer */
const SET_ASIDE_PART = 0.25;
const MOST_SET_ASIDE = 1000;
const FEWEST_SET_ASIDE = 20;

/** models are learned from so many edits at the most: who needs more has learned by then that it goes on moving */
export const MOST_LEARNED = 10_000;

/** kappa of .99 keeps F from moving by more than .0404 */
const bound: StableWhen = { atLeast: 0.99, inARow: 3 };

/** At how many decided edits the model after this one is learned. */
export function nextSize(edits: number, every: number): number {
	return edits + Math.max(every, Math.ceil(edits / 10));
}

/**
 * Begins to compare models, begins anew with another question, or ends it: null.
 * @throws {Failure} NOT_FOUND; NOT_CHANGEABLE when it is over or closing, is about pages, or has too few edits left to set
 * aside; INVALID_INPUT for a question of which models cannot be compared
 */
export async function putStability(
	{ db, now }: { db: Db; now: Clock },
	{ campaignId, by, reason }: Deed,
	wanted: StabilityWanted | null,
): Promise<void> {
	const facts = await findCampaignFacts(db, campaignId);
	if (!facts) throw new Failure('NOT_FOUND', { campaignId });
	if (wanted && facts.view !== 'diff')
		throw new Failure('NOT_CHANGEABLE', {
			view: 'Models learn from what single edits changed, and this campaign asks about something else.',
		});
	if (wanted && !comparableQuestions(facts.form).some(({ name }) => name === wanted.question))
		throw new Failure('INVALID_INPUT', {
			question: 'must be one that every edit gets one of a few answers to',
		});
	await db.transaction(async (tx) => {
		await lockComparing(tx, campaignId);
		const row = await lockCampaign(tx, campaignId);
		if (!row) throw new Failure('NOT_FOUND', { campaignId });
		const at = now();
		const status = statusOf(row, at);
		if (wanted && status !== 'open' && status !== 'paused')
			throw new Failure('NOT_CHANGEABLE', { status: `No more answers come: it is ${status}.` });
		const before = await findStability(tx, campaignId);
		await replaceStability(tx, campaignId, wanted);
		if (wanted) {
			const untouched = await countUntouched(tx, campaignId);
			const edits = Math.min(MOST_SET_ASIDE, Math.floor(untouched * SET_ASIDE_PART));
			if (edits < FEWEST_SET_ASIDE)
				throw new Failure('NOT_CHANGEABLE', {
					edits: `A quarter of the edits that nobody has had yet is set aside for comparing, and that has to be ${FEWEST_SET_ASIDE} at least: there are ${untouched} such edits, and ${FEWEST_SET_ASIDE / SET_ASIDE_PART} are needed.`,
				});
			await setAside(tx, campaignId, edits, row.seed);
		}
		const told = (one: StabilityWanted | null) => one && { question: one.question, every: one.every };
		await logAction(tx, {
			...{ at, by, wiki: row.wiki, action: 'putStability', reason },
			subject: { kind: 'campaign', id: campaignId },
			...{ before: told(before), after: told(wanted) },
		});
	});
}

/** What came of it so far; null where nobody wanted it. */
export async function readStability(db: Db, campaignId: number): Promise<Stability | null> {
	const row = await findStability(db, campaignId);
	if (!row) return null;
	const read = await countRead(db, campaignId);
	const models = await listSuccessiveModels(db, campaignId);
	const kappas = models.slice(1).map(({ kappa }) => kappa);
	const inARow = stableInARow(kappas, bound);
	return {
		wanted: { question: row.question, every: row.every },
		setAside: { edits: read.aside, unread: read.asideUnread, unreadable: read.asideUnreadable },
		...{ known: read.known, unreadable: read.unreadable, decided: row.decided },
		nextAt: row.waitsFor === 'nothing' ? null : nextSize(models.at(-1)?.edits ?? 0, row.every),
		waitsFor: row.waitsFor,
		models: models.map(({ learnedAt, edits, compared, kappa, reason }) => {
			const difference = kappa !== null && kappa > 0 ? largestFDifference(kappa) : null;
			return {
				...{ learnedAt: learnedAt.toISOString(), edits, compared, kappa, reason },
				largestFDifference: difference !== null && difference <= 1 ? difference : null,
			};
		}),
		...{ bound, inARow, reached: inARow >= bound.inARow },
	};
}
