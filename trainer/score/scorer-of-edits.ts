/** Scores edits with the live models: one fetch and one extraction for all of them. */
import type { Edit } from '../../campaigns/contract/revision.ts';
import { ModelError } from '../model/errors.ts';
import { readModelInfo } from '../model/model-info-path.ts';
import type { LiveModels, ServedModel } from './live-models.ts';

export type ReadEdits = (
	revisionIds: readonly number[],
) => Promise<ReadonlyMap<number, Edit | { unreadable: 'missing' | 'text_hidden' }>>;

/** Values of a feature set for one edit, or which hidden part they would need, in ORES's words. */
export type Extract = (
	edit: Edit,
	set: string,
) => Float32Array | { hidden: 'TextDeleted' | 'UserDeleted' | 'CommentDeleted' };

type ScoreError = { type: string; message: string };
type Score = { prediction: boolean; probability: { true: number; false: number } };
type Scored = { score: Score | { error: ScoreError }; features: Record<string, number> | null };

export type EditScorer = ReturnType<typeof scorerOfEdits>;

export function scorerOfEdits({
	live,
	readEdits,
	extract,
}: {
	live: LiveModels;
	readEdits: ReadEdits;
	extract: Extract;
}) {
	return {
		models: () => live.served().map(describe),
		faults: () => live.faults(),

		/** @throws what `readEdits` throws: without the wiki there is no score */
		async score(
			wiki: string,
			revisionIds: readonly number[],
			names: readonly string[],
			withFeatures: boolean,
		): Promise<Map<number, Map<string, Scored>>> {
			const models = live.served().filter((model) => model.wiki === wiki && names.includes(model.name));
			const edits = await readEdits(revisionIds);
			const answers = new Map(revisionIds.map((id): [number, Map<string, Scored>] => [id, new Map()]));
			for (const model of models) {
				const scored = await scoreWith(model, revisionIds, edits, extract, withFeatures);
				for (const [id, score] of scored) answers.get(id)?.set(model.name, score);
			}
			return answers;
		},
	};
}

async function scoreWith(
	model: ServedModel,
	revisionIds: readonly number[],
	edits: Awaited<ReturnType<ReadEdits>>,
	extract: Extract,
	withFeatures: boolean,
): Promise<Map<number, Scored>> {
	const { names, set } = model.card.features;
	const scored = new Map<number, Scored>();
	const rows: { id: number; values: Float32Array }[] = [];
	for (const id of revisionIds) {
		const edit = edits.get(id) ?? { unreadable: 'missing' };
		const values = 'unreadable' in edit ? edit : extract(edit, set);
		if (values instanceof Float32Array) rows.push({ id, values });
		else scored.set(id, { score: { error: errorOf(id, values) }, features: null });
	}
	if (rows.length === 0) return scored;
	const matrix = new Float32Array(rows.length * names.length);
	for (const [row, { values }] of rows.entries()) matrix.set(values, row * names.length);
	const probabilities = await model.score(matrix, rows.length);
	for (const [row, { id, values }] of rows.entries()) {
		const probability = probabilities[row] ?? Number.NaN;
		scored.set(id, {
			score: { prediction: probability >= 0.5, probability: { false: 1 - probability, true: probability } },
			features: withFeatures
				? Object.fromEntries(names.map((name, column) => [`feature.${name}`, values[column] ?? Number.NaN]))
				: null,
		});
	}
	return scored;
}

function errorOf(
	id: number,
	why:
		| { unreadable: 'missing' | 'text_hidden' }
		| { hidden: 'TextDeleted' | 'UserDeleted' | 'CommentDeleted' },
): ScoreError {
	if ('unreadable' in why && why.unreadable === 'missing')
		return {
			type: 'RevisionNotFound',
			message: `RevisionNotFound: Could not find revision ({revision}:${id})`,
		};
	const type = 'hidden' in why ? why.hidden : 'TextDeleted';
	const part = type === 'TextDeleted' ? 'text' : type === 'UserDeleted' ? 'user' : 'comment';
	return { type, message: `${type}: ${type.replace('Deleted', ' deleted')} (datasource.revision.${part})` };
}

function describe({ id, wiki, name, card }: ServedModel) {
	return {
		...{ id, wiki, name },
		version: card.version,
		info(paths: string): unknown {
			try {
				return readModelInfo(card, paths);
			} catch (error) {
				if (error instanceof ModelError && ['MODEL_INFO_NOT_FOUND', 'QUERY_INVALID'].includes(error.code))
					return null;
				throw error;
			}
		},
	};
}
