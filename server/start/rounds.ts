/**
 * What happens without anybody asking: finished campaigns close and are frozen, models are learned, promoted ones are
 * loaded, wikis that did not answer are asked again. Each round looks at the tables, so nothing is lost by a crash
 * between two steps, and no cron is needed. The rounds go by themselves: freezing thousands of edits of a slow wiki does
 * not hold up a promoted model.
 */
import type { Logger } from 'pino';
import { goThroughCampaigns } from '../domain/finish.ts';
import { type Freezing, freezeClosedCampaigns } from '../domain/freeze.ts';

/** a promoted model answers within 30 s: one round, and the time to load it */
const PAUSE_MS = 3000;
/** a wiki that is down is not pressed */
const ASKING_AGAIN_PAUSE_MS = 30_000;

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
	refreshModels(): Promise<void>;
	/** learns what waits, if this process is the one to do it */
	train(): Promise<void>;
};

export function startRounds({ log, askWikisAgain, freezing, refreshModels, train }: Parts): Rounds {
	const freeze = async () => {
		if (!freezing) return;
		await goThroughCampaigns(freezing.db, freezing.now);
		const frozen = await freezeClosedCampaigns(freezing, (campaignId, err) =>
			log.error({ err, campaignId }, 'a campaign could not be frozen; the next round tries again'),
		);
		for (const dataset of frozen) log.info({ dataset }, 'a dataset was frozen');
	};
	const rounds = [
		goRound('freezing', freeze, log),
		goRound('training', train, log),
		goRound('loading models', refreshModels, log),
		goRound('asking wikis again', askWikisAgain, log, ASKING_AGAIN_PAUSE_MS),
	];
	return {
		wake() {
			for (const round of rounds) round.wake();
		},
		async stop() {
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
