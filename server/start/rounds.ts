/**
 * What happens without anybody asking: finished campaigns close and are frozen, models are learned, promoted ones are
 * loaded, wikis that did not answer are asked again. Each round looks at the tables, so nothing is lost by a crash
 * between two steps, and no cron is needed. The rounds go by themselves: freezing thousands of edits of a slow wiki does
 * not hold up a promoted model.
 */
import type { Logger } from 'pino';
import { foldTallies } from '../../db/tallies.ts';
import { type Comparing, comparing } from '../domain/compare-models.ts';
import { type Depositing, goThroughDeposits } from '../domain/deposits.ts';
import { goThroughCampaigns } from '../domain/finish.ts';
import { type Freezing, freezeClosedCampaigns } from '../domain/freeze.ts';
import type { Measuring } from '../domain/measuring.ts';
import { Resting } from '../domain/resting.ts';
import { closeAtGoals } from '../domain/stopping.ts';
import { type Storing, storeDatasets } from '../domain/store-datasets.ts';
import { sweepWikis } from '../domain/sweep.ts';
import { forgetWithdrawnFiles, recutDatasets } from '../domain/withdrawal.ts';

/** a promoted model answers within 30 s: one round, and the time to load it */
const PAUSE_MS = 3000;
/** as many changes of counts at once mean that there are more */
const MANY_CHANGES = 10_000;
/** a wiki that is down is not pressed */
const ASKING_AGAIN_PAUSE_MS = 30_000;

/** one batch of edits each time: some 90,000 an hour of each wiki */
const SWEEP_PAUSE_MS = 2000;

export type Rounds = {
	/** begins the next rounds now */
	wake(): void;
	/** waits for what is running */
	stop(): Promise<void>;
};

type Parts = {
	log: Logger;
	/** asks those that did not answer whether they do again */
	askWikisAgain(): Promise<void>;
	/** null where there is no database, as in a scorer */
	freezing: Freezing | null;
	/** where frozen datasets are copied to; null for nowhere */
	storing: Storing | null;
	/** where copies with a DOI are prepared; null for nowhere */
	depositing: Depositing | null;
	/** asks wikis what waits to be counted, page by page as long as it may go on */
	count(mayGoOn: () => boolean): Promise<void>;
	refreshModels(): Promise<void>;
	/** null where there is no database */
	measuring: Measuring | null;
	/** what comparing models needs beside `freezing`; null where there is no database */
	learning: Pick<Comparing, 'readFeatures' | 'learnNext'> | null;
	/** sends what webhooks are to be told */
	tellWebhooks(): Promise<void>;
	/** learns what waits, if this process is the one to do it */
	train(): Promise<void>;
};

export function startRounds(parts: Parts): Rounds {
	const { log, askWikisAgain, freezing, storing, depositing } = parts;
	const { count, refreshModels, measuring, learning, tellWebhooks, train } = parts;
	let stopping = false;
	const resting = freezing && { freezing: new Resting(freezing.now), cutting: new Resting(freezing.now) };
	const freeze = async () => {
		if (!freezing || !resting) return;
		await goThroughCampaigns(freezing.db, freezing.now);
		const frozen = await freezeClosedCampaigns(
			freezing,
			(campaignId, err) =>
				log.error({ err, campaignId }, 'a campaign could not be frozen; it is tried again in a while'),
			resting.freezing,
		);
		for (const dataset of frozen) log.info({ dataset }, 'a dataset was frozen');
		const recut = await recutDatasets(
			freezing,
			(campaignId, err) =>
				log.error({ err, campaignId }, 'a dataset could not be cut; it is tried again in a while'),
			resting.cutting,
		);
		for (const one of recut) log.info(one, 'hidden edits were taken out of a dataset');
		await forgetWithdrawnFiles(freezing);
	};
	const sweep = async () => {
		if (!freezing) return;
		const swept = await sweepWikis(freezing, (wiki, err) =>
			log.warn({ err, wiki }, 'a wiki could not be asked for hidden edits; it is asked again in a minute'),
		);
		for (const one of swept)
			if (one.held)
				log.error(
					one,
					'too many edits seem to be gone at once; a coordinator must look, on the page of the campaign',
				);
			else if (one.gone > 0) log.info(one, 'edits were found hidden on the wiki');
	};
	const store = async () => {
		if (!storing) return;
		const moved = await storeDatasets(storing, ({ datasetId, name }, err) =>
			log.error({ err, datasetId, name }, 'a file could not be copied to the store; it is tried again'),
		);
		if (moved.length > 0)
			log.info({ files: moved.length }, 'files were copied to the store, or taken out of it');
	};
	const depositNext = async () => {
		if (!depositing) return;
		await goThroughDeposits(depositing, (dataset, err) =>
			log.error({ err, dataset }, 'a copy in the archive does not go on; it is tried again'),
		);
	};
	const fold = async () => {
		// after a large import there is more than is folded at once
		while (freezing && !stopping && (await foldTallies(freezing.db)) >= MANY_CHANGES);
	};
	const closeReached = async () => {
		if (!freezing || !measuring) return;
		for (const campaignId of await closeAtGoals({ ...freezing, measuring }))
			log.info({ campaignId }, 'a campaign has reached its goal and closes');
	};
	const compare =
		freezing && learning
			? comparing({ ...freezing, ...learning }, (campaignId, err) =>
					log.warn(
						{ err, campaignId },
						'models of a campaign could not be compared; it is tried again in a while',
					),
				)
			: async () => {};
	const rounds = [
		goRound('folding counts', fold, log),
		goRound('closing at goals', closeReached, log),
		goRound('comparing models', compare, log),
		goRound('freezing', freeze, log),
		goRound('training', train, log),
		goRound('loading models', refreshModels, log),
		goRound('telling webhooks', tellWebhooks, log),
		goRound('looking for hidden edits', sweep, log, SWEEP_PAUSE_MS),
		goRound('copying to the store', store, log),
		goRound('preparing copies in the archive', depositNext, log),
		goRound('counting edits', () => count(() => !stopping), log),
		goRound('asking wikis again', askWikisAgain, log, ASKING_AGAIN_PAUSE_MS),
	];
	return {
		wake() {
			for (const round of rounds) round.wake();
		},
		async stop() {
			stopping = true;
			await Promise.all(rounds.map((round) => round.stop()));
		},
	};
}

/** Does a step again and again, with a pause between; a step that fails is told and tried again. */
function goRound(name: string, step: () => Promise<void>, log: Logger, pauseMs = PAUSE_MS): Rounds {
	let stopped = false;
	let woken = false;
	let endPause = () => {};

	const pause = () =>
		new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, pauseMs);
			endPause = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	const going = (async () => {
		while (!stopped) {
			woken = false;
			try {
				await step();
			} catch (err) {
				log.error({ err }, `${name} failed; the next round tries again`);
			}
			if (!stopped && !woken) await pause();
		}
	})();
	return {
		wake() {
			woken = true;
			endPause();
		},
		async stop() {
			stopped = true;
			endPause();
			await going;
		},
	};
}
