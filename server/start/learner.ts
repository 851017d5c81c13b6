/** The thread behind learning-thread.ts: one question after the other, over a connection of its own. */
import { workerData } from 'node:worker_threads';
import { connect } from '../../db/connect.ts';
import { learnAndPredict } from '../../trainer/train/successive.ts';
import { featuresOf, learnNextModel } from '../domain/compare-models.ts';
import { featurePort } from './feature-port.ts';
import type { Answer, Question } from './learning-thread.ts';
import { answerInOrder } from './worker-thread.ts';

const { orm: db } = connect(workerData.databaseUrl, { max: 1, applicationName: 'label-wing models' });
const now = () => new Date();

answerInOrder(async (question: Question): Promise<Answer> => {
	if ('edits' in question) return { features: featuresOf(featurePort, question.edits, question.featureSet) };
	const parts = { db, now, features: featurePort, learnAndPredict };
	return { learned: await learnNextModel(parts, question.learn) };
});
