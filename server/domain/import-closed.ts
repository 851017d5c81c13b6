/**
 * Takes in a campaign that was held elsewhere, as a closed campaign of this installation: with its tasks, what was said
 * and when, by people who are nobody here. It is then frozen into a dataset like any other.
 */
import { flawsOfAnswers } from '../../campaigns/contract/answers.ts';
import type { View } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import type { SkipReason } from '../../campaigns/contract/label.ts';
import { insertCampaign, insertForm, type NewTask } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { insertTombstones } from '../../db/hidden-edits.ts';
import {
	type EndedLabel,
	findOutsiders,
	insertEndedAutomatedLabels,
	insertEndedLabels,
	insertEndedTasks,
	insertPseudonym,
	insertWorkset,
} from '../../db/imports.ts';
import type { PersonRow } from '../../db/people.ts';
import { canonicalJson } from './canonical-json.ts';
import { logAction } from './log.ts';
import type { Clock, GoneReason, NewSecret, Sha256 } from './ports.ts';

/** tasks stored at once */
const BATCH = 1000;
/** tasks in one workset: a place in it is a small number */
const WORKSET = 1000;

export type EndedCampaign = {
	wiki: string;
	name: string;
	purpose: string;
	/** key of a template, or `custom` */
	template: string;
	view: View;
	form: Form;
	/** labels beyond so many of a task are surplus */
	labelsPerTask: number;
	tasksPerWorkset: number;
	createdAt: Date;
	/** of what its people are called, as `wikilabels`: the same name in the same source is the same person */
	source: string;
	/** who brings it in; null for the operators */
	by: PersonRow | null;
	/** people who were there and said nothing */
	silent?: readonly string[];
	/** what the log is to say besides */
	logged?: Record<string, unknown>;
};

/** What somebody said of a task, in the order in which they said it. */
export type EndedSaying = {
	/** what the source calls them; need not be a name, and never leads to an account */
	person: string;
	kind: 'answer' | 'skip' | 'undo';
	/** in the words of the form; null unless it is an answer */
	answers: Answers | null;
	skipReason?: SkipReason | null;
	/** seconds since 1970, to the microsecond */
	at: number;
};

export type ImportedTask = NewTask & {
	labels: readonly EndedSaying[];
	/** why nothing may be shown of it any more; left out where it may */
	gone?: GoneReason | null;
	/** what rules said, where no person did */
	automated?: { answers: Answers; reasons: readonly string[]; at: number } | null;
};

/** What became of a batch of tasks: for those who keep more of them than campaigns have. */
export type Stored<T extends ImportedTask> = {
	campaignId: number;
	tasks: readonly { task: T; taskId: number; labelIds: readonly string[] }[];
};

type Parts = { tx: Db; now: Clock; sha256: Sha256; newSecret: NewSecret };

/**
 * Stores the campaign in the caller's transaction, a thousand tasks at a time, so that memory does not grow with them.
 * Each edit must be there once (see `NewTask.partKey`), and the answers must fit the form.
 *
 * @param numberOf what people are called in datasets as a number; drawn by chance where left out
 * @param onStored is told of each batch
 * @returns how much came in, and its people by what they are called
 * @throws {Failure} INVALID_INPUT for answers that do not fit the form
 */
export async function importClosed<T extends ImportedTask>(
	parts: Parts,
	campaign: EndedCampaign,
	tasks: Iterable<T> | AsyncIterable<T>,
	{
		numberOf,
		onStored,
	}: {
		numberOf?: (person: string) => number;
		onStored?: (stored: Stored<T>) => Promise<void>;
	} = {},
): Promise<{
	campaignId: number;
	tasks: number;
	labels: number;
	people: number;
	personIds: ReadonlyMap<string, number>;
}> {
	const { tx, now, sha256 } = parts;
	const { source, by, logged, silent = [], form, ...settings } = campaign;
	const formDigest = sha256(canonicalJson(form));
	await insertForm(tx, formDigest, form);
	const campaignId = await insertCampaign(tx, {
		...settings,
		formDigest,
		leaseMinutes: 24 * 60,
		seed: 0,
		createdBy: by?.id ?? null,
		closedAt: now(),
	});
	const people = createOutsiders(parts, { campaignId, farm: `import:${source}`, numberOf });
	await people.meet(silent);
	const counts = { tasks: 0, labels: 0 };
	for await (const batch of batchesOf(tasks)) {
		for (const { labels } of batch) for (const { answers } of labels) if (answers) needFitting(form, answers);
		const placed = batch.map((task) => ({ task, seated: seatsOf(task.labels, settings.labelsPerTask) }));
		const taskIds = await insertEndedTasks(
			tx,
			campaignId,
			placed.map(({ task, seated }, i) => ({
				revisionId: task.revisionId,
				part: task.part,
				partKey: task.partKey,
				...(task.drawn ? { drawn: task.drawn } : {}),
				position: counts.tasks + i,
				seats: settings.labelsPerTask,
				seatsTaken: seated.size,
				state: stateOf(task, seated.size >= settings.labelsPerTask),
				goneReason: task.gone ?? null,
			})),
		);
		const hidden = batch.flatMap(({ gone }, i) => (gone ? [{ taskId: taskIds[i] ?? 0, reason: gone }] : []));
		await insertTombstones(tx, campaignId, hidden, now());
		const said = placed.flatMap(({ task, seated }, i) =>
			task.labels.map((label, place) => ({ label, place, task, seated, taskId: taskIds[i] ?? 0 })),
		);
		await people.meet(said.map(({ label }) => label.person));
		const rows: EndedLabel[] = [];
		for (const { label, place, task, seated, taskId } of said) {
			const person = await people.find(label.person);
			const seat = seated.get(label.person);
			const isFirst = task.labels.findIndex((other) => other.person === label.person) === place;
			const isLast = task.labels.findLastIndex((other) => other.person === label.person) === place;
			rows.push({
				...{ taskId, personId: person.id, kind: label.kind, answers: label.answers, at: label.at },
				skipReason: label.skipReason ?? (label.kind === 'skip' ? 'none' : null),
				outcome: label.kind !== 'answer' ? 'recorded' : seat ? 'accepted' : 'surplus',
				seat: seat !== undefined && isLast ? { number: seat, of: settings.labelsPerTask } : null,
				handed: isFirst ? await people.hand(label.person, label.at) : null,
				worksetId: person.worksetId,
			});
		}
		const labelIds = rows.length > 0 ? await insertEndedLabels(tx, { campaignId, formDigest }, rows) : [];
		const automated = batch.flatMap((task, i) =>
			task.automated ? [{ ...task.automated, taskId: taskIds[i] ?? 0 }] : [],
		);
		if (automated.length > 0) await insertEndedAutomatedLabels(tx, automated);
		counts.tasks += batch.length;
		counts.labels += rows.length;
		let next = 0;
		const tasksStored = batch.map((task, i) => ({
			task,
			taskId: taskIds[i] ?? 0,
			labelIds: task.labels.map(() => labelIds[next++] ?? ''),
		}));
		await onStored?.({ campaignId, tasks: tasksStored });
	}
	await logAction(tx, {
		...{ at: now(), by, wiki: settings.wiki, action: 'importCampaign' },
		subject: { kind: 'campaign', id: campaignId },
		after: { name: settings.name, source, formDigest, ...counts, people: people.ids().size, ...logged },
	});
	const personIds = people.ids();
	return { campaignId, ...counts, people: personIds.size, personIds };
}

function stateOf({ gone, automated }: ImportedTask, full: boolean): 'open' | 'done' | 'gone' | 'automated' {
	if (gone) return 'gone';
	if (automated) return 'automated';
	return full ? 'done' : 'open';
}

/** Who holds which seat, from 1: those whose last word is an answer, in the order in which they first spoke. */
function seatsOf(labels: readonly EndedSaying[], seats: number): Map<string, number> {
	const last = new Map(labels.map((label) => [label.person, label.kind]));
	const seated = [...last].filter(([, kind]) => kind === 'answer').slice(0, seats);
	return new Map(seated.map(([person], i) => [person, i + 1]));
}

/** @throws {Failure} INVALID_INPUT */
function needFitting(form: Form, answers: Answers): void {
	const flaws = flawsOfAnswers(form, answers);
	if (flaws.length > 0) throw new Failure('INVALID_INPUT', { answers: flaws });
}

async function* batchesOf<T>(tasks: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T[]> {
	let batch: T[] = [];
	for await (const task of tasks) {
		batch.push(task);
		if (batch.length < BATCH) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
}

type Outsider = { id: number; worksetId: number; place: number };

/** The people of one campaign that came from elsewhere, each with the workset in which they were handed edits last. */
function createOutsiders(
	{ tx, now, newSecret }: Parts,
	{
		campaignId,
		farm,
		numberOf,
	}: { campaignId: number; farm: string; numberOf: ((person: string) => number) | undefined },
) {
	const known = new Map<string, Outsider>();

	async function find(name: string): Promise<Outsider> {
		const person = known.get(name);
		if (!person) throw new Error('a person of an import was not stored');
		return person;
	}

	return {
		find,
		ids: () => new Map([...known].map(([name, { id }]) => [name, id])),
		async meet(names: readonly string[]): Promise<void> {
			const unknown = [...new Set(names)].filter((name) => !known.has(name));
			if (unknown.length === 0) return;
			for (const [name, id] of await findOutsiders(tx, farm, unknown, now())) {
				known.set(name, { id, worksetId: 0, place: WORKSET });
				if (numberOf)
					await insertPseudonym(tx, { campaignId, personId: id, name: newSecret(), number: numberOf(name) });
			}
		},
		async hand(name: string, at: number): Promise<{ worksetId: number; place: number }> {
			const person = await find(name);
			if (person.place >= WORKSET) {
				const createdAt = new Date(at * 1000);
				person.worksetId = await insertWorkset(tx, { campaignId, personId: person.id, createdAt });
				person.place = 0;
			}
			return { worksetId: person.worksetId, place: person.place++ };
		},
	};
}
