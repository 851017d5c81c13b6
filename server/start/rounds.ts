/**
 * What happens without anybody asking: finished campaigns close and are frozen, models are learned, promoted ones are
 * loaded. Each round looks at the tables, so nothing is lost by a crash between two steps, and no cron is needed.
 */
import type { Logger } from 'pino';
import { closeFinishedCampaigns } from '../../db/campaigns.ts';
import { type Freezing, freezeClosedCampaigns } from '../domain/freeze.ts';

/** a promoted model answers within 30 s: one round, and the time to load it */
const ROUND_MS = 3000;

export type Rounds = {
	/** begins the next round now */
	wake(): void;
	/** waits for the running round */
	stop(): Promise<void>;
};

type Parts = {
	log: Logger;
	/** null where there is no database, as in a scorer */
	freezing: Freezing | null;
	refreshModels(): Promise<void>;
	/** learns what waits, if this process is the one to do it */
	train(): Promise<void>;
};

export function startRounds(parts: Parts): Rounds {
	const { log } = parts;
	let stopped = false;
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> = Promise.resolve();
	let again = false;

	const round = async () => {
		if (parts.freezing) {
			const { freezing } = parts;
			await attempt('closing campaigns', () => closeFinishedCampaigns(freezing.db, freezing.now()));
			await attempt('freezing', async () => {
				const frozen = await freezeClosedCampaigns(freezing, (campaignId, err) =>
					log.error({ err, campaignId }, 'a campaign could not be frozen; the next round tries again'),
				);
				for (const dataset of frozen) log.info({ dataset }, 'a dataset was frozen');
			});
		}
		await attempt('training', parts.train);
		await attempt('loading models', parts.refreshModels);
	};
	const attempt = async (what: string, step: () => Promise<unknown>) => {
		try {
			await step();
		} catch (err) {
			log.error({ err }, `${what} failed; the next round tries again`);
		}
	};
	const begin = () => {
		clearTimeout(timer);
		again = false;
		running = round().then(() => {
			if (!stopped) timer = setTimeout(begin, again ? 0 : ROUND_MS);
			else again = false;
		});
	};
	begin();
	return {
		wake() {
			again = true;
			if (timer && !stopped) {
				clearTimeout(timer);
				timer = setTimeout(begin, 0);
			}
		},
		async stop() {
			stopped = true;
			clearTimeout(timer);
			await running;
		},
	};
}
