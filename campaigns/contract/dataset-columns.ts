/**
 * The columns of a dataset's rows: what CSV, Parquet and the data dictionary spread a row of JSON lines over. A dataset
 * keeps its own list from the day it was frozen, so that its files stay what they are when later ones get more columns.
 */
import type { DatasetLabel, DatasetTask } from './dataset.ts';
import type { Form, Question } from './form.ts';

/**
 * What a cell holds; null where there is nothing. `float` is a number of 32 bits. The last four are lists: `keys` of words
 * without white space, `texts` of anything. In CSV lists stand with `|` between their members, `texts` as a JSON array.
 */
export type ColumnType =
	| ('text' | 'integer' | 'number' | 'float' | 'boolean' | 'time')
	| ('integers' | 'numbers' | 'keys' | 'texts');

export type Column = {
	/** as in the header of the CSV file and in the schema of the Parquet file */
	name: string;
	type: ColumnType;
	/** where it stands in a row of JSON lines: the field, then keys inside of it; of a feature, its place from 1 */
	path: string[];
	/** of the definition of a feature: models say which one they learned from */
	version?: number;
};

type Fields<Row> = readonly (readonly [keyof Row & string, ColumnType])[];

const part = [
	['other_revision_ids', 'integers'],
	['section', 'integer'],
	['paragraph', 'integer'],
	['sentence', 'integer'],
] as const;
const edit = [
	['parent_id', 'integer'],
	['page_id', 'integer'],
	['edit_timestamp', 'time'],
] as const;
const sampling = [
	['stratum', 'text'],
	['inclusion_probability', 'number'],
	['weight', 'number'],
	['seed', 'integer'],
] as const;

const columnsOf = <Row>(fields: Fields<Row>): Column[] =>
	fields.map(([name, type]) => ({ name, type, path: [name] }));

/** The fields of a task in their order, those by question spread: `consensus_damaging`, `answers_damaging_yes`, … */
export function taskColumns(form: Form): Column[] {
	const { questions } = form;
	const choices = (question: Question) => ('choices' in question ? question.choices : []);
	const settled = questions.filter(({ kind }) => kind === 'choice' || kind === 'scale' || kind === 'several');
	const ordered = questions.filter(({ kind }) => kind === 'scale' || kind === 'number');
	return distinct([
		...columnsOf<DatasetTask>([
			...([['wiki', 'text'], ['revision_id', 'integer'], ...part, ...edit] as const),
			...([['distressing', 'boolean'], ['position', 'integer'], ...sampling] as const),
			...([
				['template', 'text'],
				['form_digest', 'text'],
				['state', 'text'],
			] as const),
		]),
		...settled.map(
			(question): Column => ({
				name: `consensus_${question.name}`,
				type: question.kind === 'several' ? 'keys' : 'text',
				path: ['consensus', question.name],
			}),
		),
		...columnsOf<DatasetTask>([
			['method', 'text'],
			['adjudicated', 'boolean'],
		]),
		...settled.flatMap((question) =>
			choices(question).map(
				({ value }): Column => ({
					name: `posterior_${question.name}_${value}`,
					type: 'number',
					path: ['posterior', question.name, value],
				}),
			),
		),
		...ordered.map(
			({ name, kind }): Column => ({
				name: `median_${name}`,
				type: kind === 'number' ? 'number' : 'text',
				path: ['median', name],
			}),
		),
		...questions.flatMap((question): Column[] =>
			'choices' in question
				? choices(question).map(({ value }) => ({
						name: `answers_${question.name}_${value}`,
						type: 'integer',
						path: ['answers', question.name, value],
					}))
				: [
						{
							name: `answers_${question.name}`,
							type: question.kind === 'number' ? 'numbers' : 'texts',
							path: ['answers', question.name],
						},
					],
		),
		...columnsOf<DatasetTask>([
			['labels', 'integer'],
			['surplus', 'integer'],
			['skips', 'integer'],
		]),
	]);
}

/** The fields of a label in their order, answers spread by question: `answer_damaging`, … */
export function labelColumns(form: Form): Column[] {
	return [
		...columnsOf<DatasetLabel>([
			...([['label_id', 'text'], ['wiki', 'text'], ['revision_id', 'integer'], ...part, ...edit] as const),
			...([...sampling, ['template', 'text'], ['automated', 'boolean'], ['reasons', 'keys']] as const),
			...([
				['labeller', 'text'],
				['origin', 'text'],
				['kind', 'text'],
				['outcome', 'text'],
			] as const),
			...([
				['current', 'boolean'],
				['adjudicated', 'boolean'],
			] as const),
		]),
		...form.questions.map(
			({ name, kind }): Column => ({
				name: `answer_${name}`,
				type: kind === 'several' ? 'keys' : kind === 'number' ? 'number' : 'text',
				path: ['answers', name],
			}),
		),
		...columnsOf<DatasetLabel>([
			...([
				['skip_reason', 'text'],
				['form_digest', 'text'],
				['guideline_revision', 'integer'],
			] as const),
			...([
				['language', 'text'],
				['milliseconds_spent', 'integer'],
				['order_shown', 'integer'],
			] as const),
			...([
				['score_shown', 'boolean'],
				['received_at', 'time'],
			] as const),
		]),
	];
}

/** The matrix that models learn from: one row for each task whose edit could be read. */
export function featureColumns(names: readonly string[], versions: readonly number[]): Column[] {
	return [
		{ name: 'revision_id', type: 'integer', path: ['revision_id'] },
		...names.map((name, place): Column => {
			const version = versions[place];
			return {
				name,
				type: 'float',
				path: ['values', String(place + 1)],
				...(version === undefined ? {} : { version }),
			};
		}),
	];
}

/** Question `a` with choice `b_c` and question `a_b` with choice `c` would share a name: later ones get a number. */
function distinct(columns: readonly Column[]): Column[] {
	const times = new Map<string, number>();
	return columns.map((column) => {
		const time = (times.get(column.name) ?? 0) + 1;
		times.set(column.name, time);
		return time === 1 ? column : { ...column, name: `${column.name}__${time}` };
	});
}
