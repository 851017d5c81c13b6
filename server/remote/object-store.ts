/**
 * A bucket of an S3-compatible store, addressed by path (`endpoint/bucket/key`), which all of them understand. Requests
 * are signed by Signature Version 4 over the digest of the content, so that the store itself refuses a file that arrives
 * otherwise than it was frozen.
 */
import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import type { ObjectStore } from '../domain/store-datasets.ts';

export type ObjectStoreSettings = {
	/** without a slash at the end */
	endpoint: string;
	bucket: string;
	region: string;
	accessKeyId: string;
	secretAccessKey: string;
};

const EMPTY_SHA256 = createHash('sha256').update('').digest('hex');

/** a file of a gigabyte at ten megabits a second takes 15 minutes */
const TIMEOUT_MS = 25 * 60_000;
const SHOWN_OF_ANSWER = 300;

export function objectStore(settings: ObjectStoreSettings, send: typeof fetch = fetch): ObjectStore {
	const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;

	async function ask(
		method: 'PUT' | 'DELETE',
		key: string,
		headers: Record<string, string>,
		body: ReadableStream | null,
	): Promise<{ status: number; text: string }> {
		const signer = new AwsV4Signer({
			...{ method, headers, region, accessKeyId, secretAccessKey, service: 's3' },
			url: `${endpoint}/${encodeURIComponent(bucket)}/${key}`,
		});
		const signed = await signer.sign();
		const response = await send(signed.url, {
			...{ method, headers: signed.headers, body, duplex: 'half', redirect: 'error' },
			signal: AbortSignal.timeout(TIMEOUT_MS),
		} as RequestInit);
		return { status: response.status, text: (await response.text()).slice(0, SHOWN_OF_ANSWER) };
	}

	const refused = (did: string, key: string, { status, text }: { status: number; text: string }) =>
		new Error(
			`The store did not ${did} ${key}: it answered ${status} ${/<Code>(.*?)<\/Code>/.exec(text)?.[1] ?? text}`,
		);

	return {
		name: `${endpoint}/${bucket}`,
		async put(key, { mediaType, bytes, sha256, content }) {
			const headers = {
				'content-type': mediaType,
				'content-length': String(bytes),
				'x-amz-content-sha256': sha256,
				'x-amz-meta-sha256': sha256,
			};
			const answer = await ask('PUT', key, headers, content);
			if (answer.status !== 200) throw refused('take', key, answer);
		},
		async remove(key) {
			const answer = await ask('DELETE', key, { 'x-amz-content-sha256': EMPTY_SHA256 }, null);
			if (![200, 204, 404].includes(answer.status)) throw refused('remove', key, answer);
		},
	};
}
