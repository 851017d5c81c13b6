/**
 * Settling disagreements. An edit is in the queue when it has its answers and these differ, or all are "unsure"; nobody
 * settles one that they answered, or even sees what others said of it. Until the dataset is frozen each decision can be
 * replaced or taken back.
 */

import type { Decision, DisagreementItem, Queue } from '../../campaigns/contract/adjudication.ts';
import { faultsOfAnswers, tidyAnswers } from '../../campaigns/contract/answers.ts';
import { decisionForm } from '../../campaigns/contract/decision-form.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Answers } from '../../campaigns/contract/form.ts';
import type { LogAction } from '../../campaigns/contract/log.ts';
import type { HeldBackEdit, ShownEdit } from '../../campaigns/contract/task.ts';
import {
	type ContestedTask,
	countContested,
	findContested,
	insertDecision,
	listContested,
	listDecisions,
} from '../../db/adjudication.ts';
import type { Db } from '../../db/connect.ts';
import { tryShareFreezing } from '../../db/freezing.ts';
import { findEditOfTask, lockTask } from '../../db/labels.ts';
import type { PersonRow } from '../../db/people.ts';
import { nameUnlessLeft } from './access.ts';
import { findCampaign } from './campaigns.ts';
import { logAction } from './log.ts';
import type { Clock, Wikis } from './ports.ts';
import { titlesOf } from './titles.ts';
import { type Asked, show } from './views.ts';

/** edits a page: as many revisions as a wiki is asked about in one request */
const PAGE = 50;
const DECISIONS_SHOWN = 20;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A page of what there is to settle, or was settled. @throws {Failure} NOT_FOUND */
export async function listQueue(
	{ db, wikis }: { db: Db; wikis: Wikis },
	person: PersonRow,
	request: { campaignId: number; which?: 'left' | 'settled' | undefined; after?: string | undefined },
): Promise<Queue> {
	const { campaignId, which = 'left', after } = request;
	const { wiki, form } = await findCampaign(db, campaignId);
	const rows = await listContested(db, {
		...{ campaignId, personId: person.id, decided: which === 'settled', limit: PAGE + 1 },
		after: after === undefined ? -1 : Number(after),
	});
	const page = rows.slice(0, PAGE);
	const ids = page.map(({ revisionId }) => revisionId);
	const titles = await titlesOf(wikis, wiki, ids);
	const questions = new Set(decisionForm(form).questions.map(({ name }) => name));
	const last = page.at(-1);
	return {
		...(await countContested(db, campaignId, person.id)),
		items: page.map(({ taskId, revisionId, said }) => {
			const found = titles.get(revisionId);
			return {
				...{ taskId, revisionId, title: found && 'title' in found ? found.title : null },
				said: said.map((answers) => only(answers, questions)),
			};
		}),
		next: rows.length > PAGE && last ? String(last.position) : null,
	};
}

function only(answers: Answers, questions: ReadonlySet<string>): Answers {
	return Object.fromEntries(Object.entries(answers).filter(([name]) => questions.has(name)));
}

/** @throws {Failure} NOT_FOUND: there is nothing to settle; OWN_ANSWER */
export async function needContested(db: Db, taskId: number, person: PersonRow): Promise<ContestedTask> {
	const found = await findContested(db, taskId, person.id);
	if (!found?.contested || !found.ready) throw new Failure('NOT_FOUND', { taskId });
	if (found.own) throw new Failure('OWN_ANSWER', { taskId });
	return found;
}

/** One of them with its answers and decisions. @throws {Failure} NOT_FOUND, OWN_ANSWER */
export async function readItem(db: Db, person: PersonRow, taskId: number): Promise<DisagreementItem> {
	const { campaignId, revisionId, said, frozen } = await needContested(db, taskId, person);
	const decisions = await listDecisions(db, taskId, DECISIONS_SHOWN);
	return {
		...{ taskId, campaignId, revisionId, open: !frozen },
		answers: said.map((answers, at) => ({ letter: LETTERS[at] ?? String(at + 1), answers })),
		decisions: decisions.map(
			({ kind, answers, reason, at, ...by }): Decision => ({
				...{ kind, answers, reason },
				by: nameUnlessLeft(by),
				at: at.toISOString(),
			}),
		),
	};
}

/** The edit itself, as volunteers saw it. @throws {Failure} NOT_FOUND, OWN_ANSWER, REVISION_GONE, WIKI_* */
export async function readContestedEdit(
	{ db, wikis }: { db: Db; wikis: Wikis },
	person: PersonRow,
	{ taskId, reveal, ...asked }: { taskId: number; reveal: boolean } & Asked,
): Promise<ShownEdit | HeldBackEdit> {
	await needContested(db, taskId, person);
	const edit = await findEditOfTask(db, taskId);
	if (!edit) throw new Failure('NOT_FOUND', { taskId });
	if (edit.distressing && !reveal) return { taskId, revisionId: edit.revisionId, heldBack: true };
	const answer = await show(wikis.of(edit.wiki), edit, asked);
	if ('shown' in answer) return { ...answer.shown, taskId };
	throw new Failure('REVISION_GONE', { taskId, reason: answer.gone });
}

type Settling = { db: Db; now: Clock };

/**
 * Settles an edit, or settles it otherwise than before.
 *
 * @throws {Failure} NOT_FOUND, OWN_ANSWER, INVALID_INPUT, NOT_CHANGEABLE once it is frozen
 */
export async function decideTask(
	parts: Settling,
	by: PersonRow,
	{ taskId, answers: given, reason }: { taskId: number; answers: Answers; reason: string },
): Promise<void> {
	await settle(parts, by, taskId, 'decideTask', async (tx, { campaignId }) => {
		const form = decisionForm((await findCampaign(tx, campaignId)).form);
		const answers = tidyAnswers(form, given);
		const faults = faultsOfAnswers(form, answers);
		if (faults.length > 0) throw new Failure('INVALID_INPUT', { answers: faults });
		return { kind: 'decided' as const, answers, reason };
	});
}

/** @throws {Failure} NOT_FOUND, OWN_ANSWER, NOT_CHANGEABLE when no decision stands, or once it is frozen */
export async function reverseDecision(
	parts: Settling,
	by: PersonRow,
	{ taskId, reason }: { taskId: number; reason: string },
): Promise<void> {
	await settle(parts, by, taskId, 'reverseDecision', async (_tx, { decided }) => {
		if (!decided) throw new Failure('NOT_CHANGEABLE', { decision: 'No decision stands here.' });
		return { kind: 'reversed' as const, answers: null, reason };
	});
}

/**
 * A row, and a row in the public log with it: who, when, which edit and why; of the answers nothing. Whoever freezes the
 * campaign waits meanwhile: what was decided is in the dataset, or refused.
 */
async function settle(
	{ db, now }: Settling,
	by: PersonRow,
	taskId: number,
	action: LogAction,
	decide: (
		tx: Db,
		task: ContestedTask,
	) => Promise<{ kind: 'decided' | 'reversed'; answers: Answers | null; reason: string }>,
): Promise<void> {
	await db.transaction(async (tx) => {
		await lockTask(tx, taskId);
		const found = await needContested(tx, taskId, by);
		const { campaignId } = found;
		if (!(await tryShareFreezing(tx, campaignId)) || (await isFrozen(tx, taskId, by)))
			throw new Failure('NOT_CHANGEABLE', {
				dataset: 'The dataset of this campaign is frozen: what was decided before is in it.',
			});
		const row = await decide(tx, found);
		const at = now();
		await insertDecision(tx, { ...row, taskId, personId: by.id, at });
		const { wiki } = await findCampaign(tx, campaignId);
		await logAction(tx, {
			...{ at, by, wiki, action, reason: row.reason, subject: { kind: 'campaign', id: campaignId } },
			after: { task: taskId, revision: found.revisionId },
		});
	});
}

/** Looked at anew once nobody can be freezing it. */
async function isFrozen(tx: Db, taskId: number, by: PersonRow): Promise<boolean> {
	return (await findContested(tx, taskId, by.id))?.frozen ?? true;
}
