/**
 * Volunteers as they are at their worst: they double-click, send again what was stored, give edits back half-way, skip,
 * take answers back, forget an edit until its lease has run out and answer it all the same. What they were told is kept,
 * so that it can be held against the tables.
 */
import { randomUUID } from 'node:crypto';
import { putLabel, releaseWorkset, takeWorkset } from '../../campaigns/contract/calls.ts';
import type { LabelContent, LabelOutcome } from '../../campaigns/contract/label.ts';
import { openRandom, type Random } from '../../campaigns/contract/random.ts';
import type { Database } from '../../db/connect.ts';
import type { Browser } from './ask.ts';

export type Receipts = Map<string, { taskId: number; kind: LabelContent['kind']; outcome: LabelOutcome }>;

export type RestlessWork = {
	campaignId: number;
	formDigest: string;
	/** filled with everything that the server said it had stored */
	receipts: Receipts;
	/** lets the leases of some edits run out, whoever has them */
	letLeasesRunOut(): Promise<void>;
	/** tells when it is time to give up */
	isOver(): boolean;
};

/**
 * All of them at once, until the campaign has closed: who found nothing left comes back, because somebody may have passed
 * on an edit since.
 */
export async function workTogether(
	browsers: readonly Browser[],
	work: RestlessWork,
	isClosed: () => Promise<boolean>,
): Promise<void> {
	for (let round = 0; !(await isClosed()); round++)
		await Promise.all(
			browsers.map((browser, i) => workRestlessly(browser, work, round * browsers.length + i)),
		);
}

/** Works until there is nothing left to label. @param seed what this volunteer is like */
async function workRestlessly(browser: Browser, work: RestlessWork, seed: number): Promise<void> {
	const random = openRandom(seed, 'restless');
	while (!work.isOver()) {
		const tasks = await takeTwiceAtOnce(browser, work.campaignId, random);
		if (tasks === null) return;
		const forgotten: number[] = [];
		for (const taskId of tasks) {
			const mood = random.next();
			if (mood < 0.05) forgotten.push(taskId);
			else if (mood < 0.08) await say(browser, work, content(work, taskId, 'skip'), random);
			else {
				await say(browser, work, content(work, taskId, 'answer'), random);
				if (mood < 0.12) {
					await say(browser, work, content(work, taskId, 'undo'), random);
					await say(browser, work, content(work, taskId, 'answer'), random);
				}
			}
			if (mood > 0.98) break;
		}
		if (random.next() < 0.1) await work.letLeasesRunOut();
		for (const taskId of forgotten) await say(browser, work, content(work, taskId, 'answer'), random);
		if (random.next() < 0.2) await giveBack(browser, work.campaignId);
	}
	throw new Error('The volunteers did not finish in time.');
}

/** A double click on "Start"; the tasks in hand that are unanswered, null when there are none left. */
async function takeTwiceAtOnce(
	browser: Browser,
	campaignId: number,
	random: Random,
): Promise<number[] | null> {
	const asked = Array.from({ length: random.next() < 0.3 ? 2 : 1 }, () =>
		browser.ask(takeWorkset, { campaignId }),
	);
	const answers = await Promise.all(asked);
	const worksets = answers.flatMap((answer) => {
		if (answer.ok) return [answer.output.workset];
		if (['NO_TASKS_LEFT', 'CAMPAIGN_NOT_OPEN'].includes(answer.error.code)) return [];
		throw new Error(`takeWorkset: ${answer.status} ${answer.error.code}`);
	});
	// two only where the leases of the first ran out in between
	const last = worksets.at(-1);
	if (!last) return null;
	return last.tasks.filter(({ state }) => state === 'open').map(({ taskId }) => taskId);
}

/** Sends a label, some twice at once, some again afterwards; each must be told the same. */
async function say(
	browser: Browser,
	{ receipts }: RestlessWork,
	label: LabelContent,
	random: Random,
): Promise<void> {
	const id = randomUUID();
	const put = async () => {
		const answer = await browser.ask(putLabel, { id, label });
		// two clicks on one edit from two places: the second finds nothing to take back
		if (!answer.ok && answer.error.code === 'NOTHING_TO_UNDO') return null;
		if (!answer.ok) throw new Error(`putLabel: ${answer.status} ${JSON.stringify(answer.error)}`);
		return answer.output.outcome;
	};
	const outcomes = await Promise.all(random.next() < 0.2 ? [put(), put()] : [put()]);
	if (random.next() < 0.1) outcomes.push(await put());
	const [outcome] = outcomes;
	if (outcomes.some((one) => one !== outcome)) throw new Error(`label ${id} was ${outcomes.join(', then ')}`);
	if (outcome) receipts.set(id, { taskId: label.taskId, kind: label.kind, outcome });
}

async function giveBack(browser: Browser, campaignId: number): Promise<void> {
	const answer = await browser.ask(takeWorkset, { campaignId });
	if (answer.ok) await browser.get(releaseWorkset, { worksetId: answer.output.workset.worksetId });
}

function content(
	{ formDigest }: RestlessWork,
	taskId: number,
	kind: 'answer' | 'skip' | 'undo',
): LabelContent {
	const common = {
		...{ taskId, formDigest, language: 'en', millisecondsSpent: 4000 },
		answeredAt: '2026-11-21T12:00:00Z',
	};
	if (kind === 'answer')
		return { kind, answers: { damaging: taskId % 5 === 0 ? 'yes' : 'no', goodfaith: 'yes' }, ...common };
	return kind === 'skip' ? { kind, reason: 'cannot_judge', ...common } : { kind, ...common };
}

/** What the tables say once everybody has stopped: not the code under test, but plain SQL over the rows. */
export type Proof = {
	tasks: number;
	/** with exactly their number of accepted labels, by as many people */
	exact: number;
	/** with more */
	overLabelled: number;
	/** people whose answers sit in two seats of one task */
	duplicates: number;
	/** receipts without a row that says the same, and answers that no seat and no surplus accounts for */
	lost: number;
	/** rows for which nobody got a receipt */
	unasked: number;
};

export async function proveExact({ sql }: Database, campaignId: number, receipts: Receipts): Promise<Proof> {
	const rows = await sql<{ id: string; taskId: number; kind: string; outcome: string }[]>`
		select l.id, l.task_id::int as "taskId", l.kind, l.outcome
		from label as l join task as t on t.id = l.task_id where t.campaign_id = ${campaignId}`;
	const stored = new Map(rows.map((row) => [row.id, row]));
	const missing = [...receipts].filter(([id, told]) => {
		const row = stored.get(id);
		return row?.taskId !== told.taskId || row.kind !== told.kind || row.outcome !== told.outcome;
	});
	const [counted] = await sql<Omit<Proof, 'lost' | 'unasked'>[]>`
		with latest as (
			select distinct on (l.task_id, l.person_id) l.id, l.task_id, l.person_id, l.outcome
			from label as l join task as t on t.id = l.task_id
			where t.campaign_id = ${campaignId} and l.kind in ('answer', 'undo')
			order by l.task_id, l.person_id, l.sequence desc
		), per_task as (
			select t.id, t.seats, count(l.id) filter (where l.outcome = 'accepted') as accepted,
				count(distinct l.person_id) filter (where l.outcome = 'accepted') as people,
				(select count(*) from seat as s where s.task_id = t.id and s.label_id is not null) as seated
			from task as t left join latest as l on l.task_id = t.id
			where t.campaign_id = ${campaignId} group by t.id
		)
		select count(*)::int as tasks,
			count(*) filter (where accepted = seats and people = seats and seated = seats)::int as exact,
			count(*) filter (where greatest(accepted, seated) > seats)::int as "overLabelled",
			(select count(*)::int from (select from seat where campaign_id = ${campaignId} and label_id is not null
				group by task_id, person_id having count(*) > 1) as twice) as duplicates
		from per_task`;
	const [adrift] = await sql<{ count: number }[]>`
		select count(*)::int as count from (
			select distinct on (l.task_id, l.person_id) l.id, l.kind, l.outcome
			from label as l join task as t on t.id = l.task_id where t.campaign_id = ${campaignId}
			order by l.task_id, l.person_id, l.sequence desc
		) as latest
		where kind = 'answer' and outcome = 'accepted'
			and not exists (select from seat as s where s.label_id = latest.id)`;
	if (!counted || !adrift) throw new Error('a count came back without a row');
	return {
		...counted,
		lost: missing.length + adrift.count,
		unasked: rows.filter(({ id }) => !receipts.has(id)).length,
	};
}
