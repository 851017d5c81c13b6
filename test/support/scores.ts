import type { ScorePort } from '../../server/domain/scores.ts';

/** A scorer with one live model, `damaging` of `testwiki`, that finds every edit a little damaging but `gone`. */
export function liveScores(modelId: string, gone: readonly number[] = []): ScorePort {
	const score = { prediction: true, probability: { true: 0.75, false: 0.25 } };
	return {
		models: () => [{ id: modelId, wiki: 'testwiki', name: 'damaging', version: '1', info: () => null }],
		faults: () => [],
		score: async (_wiki, ids, names) =>
			new Map(
				ids.map((id) => [
					id,
					new Map(
						names.map((name) => [
							name,
							{
								score: gone.includes(id) ? { error: { type: 'RevisionNotFound', message: 'gone' } } : score,
								features: null,
							},
						]),
					),
				]),
			),
	};
}
