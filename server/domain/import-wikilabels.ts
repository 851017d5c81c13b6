/**
 * Old campaigns of Wikilabels come in whole: as closed campaigns, with every edit, answer and time, under the numbers that
 * they had. Their people are rows of a farm of their own, known by the number that Wikilabels published, and are tied to
 * no account. What cannot be taken is listed; the rest is taken in one transaction.
 */
import { customTemplate, type View } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { ImportedCampaigns } from '../../campaigns/contract/wikilabels-import.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import {
	findImported,
	insertImported,
	insertImportedLabels,
	insertImportedTasks,
	insertImportedWorksets,
	reserveNumber,
} from '../../db/wikilabels.ts';
import { canonicalJson } from './canonical-json.ts';
import { type ImportedTask, importClosed } from './import-closed.ts';
import { readListedEdit } from './listed-edit.ts';
import type { Clock, NewSecret, Sha256, Wikis } from './ports.ts';
import { type ReadForm, readForm } from './wikilabels-form.ts';
import { readWikilabels, type Source, type SourceLabel, type SourceTask } from './wikilabels-source.ts';

const SOURCE = 'wikilabels';
/** how many things that cannot be taken are spelled out; the rest is counted */
const MOST_TOLD = 100;
const MOST_SEATS = 20;
const MOST_TASKS_PER_WORKSET = 100;
const LONGEST_NAME = 200;
/** campaigns made here go on counting behind the numbers that are kept: a wild one must not eat up theirs */
const LARGEST_NUMBER = 1_000_000;

const views: Record<string, View> = {
	DiffToPrevious: 'diff',
	MultiDiffToPrevious: 'diffs',
	PageAsOfRevision: 'page',
	PrintablePageAsOfRevision: 'page',
	UnsourcedStatement: 'statement',
};

type Parts = { db: Db; now: Clock; wikis: Wikis; sha256: Sha256; newSecret: NewSecret };

/** A task with what Wikilabels has of it besides. */
type Taken = ImportedTask & {
	number: number;
	data: unknown;
	people: readonly SourceLabel[];
	rules: readonly (SourceLabel & { place: number })[];
};

/**
 * @param wiki only campaigns of this wiki; null for those of every wiki that is served here
 * @throws {Failure} WIKI_UNKNOWN; INVALID_INPUT when it cannot be read, or holds nothing that can be taken
 */
export async function importWikilabels(
	parts: Parts,
	content: string,
	{ wiki, by }: { wiki: string | null; by: PersonRow | null },
): Promise<ImportedCampaigns> {
	if (wiki !== null) parts.wikis.of(wiki);
	const served = new Set(wiki === null ? parts.wikis.list().map(({ name }) => name) : [wiki]);
	const notTaken = createList();
	const campaigns: ImportedCampaigns['campaigns'] = [];
	await parts.db.transaction(async (tx) => {
		for (const source of readWikilabels(content)) {
			const { id, name, wiki: itsWiki } = source.campaign;
			const called = `campaign ${id} (${name})`;
			const digest = parts.sha256(canonicalJson(source));
			const known = await findImported(tx, digest);
			if (known !== null) notTaken.add(called, `is here already, as campaign ${known}`);
			else if (!served.has(itsWiki)) notTaken.add(called, `is about ${itsWiki}, another wiki`);
			else if (source.tasks.length === 0) notTaken.add(called, 'has no tasks');
			else campaigns.push(await importOne({ ...parts, tx }, source, { digest, by, notTaken }));
		}
	});
	if (campaigns.length === 0) throw new Failure('INVALID_INPUT', { content: notTaken.told() });
	return { campaigns, notTaken: notTaken.told(), notTakenCount: notTaken.count() };
}

async function importOne(
	parts: Parts & { tx: Db },
	source: Source,
	{ digest, by, notTaken }: { digest: string; by: PersonRow | null; notTaken: List },
): Promise<ImportedCampaigns['campaigns'][number]> {
	const { tx } = parts;
	const { campaign } = source;
	const view = views[campaign.view] ?? 'diff';
	const read = readForm(campaign.form, dataOf(source));
	const isFree = campaign.id <= LARGEST_NUMBER && (await reserveNumber(tx, campaign.id));
	const number = isFree ? campaign.id : null;
	if (number === null)
		notTaken.add(
			`the number ${campaign.id} of ${campaign.name}`,
			'belongs to another campaign here, or is too large',
		);
	const wanted = { labels: campaign.labels_per_task, tasks: campaign.tasks_per_assignment };
	const { campaignId, personIds, ...counts } = await importClosed<Taken>(
		parts,
		{
			...{ wiki: campaign.wiki, source: SOURCE, by, view, form: read.form },
			name: campaign.name.trim().slice(0, LONGEST_NAME).trim() || `Wikilabels ${campaign.id}`,
			purpose: `Labelled in Wikilabels with the form ${campaign.form}.`,
			template: view === 'diff' ? read.template : customTemplate,
			labelsPerTask: Math.min(MOST_SEATS, Math.max(1, wanted.labels)),
			tasksPerWorkset: Math.min(MOST_TASKS_PER_WORKSET, Math.max(1, wanted.tasks)),
			createdAt: new Date(campaign.created * 1000),
			silent: source.worksets.map(({ user_id }) => String(user_id)),
			logged: { number },
		},
		tasksOf(source, view, read, notTaken),
		{
			numberOf: Number,
			async onStored(stored) {
				await insertImportedTasks(
					tx,
					stored.tasks.map(({ task, taskId }) => ({
						...{ taskId, campaignId: stored.campaignId, number: task.number, data: task.data },
						automated: task.rules.length > 0 ? [...task.rules] : null,
					})),
				);
				const labels = stored.tasks.flatMap(({ task, labelIds }) =>
					task.people.map(({ data }, i) => ({ labelId: labelIds[i] ?? '', data })),
				);
				if (labels.length > 0) await insertImportedLabels(tx, labels);
			},
		},
	);
	const worksets = source.worksets.map(({ id, user_id, ...workset }) => ({
		...{ ...workset, number: id, personId: personIds.get(String(user_id)) ?? 0 },
	}));
	await insertImportedWorksets(tx, campaignId, worksets);
	await insertImported(tx, {
		...{ campaignId, number, digest, form: campaign.form, view: campaign.view, active: campaign.active },
		infoUrl: campaign.info_url ?? null,
		labelsPerTask: campaign.labels_per_task,
		tasksPerAssignment: campaign.tasks_per_assignment,
	});
	return { campaignId, number, name: campaign.name, wiki: campaign.wiki, ...counts };
}

/** What people say in all labels of a campaign, for the form that it is read by. */
function* dataOf({ tasks }: Source): Generator<unknown> {
	for (const { labels } of tasks) for (const { data } of labels) yield data;
}

function* tasksOf(source: Source, view: View, read: ReadForm, notTaken: List): Generator<Taken> {
	const seen = new Set<string>();
	for (const task of source.tasks) {
		const called = `task ${task.id} of campaign ${source.campaign.id}`;
		const found = readListedEdit(task.data, view);
		if ('fault' in found) {
			notTaken.add(called, found.fault);
			continue;
		}
		const partKey = found.part === null ? '' : canonicalJson(found.part);
		const key = `${found.revisionId} ${partKey}`;
		if (seen.has(key)) notTaken.add(called, `its edit ${found.revisionId} is in this campaign twice`);
		else {
			seen.add(key);
			yield taken(task, { ...found, partKey }, read);
		}
	}
}

/** Labels with a key `automated` are what a rule said: they count where no person said anything. */
function taken(
	{ id, data, labels }: SourceTask,
	edit: Pick<ImportedTask, 'revisionId' | 'part' | 'partKey'>,
	read: ReadForm,
): Taken {
	const placed = labels.map((label, place) => ({ ...label, place }));
	const isRule = ({ data: said }: SourceLabel) =>
		typeof said === 'object' && said !== null && 'automated' in said;
	const rules = placed.filter(isRule);
	const people = labels.filter((label) => !isRule(label));
	const [rule] = rules;
	return {
		...edit,
		...{ number: id, data, rules, people },
		labels: people.map((label) => ({
			...{ person: String(label.user_id), kind: 'answer' as const, at: label.timestamp },
			answers: read.answersOf(label.data),
		})),
		automated:
			rule && people.length === 0
				? { answers: read.answersOf(rule.data), reasons: ['imported'], at: rule.timestamp }
				: null,
	};
}

type List = ReturnType<typeof createList>;

function createList() {
	const told: { what: string; why: string }[] = [];
	let count = 0;
	return {
		add(what: string, why: string) {
			count++;
			if (told.length < MOST_TOLD) told.push({ what, why });
		},
		told: () => told,
		count: () => count,
	};
}
