/** The thread behind measuring-thread.ts: one campaign after the other, over a connection of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../db/connect.ts';
import { measureCampaign } from '../domain/measuring.ts';
import type { Answered, Asked } from './measuring-thread.ts';

const { orm } = connect(workerData.databaseUrl, { max: 1, applicationName: 'label-wing measures' });
const now = () => new Date();
const answer = (message: Answered) => parentPort?.postMessage(message);

let last = Promise.resolve();
parentPort?.on('message', ({ id, campaignId }: Asked) => {
	last = last.then(async () => {
		try {
			answer({ id, measured: await measureCampaign(orm, now, campaignId) });
		} catch (error) {
			answer({ id, failure: String(error) });
		}
	});
});
