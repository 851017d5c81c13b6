/** The thread behind measuring-thread.ts: one campaign after the other, over a connection of its own. */
import { workerData } from 'node:worker_threads';
import { connect } from '../../db/connect.ts';
import { measureCampaign } from '../domain/measuring.ts';
import { answerInOrder } from './worker-thread.ts';

const { orm } = connect(workerData.databaseUrl, { max: 1, applicationName: 'label-wing measures' });
const now = () => new Date();

answerInOrder((campaignId: number) => measureCampaign(orm, now, campaignId));
