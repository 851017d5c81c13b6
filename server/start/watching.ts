/** Joins what watches campaigns: figures that are told as they change, and measures worked out in a thread of their own. */
import type { Logger } from 'pino';
import type { Db } from '../../db/connect.ts';
import { readFigures } from '../domain/figures.ts';
import { createLive, type Live, type Pulse } from '../domain/live.ts';
import { createMeasuring, type Measuring } from '../domain/measuring.ts';
import type { Clock } from '../domain/ports.ts';
import { sha256 } from './chance.ts';
import { type LearningThread, learningThread } from './learning-thread.ts';
import { measuringThread } from './measuring-thread.ts';

const BEAT_MS = 1000;

const everySecond: Pulse = (beat) => {
	const timer = setInterval(beat, BEAT_MS);
	return () => clearInterval(timer);
};

export function startWatching(parts: { db: Db; databaseUrl: string; now: Clock; log: Logger }): {
	measuring: Measuring;
	live: Live;
	learning: Pick<LearningThread, 'learnNext' | 'readFeatures'>;
	stop(): Promise<void>;
} {
	const { db, databaseUrl, now, log } = parts;
	const thread = measuringThread(databaseUrl);
	const learning = learningThread(databaseUrl);
	const measuring = createMeasuring(thread.measure, now, (err, campaignId) =>
		log.error({ err, campaignId }, 'a campaign could not be measured; it is tried again'),
	);
	const live = createLive({
		look: (campaignId) => readFigures(db, now, campaignId),
		measuredAt: (campaignId) => measuring.known(campaignId)?.measures.asOf ?? null,
		measureAgain: (campaignId) => measuring.again(campaignId),
		sha256,
		pulse: everySecond,
		onFailure: (err) =>
			log.warn({ err }, 'watched figures could not be read; they are read again in a second'),
	});
	return {
		measuring,
		live,
		learning,
		async stop() {
			live.close();
			await thread.stop();
			await learning.stop();
		},
	};
}
