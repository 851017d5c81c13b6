/** The thread behind task-exports.ts: one export, over connections of its own. It ends when it is ended. */
import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../db/connect.ts';
import { findCampaign } from '../domain/campaigns.ts';
import { presentTaskRows } from '../domain/present-rows.ts';
import { writeParquet } from '../parquet/write-parquet.ts';
import { slowedFor } from '../routes/gently.ts';
import type { Told, Wanted } from './task-exports.ts';

const port = parentPort;
if (!port) throw new Error('this is a thread');
const { databaseUrl, campaignId, format, filter } = workerData as Wanted;
const asked = on(port, 'message');
const tell = async (told: Told) => {
	await asked.next();
	port.postMessage(told);
};

const { orm: db } = connect(databaseUrl, { max: 1, applicationName: 'label-wing-exports' });
const campaign = await findCampaign(db, campaignId);
const content = await presentTaskRows(
	{ db, writeParquet, slowed: slowedFor(format) },
	campaign,
	format,
	filter,
);
await tell('begun');
for await (const piece of content) await tell(piece);
await tell(null);
