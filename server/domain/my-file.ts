/** All that a person ever said, to take along: one row a label, skips and what was taken back included. */
import Papa from 'papaparse';
import type { Answers } from '../../campaigns/contract/form.ts';
import type { Db } from '../../db/connect.ts';
import { listMyForms, readMyRows, type TakenRow } from '../../db/mine.ts';
import type { PersonRow } from '../../db/people.ts';
import { canonicalJson } from './canonical-json.ts';
import { joined } from './dataset-files.ts';

/** In the order of the columns; answers come after `current`. */
const before = [
	'label_id',
	'campaign_id',
	'campaign',
	'wiki',
	'revision_id',
	'kind',
	'outcome',
	'current',
] as const;
const after = [
	'skip_reason',
	'form_digest',
	'guideline_revision_id',
	'language',
	'milliseconds_spent',
	'answered_at',
	'received_at',
] as const;

type Column = (typeof before)[number] | (typeof after)[number];
type Row = Record<Column, string | number | boolean | null> & { answers: Answers | null };

function rowOf(row: TakenRow): Row {
	return {
		label_id: row.labelId,
		campaign_id: row.campaignId,
		campaign: row.campaign,
		wiki: row.wiki,
		revision_id: row.revisionId,
		kind: row.kind,
		outcome: row.outcome,
		current: row.current,
		answers: row.answers,
		skip_reason: row.skipReason,
		form_digest: row.formDigest,
		guideline_revision_id: row.guidelineRevisionId,
		language: row.language,
		milliseconds_spent: row.millisecondsSpent,
		answered_at: new Date(row.answeredAt).toISOString(),
		received_at: new Date(row.receivedAt).toISOString(),
	};
}

/** One JSON object a line, in the order received. */
export async function* myJsonLines(db: Db, person: PersonRow): AsyncGenerator<string> {
	for await (const row of readMyRows(db, person.id)) yield `${canonicalJson(rowOf(row))}\n`;
}

/** RFC 4180, one column a question: `answer_damaging`, … A text that a spreadsheet would take for a formula is quoted. */
export async function* myCsv(db: Db, person: PersonRow): AsyncGenerator<string> {
	const forms = await listMyForms(db, person.id);
	const questions = [...new Set(forms.flatMap((form) => form.questions.map(({ name }) => name)))].sort();
	const line = (cells: unknown[]) => `${Papa.unparse([cells], { newline: '\n', escapeFormulae: true })}\n`;
	yield line([...before, ...questions.map((name) => `answer_${name}`), ...after]);
	for await (const taken of readMyRows(db, person.id)) {
		const row = rowOf(taken);
		yield line([
			...before.map((column) => row[column]),
			...questions.map((name) => joined(row.answers?.[name] ?? null)),
			...after.map((column) => row[column]),
		]);
	}
}
