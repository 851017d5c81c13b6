/** Scores edits with the live models: one fetch and one extraction for all of them. */
import type { Edit } from '../../campaigns/contract/revision.ts';
import { featuresOf, namedFeatures } from '../features/features.ts';
import { prepareEdit } from '../features/prepared-edit.ts';
import { FeaturesUnavailable, type UnavailableCode } from '../features/unavailable.ts';
import { ModelError } from '../model/errors.ts';
import { findFeatureSet } from '../model/feature-sets.ts';
import { readModelInfo } from '../model/model-info-path.ts';
import type { LiveModels, ServedModel } from './live-models.ts';

export type ReadEdits = (
	wiki: string,
	revisionIds: readonly number[],
) => Promise<ReadonlyMap<number, Edit | { unreadable: 'missing' | 'text_hidden' }>>;

type ScoreError = { type: string; message: string };
type Score = { prediction: boolean; probability: { true: number; false: number } };
type Scored = { score: Score | { error: ScoreError }; features: Record<string, number | boolean> | null };

export function scorerOfEdits({ live, readEdits }: { live: LiveModels; readEdits: ReadEdits }) {
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
			const edits = await readEdits(wiki, revisionIds);
			const answers = new Map(revisionIds.map((id): [number, Map<string, Scored>] => [id, new Map()]));
			for (const model of models) {
				const scored = await scoreWith(model, revisionIds, edits, withFeatures);
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
	withFeatures: boolean,
): Promise<Map<number, Scored>> {
	const set = findFeatureSet(model.card.features.set);
	const scored = new Map<number, Scored>();
	const rows: { id: number; values: Float32Array; features: Scored['features'] }[] = [];
	for (const id of revisionIds) {
		const edit = edits.get(id) ?? { unreadable: 'missing' };
		if ('unreadable' in edit) {
			scored.set(id, { score: { error: errorOf(id, edit.unreadable) }, features: null });
			continue;
		}
		try {
			const prepared = prepareEdit(edit);
			rows.push({
				id,
				values: featuresOf(prepared, set),
				features: withFeatures ? namedFeatures(prepared, set) : null,
			});
		} catch (error) {
			if (!(error instanceof FeaturesUnavailable)) throw error;
			scored.set(id, { score: { error: errorOf(id, error.code) }, features: null });
		}
	}
	if (rows.length === 0) return scored;
	const width = set.features.length;
	const matrix = new Float32Array(rows.length * width);
	for (const [row, { values }] of rows.entries()) matrix.set(values, row * width);
	const probabilities = await model.score(matrix, rows.length);
	for (const [row, { id, features }] of rows.entries()) {
		const probability = probabilities[row] ?? Number.NaN;
		const score = {
			prediction: probability >= 0.5,
			probability: { false: 1 - probability, true: probability },
		};
		scored.set(id, { score, features });
	}
	return scored;
}

/** ORES's words for what cannot be scored. */
function errorOf(id: number, why: 'missing' | 'text_hidden' | UnavailableCode): ScoreError {
	if (why === 'missing')
		return {
			type: 'RevisionNotFound',
			message: `RevisionNotFound: Could not find revision ({revision}:${id})`,
		};
	if (why === 'UserNotFound')
		return { type: why, message: `UserNotFound: Could not find user account ({revision.user}:${id})` };
	const type = why === 'text_hidden' ? 'TextDeleted' : why;
	const part = { TextDeleted: 'text', CommentDeleted: 'comment', UserDeleted: 'user' }[type];
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
