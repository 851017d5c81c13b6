/**
 * Reads the edits of a practice round: JSON lines or a JSON array, or a table with a header. Each has `rev_id`, an
 * answer under the name of each question (or all of them in `answers`), and an `explanation`. All of it is good, or
 * nothing is taken and every fault is named with its line.
 */
import Papa from 'papaparse';
import { faultsOfAnswers, flawsOfAnswers, tidyAnswers } from '../../campaigns/contract/answers.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { Answers, type Form, type Question } from '../../campaigns/contract/form.ts';
import { fewestPracticeItems, mostPracticeItems } from '../../campaigns/contract/practice.ts';
import type { NewPracticeItem } from '../../db/practice.ts';
import type { EditListFaults } from './edit-list.ts';
import type { Wikis } from './ports.ts';

/** longest explanation, in characters: it is read in passing */
const LONGEST_EXPLANATION = 1000;
const EXCERPT = 80;

/** what an item has beside answers under the names of questions */
const FIELDS = ['rev_id', 'revision_id', 'explanation', 'answers'];

type Entry = { line: number; text: string; fields: Record<string, unknown> | Error };
type Read = NewPracticeItem & { line: number; text: string };
type Fault = EditListFaults['faults'][number];

/**
 * The items of a list, once the wiki knows all of them and none is to be labelled in the same campaign: who has been
 * told what is known of an edit cannot judge it afresh.
 *
 * @throws {Failure} PRACTICE_UNREADABLE, WIKI_*
 */
export async function readPracticeList(
	asking: { wikis: Wikis; wiki: string; form: Form },
	text: string,
	isTask: (revisionIds: number[]) => Promise<ReadonlySet<number>>,
): Promise<NewPracticeItem[]> {
	return await readKnownList(asking, text, isTask, practiceList);
}

/** What a list is of: the code with which it is refused, and how many edits it may have. */
type ListKind = { code: 'PRACTICE_UNREADABLE' | 'GOLD_UNREADABLE'; fewest: number; most: number };

const practiceList: ListKind = {
	...{ code: 'PRACTICE_UNREADABLE', fewest: fewestPracticeItems, most: mostPracticeItems },
};

/** The same for any list of edits with known answers. @throws {Failure} as the kind of list says, WIKI_* */
export async function readKnownList(
	{ wikis, wiki, form }: { wikis: Wikis; wiki: string; form: Form },
	text: string,
	isTask: (revisionIds: number[]) => Promise<ReadonlySet<number>>,
	kind: ListKind,
): Promise<NewPracticeItem[]> {
	const items = parseKnownList(text, form, kind);
	const ids = items.map(({ revisionId }) => revisionId);
	const known = await wikis.of(wiki).knownRevisions(ids);
	const tasks = await isTask(ids);
	refuse(
		items.flatMap(({ line, text: source, revisionId: id }) => {
			const fault = known.has(id)
				? `revision ${id} is among the edits to label: take another one`
				: `${wiki} does not know revision ${id}`;
			return known.has(id) && !tasks.has(id) ? [] : [{ line, text: source, fault }];
		}),
		kind,
	);
	return items.map(({ revisionId, answers, explanation }) => ({ revisionId, answers, explanation }));
}

/** @throws {Failure} as the kind of list says, with {@link EditListFaults} */
function parseKnownList(text: string, form: Form, kind: ListKind): Read[] {
	const faults: Fault[] = [];
	const items = new Map<number, Read>();
	const entries = [...entriesOf(text.replace(/^\uFEFF/, ''))];
	for (const { line, text: source, fields } of entries) {
		const read = fields instanceof Error ? [fields.message] : readItem(fields, form);
		const wrong = Array.isArray(read)
			? read
			: items.has(read.revisionId)
				? [`revision ${read.revisionId} stands here twice`]
				: [];
		for (const fault of wrong) faults.push({ line, text: source, fault });
		if (!Array.isArray(read) && wrong.length === 0)
			items.set(read.revisionId, { ...read, line, text: source });
	}
	if (faults.length === 0 && (items.size < kind.fewest || items.size > kind.most))
		faults.push({
			line: entries.at(-1)?.line ?? 1,
			text: '',
			fault: `${kind.code === 'PRACTICE_UNREADABLE' ? 'a practice round' : 'a list'} has ${kind.fewest} to ${kind.most} edits, here are ${items.size}`,
		});
	refuse(faults, kind);
	return [...items.values()];
}

function refuse(faults: Fault[], { code }: ListKind): void {
	const details: EditListFaults = { faults, count: faults.length };
	if (faults.length > 0) throw new Failure(code, details);
}

/** The item, or what is wrong with it. */
function readItem(fields: Record<string, unknown>, form: Form): NewPracticeItem | string[] {
	const faults: string[] = [];
	const revisionId = toRevisionId(fields.rev_id ?? fields.revision_id);
	if (revisionId === null) faults.push('no revision id here: it stands in rev_id');
	const explanation = typeof fields.explanation === 'string' ? fields.explanation.trim() : '';
	if (explanation === '') faults.push('no explanation: say in a sentence why');
	if (explanation.length > LONGEST_EXPLANATION)
		faults.push(`the explanation is longer than ${LONGEST_EXPLANATION} characters`);
	const others = Object.keys(fields).filter(
		(name) => !FIELDS.includes(name) && !form.questions.some((question) => question.name === name),
	);
	faults.push(...others.map((name) => `nothing is asked under the name "${name}"`));
	const given = knownAnswers(fields, form);
	faults.push(...faultsOfKnown(form, given));
	return faults.length > 0 || revisionId === null
		? faults
		: { revisionId, answers: given ?? {}, explanation };
}

/** Some questions may be left open; what one writes in one's own words, or how sure one is, nobody can know. */
export function faultsOfKnown(form: Form, given: Answers | null): string[] {
	if (given === null) return ['the answers cannot be read'];
	const judged = form.questions.filter(({ kind }) => kind !== 'text' && kind !== 'confidence');
	if (Object.keys(given).length === 0)
		return [`no answer: give one for ${judged.map(({ name }) => name).join(', ')}`];
	const flaws = flawsOfAnswers(form, given);
	return [
		...faultsOfAnswers(form, given).filter((_, at) => flaws[at]?.flaw !== 'missing'),
		...form.questions
			.filter((question) => question.name in given && !judged.includes(question))
			.map(({ name }) => `"${name}" has no known answer: leave it out`),
	];
}

/** Answers stand in fields of their own, or all in one; empty ones are left open. Null when they have no shape of answers. */
function knownAnswers(fields: Record<string, unknown>, form: Form): Answers | null {
	const { answers } = fields;
	const nested = typeof answers === 'object' && answers !== null ? Object.entries(answers) : [];
	const flat = form.questions.map((question): [string, unknown] => [
		question.name,
		fromCell(question, fields[question.name]),
	]);
	const given = [...flat, ...nested].filter(
		([, value]) => value !== undefined && value !== null && value !== '',
	);
	const read = Answers.safeParse(Object.fromEntries(given));
	return read.success ? tidyAnswers(form, read.data) : null;
}

/** Tables hold text: several choices with `|` between them, numbers in digits. */
function fromCell({ kind }: Question, value: unknown): unknown {
	if (typeof value !== 'string' || value.trim() === '') return value === '' ? undefined : value;
	if (kind === 'several') return value.split('|').map((choice) => choice.trim());
	if (kind === 'number') return Number(value);
	return value.trim();
}

function toRevisionId(value: unknown): number | null {
	const id = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value;
	return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
}

function* entriesOf(text: string): Generator<Entry> {
	const start = text.trimStart();
	if (start.startsWith('[')) yield* jsonArray(text);
	else if (start.startsWith('{')) yield* jsonLines(text);
	else yield* table(text);
}

function* jsonLines(text: string): Generator<Entry> {
	for (const [i, source] of text.split(/\r\n|\r|\n/).entries())
		if (source.trim() !== '')
			yield { line: i + 1, text: excerpt(source), fields: asFields(parseJson(source)) };
}

function* jsonArray(text: string): Generator<Entry> {
	const parsed = parseJson(text);
	if (!Array.isArray(parsed))
		yield { line: 1, text: excerpt(text), fields: new Error('this is not a JSON array') };
	else
		for (const [i, value] of parsed.entries())
			yield { line: i + 1, text: excerpt(JSON.stringify(value)), fields: asFields(value) };
}

function* table(text: string): Generator<Entry> {
	const [header = ''] = text.trimStart().split('\n', 1);
	const { data, errors } = Papa.parse<Record<string, string>>(text.trimStart(), {
		header: true,
		delimiter: ['\t', ';', ','].find((mark) => header.includes(mark)) ?? ',',
		skipEmptyLines: 'greedy',
		transformHeader: (field) => field.trim().toLowerCase(),
	});
	for (const { row, message } of errors) yield { line: (row ?? 0) + 2, text: '', fields: new Error(message) };
	for (const [i, row] of data.entries())
		yield { line: i + 2, text: excerpt(Object.values(row).join(' ')), fields: row };
}

function asFields(value: unknown): Record<string, unknown> | Error {
	if (value instanceof Error) return value;
	if (typeof value !== 'object' || value === null) return new Error('this is not an object with rev_id');
	return { ...value };
}

function parseJson(source: string): unknown {
	try {
		return JSON.parse(source);
	} catch {
		// What the engine says of the place differs between versions; the line is what a person needs.
		return new Error('this is not valid JSON');
	}
}

function excerpt(text: string): string {
	return text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text;
}
