/** Reads downloads in threads of their own, so that nothing that is measured here meanwhile waits for that. */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

export type Download = { bytes: number; seconds: number; firstByteMs: number };

/** All of a download, uncompressed, as somebody whose session has this cookie. */
export async function readElsewhere(url: string, cookie: string): Promise<Download> {
	const worker = new Worker(new URL(import.meta.url), { workerData: { url, cookie } });
	const [download] = await once(worker, 'message');
	await worker.terminate();
	return download;
}

async function read(url: string, cookie: string): Promise<Download> {
	const started = performance.now();
	const { body, status } = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
	if (status !== 200 || !body) throw new Error(`${url}: ${status}`);
	let [bytes, firstByteMs] = [0, Number.NaN];
	for await (const piece of body) {
		if (bytes === 0) firstByteMs = performance.now() - started;
		bytes += piece.length;
	}
	return { bytes, seconds: (performance.now() - started) / 1000, firstByteMs };
}

if (!isMainThread) parentPort?.postMessage(await read(workerData.url, workerData.cookie));
