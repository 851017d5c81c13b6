/** When there are answers enough: a coordinator says what is to be known, and whether the campaign closes then. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import type { Goal } from '../../campaigns/contract/goal.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { changeCampaign, listCampaignsClosingAtGoal, lockCampaign } from '../../db/campaign-life.ts';
import { findCampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { lockHandingOut } from '../../db/turns.ts';
import type { Deed } from './life.ts';
import { logAction } from './log.ts';
import type { Measuring } from './measuring.ts';
import type { Clock } from './ports.ts';
import { statusOf } from './status.ts';

type Parts = { db: Db; now: Clock; measuring: Measuring };

/** @throws {Failure} NOT_FOUND, NOT_CHANGEABLE when it is over or closing, INVALID_INPUT for a choice that it does not offer */
export async function putGoal(parts: Parts, deed: Deed, goal: Goal | null): Promise<void> {
	const facts = await findCampaignFacts(parts.db, deed.campaignId);
	if (!facts) throw new Failure('NOT_FOUND', { campaignId: deed.campaignId });
	if (goal) needGoalOf(facts.form, goal);
	await change(parts, deed, 'putGoal', { goal, closesAtGoalSince: null });
}

/** @throws {Failure} INVALID_INPUT for a goal that answers to this form cannot reach */
export function needGoalOf(form: Form, goal: Goal): void {
	const question = form.questions.find(({ name }) => name === goal.question);
	const kinds = ['choice', 'scale', 'several'];
	if (!question || !kinds.includes(question.kind) || question.showIf)
		throw new Failure('INVALID_INPUT', { question: 'must be one with choices that is asked of every edit' });
	if (!choicesOf(question).some(({ value }) => value === goal.choice))
		throw new Failure('INVALID_INPUT', { choice: `is not one of ${question.name}` });
}

/** @throws {Failure} NOT_FOUND, NOT_CHANGEABLE when it is over or closing, or has no goal */
export async function closeAtGoal(parts: Parts, deed: Deed, wanted: boolean): Promise<void> {
	await change(parts, deed, 'closeAtGoal', { closesAtGoalSince: wanted ? parts.now() : null });
}

async function change(
	{ db, now, measuring }: Parts,
	{ campaignId, by, reason }: Deed,
	action: 'putGoal' | 'closeAtGoal',
	changes: { goal?: Goal | null; closesAtGoalSince: Date | null },
): Promise<void> {
	await db.transaction(async (tx) => {
		const row = await lockCampaign(tx, campaignId);
		if (!row) throw new Failure('NOT_FOUND', { campaignId });
		const at = now();
		const status = statusOf(row, at);
		if (status !== 'open' && status !== 'paused')
			throw new Failure('NOT_CHANGEABLE', { status: `Nothing more is to be known: it is ${status}.` });
		if (changes.closesAtGoalSince && row.goal === null)
			throw new Failure('NOT_CHANGEABLE', { goal: 'Say first what is to be known, and how exactly.' });
		await changeCampaign(tx, campaignId, changes);
		const told = ({ goal, closesAtGoalSince }: Pick<typeof row, 'goal' | 'closesAtGoalSince'>) => ({
			...{ goal, closesAtGoal: closesAtGoalSince !== null },
		});
		await logAction(tx, {
			...{ at, by, wiki: row.wiki, action, reason, subject: { kind: 'campaign', id: campaignId } },
			...{ before: told(row), after: told({ ...row, ...changes }) },
		});
	});
	measuring.forget(campaignId);
}

/**
 * Lets those campaigns close whose coordinators wanted it and whose goal is reached: nothing new is handed out, and who has
 * edits may finish them. An interval of fixed width that is looked at again and again keeps what it promises, nearly (Y. S.
 * Chow and H. Robbins, On the asymptotic theory of fixed-width sequential confidence intervals, 1965).
 */
export async function closeAtGoals({ db, now, measuring }: Parts): Promise<number[]> {
	const closed: number[] = [];
	for (const { id, goal, closesAtGoalSince } of await listCampaignsClosingAtGoal(db)) {
		const stop = (await measuring.read(id))?.measures.stop;
		if (!stop?.reached) continue;
		await db.transaction(async (tx) => {
			await lockHandingOut(tx, id);
			const row = await lockCampaign(tx, id);
			const at = now();
			const wanted = row?.closesAtGoalSince?.getTime() === closesAtGoalSince.getTime();
			if (!row || !wanted || !['open', 'paused'].includes(statusOf(row, at))) return;
			await changeCampaign(tx, id, { closingAt: at, pausedAt: null });
			await logAction(tx, {
				...{ at, by: null, wiki: row.wiki, action: 'windDownCampaign', subject: { kind: 'campaign', id } },
				after: { goal, halfWidth: stop.halfWidth },
			});
			closed.push(id);
		});
	}
	return closed;
}
