/**
 * Labels that were given elsewhere, one a line of a table, become a closed campaign: read, checked line by line, and
 * stored all together or not at all. Its dataset says of each label that it was brought in (`origin` is `import`).
 */
import { faultsOfAnswers, tidyAnswers } from '../../campaigns/contract/answers.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import type { LabelMapping } from '../../campaigns/contract/label-import-calls.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import { formFor } from './campaign-form.ts';
import type { EditListFaults } from './edit-list.ts';
import { type EndedCampaign, type ImportedTask, importClosed } from './import-closed.ts';
import { answersOf, flawsOfMapping, guessMapping } from './label-mapping.ts';
import { readTable, type TableFault, type TableRow, textOf } from './label-table.ts';
import type { Clock, NewSecret, Sha256, Wikis } from './ports.ts';

/** as of a campaign's own edits */
const MOST_TASKS = 1_000_000;
/** how many faults are spelled out; the rest is counted */
const MOST_FAULTS_TOLD = 20;
/** lines shown as they are */
const FIRST = 5;
/** the database's seats are numbered by small numbers */
const MOST_LABELS_PER_TASK = 1000;

export type Asked = Parameters<typeof formFor>[1];

export type LabelsToRead = Asked & {
	labels: string;
	mapping?: LabelMapping | undefined;
	skipEmpty?: boolean | undefined;
};

type Read = {
	columns: string[];
	first: string[][];
	mapping: LabelMapping | null;
	faults: TableFault[];
	empty: number;
	tasks: Map<number, ImportedTask['labels'][number][]>;
	labels: number;
	people: Set<string>;
};

/** What would come of a table; nothing is stored. @throws {Failure} INVALID_INPUT, NOT_FOUND (no such form) */
export async function previewLabels({ db, now }: { db: Db; now: Clock }, wanted: LabelsToRead) {
	const { form } = await formForTable(db, wanted);
	const { columns, first, mapping, faults, empty, tasks, labels, people } = readLabels(wanted, form, now);
	return {
		...{ columns, first, mapping, empty, labels },
		faults: told(faults),
		tasks: tasks.size,
		people: people.size,
	};
}

export type LabelsToImport = LabelsToRead & {
	wiki: string;
	name: string;
	purpose: string;
	source: string;
	by: PersonRow | null;
};

export type Importing = {
	db: Db;
	now: Clock;
	sha256: Sha256;
	newSecret: NewSecret;
	wikis: Pick<Wikis, 'of'>;
};

/** @throws {Failure} INVALID_INPUT, NOT_FOUND (no such form), WIKI_UNKNOWN, LABELS_UNREADABLE with {@link EditListFaults} */
export async function importLabels(parts: Importing, wanted: LabelsToImport) {
	parts.wikis.of(wanted.wiki);
	const { template, form, view } = await formForTable(parts.db, wanted);
	const { mapping, faults, tasks } = readLabels(wanted, form, parts.now);
	if (faults.length > 0) throw new Failure('LABELS_UNREADABLE', told(faults));
	const most = Math.max(...[...tasks.values()].map((said) => new Set(said.map(({ person }) => person)).size));
	const campaign: EndedCampaign = {
		...{ wiki: wanted.wiki, name: wanted.name, template, view, form, by: wanted.by },
		...{ labelsPerTask: most, tasksPerWorkset: 20, createdAt: parts.now(), source: wanted.source },
		purpose: withSource(wanted.purpose, wanted.source),
		logged: { columns: mapping },
	};
	const listed = [...tasks].map(
		([revisionId, labels]): ImportedTask => ({ revisionId, part: null, partKey: '', labels }),
	);
	return await parts.db.transaction(async (tx) => await importClosed({ ...parts, tx }, campaign, listed));
}

/** The provenance stands where everybody reads it, and in the dataset's own description. */
export function withSource(purpose: string, source: string): string {
	return `${purpose}\n\nBrought in from elsewhere: ${source}`;
}

/** @throws {Failure} INVALID_INPUT for forms about more than a revision */
async function formForTable(db: Db, asked: Asked) {
	const found = await formFor(db, asked);
	if (found.view === 'diffs' || found.view === 'statement')
		throw new Failure('INVALID_INPUT', {
			template: 'a table names revisions only; labels of several edits or of statements come in as a dataset',
		});
	return found;
}

function told(faults: readonly TableFault[]): EditListFaults {
	return { faults: faults.slice(0, MOST_FAULTS_TOLD), count: faults.length };
}

function readLabels(
	{ labels: text, mapping: given, skipEmpty = false }: LabelsToRead,
	form: Form,
	now: Clock,
): Read {
	const { columns, rows, faults } = readTable(text);
	const mapping = given ?? guessMapping(columns, form);
	const read: Read = {
		...{ columns, mapping, faults: [...faults], empty: 0, tasks: new Map(), labels: 0, people: new Set() },
		first: rows.slice(0, FIRST).map(({ cells }) => columns.map((column) => textOf(cells[column]))),
	};
	const head = (fault: string) => read.faults.push({ line: 1, text: columns.join(', ').slice(0, 80), fault });
	if (rows.length === 0) head('there is no label in it');
	else if (mapping === null)
		head('say which column holds the revision, and which the answers: their names do not tell');
	else {
		for (const flaw of flawsOfMapping(mapping, columns, form)) head(flaw);
		if (read.faults.length === faults.length)
			for (const row of rows) readRow(read, row, mapping, { form, skipEmpty, now });
	}
	if (read.tasks.size > MOST_TASKS) head(`a campaign takes at most ${MOST_TASKS} edits`);
	return read;
}

function readRow(
	read: Read,
	row: TableRow,
	mapping: LabelMapping,
	{ form, skipEmpty, now }: { form: Form; skipEmpty: boolean; now: Clock },
): void {
	const fault = (words: string) => read.faults.push({ line: row.line, text: row.text, fault: words });
	const id = textOf(row.cells[mapping.revision]);
	if (!/^[1-9]\d{0,14}$/.test(id)) return void fault('this is no revision id');
	const answers = tidyAnswers(form, answersOf(row, mapping, form));
	if (Object.keys(answers).length === 0 && skipEmpty) return void read.empty++;
	const flaws = faultsOfAnswers(form, answers);
	if (flaws.length > 0) return void fault(flaws.join('; '));
	const at = mapping.time ? secondsOf(textOf(row.cells[mapping.time])) : now().getTime() / 1000;
	if (at === null) return void fault('this is no time: write ISO 8601, or seconds since 1970');
	const said = read.tasks.get(Number(id)) ?? [];
	const labeller = mapping.labeller ? textOf(row.cells[mapping.labeller]) : `label ${said.length + 1}`;
	if (labeller === '') return void fault('nobody is named who said it');
	if (said.length >= MOST_LABELS_PER_TASK)
		return void fault(`an edit takes at most ${MOST_LABELS_PER_TASK} labels`);
	read.tasks.set(Number(id), [...said, { person: labeller, kind: 'answer', answers, at }]);
	read.people.add(labeller);
	read.labels++;
}

/** Null for what is no time after 2000. */
function secondsOf(text: string): number | null {
	const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text) / 1000;
	return Number.isFinite(seconds) && seconds > 946_684_800 && seconds < 4_102_444_800 ? seconds : null;
}
