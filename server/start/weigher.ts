/** The thread behind weighing-thread.ts: answers to one matter, once. */
import { parentPort, workerData } from 'node:worker_threads';
import { softLabelsBy } from '../domain/weighing.ts';
import type { Asked } from './weighing-thread.ts';

const { method, ratings, seed, name }: Asked = workerData;
const weighed = softLabelsBy(method, ratings, seed, name);
parentPort?.postMessage(weighed, [weighed.shares.buffer as ArrayBuffer]);
