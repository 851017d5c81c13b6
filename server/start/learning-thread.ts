/**
 * Counts features and learns the models that are compared in a thread of its own: neither holds up a page, nor the
 * measures of those who watch.
 */
import type { Edit } from '../../campaigns/contract/revision.ts';
import type { LearnNext, ReadFeatures } from '../domain/compare-models.ts';
import { workerThread } from './worker-thread.ts';

export type Question = { learn: number } | { edits: readonly Edit[]; featureSet: string };
export type Answer = { learned: boolean } | { features: (number[] | null)[] };

export type LearningThread = { learnNext: LearnNext; readFeatures: ReadFeatures; stop(): Promise<void> };

export function learningThread(databaseUrl: string): LearningThread {
	const program = new URL('./learner.ts', import.meta.url);
	const thread = workerThread<Question, Answer>('the learning thread', program, { databaseUrl });
	return {
		async learnNext(campaignId) {
			const answer = await thread.ask({ learn: campaignId });
			if (!('learned' in answer)) throw new Error('the learning thread answered something else');
			return answer.learned;
		},
		async readFeatures(edits, featureSet) {
			const answer = await thread.ask({ edits, featureSet });
			if (!('features' in answer)) throw new Error('the learning thread answered something else');
			return answer.features;
		},
		stop: () => thread.stop(),
	};
}
