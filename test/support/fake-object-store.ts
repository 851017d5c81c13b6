/**
 * A small S3: PUT, GET and DELETE of objects in one bucket. It believes nothing: the signature is worked out anew from the
 * published rules of Signature Version 4, without the client's library, and the content must have the digest that was
 * signed.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type StoredObject = { body: Buffer; headers: IncomingMessage['headers'] };

export type FakeObjectStore = {
	endpoint: string;
	objects: Map<string, StoredObject>;
	/** the next so many requests are answered with 503 */
	failNext(count: number): void;
	close(): Promise<void>;
};

type Keys = { accessKeyId: string; secretAccessKey: string; region: string };

const hex = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

export async function startFakeObjectStore(bucket: string, keys: Keys): Promise<FakeObjectStore> {
	const objects = new Map<string, StoredObject>();
	let failures = 0;
	const server = createServer(async (request, response) => {
		const pieces: Buffer[] = [];
		for await (const piece of request) pieces.push(piece);
		const body = Buffer.concat(pieces);
		const answer = (status: number, code = '') => {
			response.statusCode = status;
			response.end(code === '' ? '' : `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
		};
		if (failures > 0) {
			failures--;
			return answer(503, 'SlowDown');
		}
		const fault = faultOf(request, body, keys);
		if (fault !== null) return answer(fault === 'XAmzContentSHA256Mismatch' ? 400 : 403, fault);
		const { pathname } = new URL(request.url ?? '', 'http://store');
		if (!pathname.startsWith(`/${bucket}/`)) return answer(404, 'NoSuchBucket');
		const key = decodeURIComponent(pathname.slice(bucket.length + 2));
		if (request.method === 'PUT') {
			if (request.headers['content-length'] === undefined) return answer(411, 'MissingContentLength');
			objects.set(key, { body, headers: request.headers });
			return answer(200);
		}
		if (request.method === 'DELETE') {
			objects.delete(key);
			return answer(204);
		}
		return answer(405, 'MethodNotAllowed');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		endpoint: `http://127.0.0.1:${port}`,
		objects,
		failNext: (count) => {
			failures = count;
		},
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function faultOf(request: IncomingMessage, body: Buffer, keys: Keys): string | null {
	const { headers, method = '', url = '' } = request;
	const found =
		/^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
			headers.authorization ?? '',
		);
	if (!found) return 'AccessDenied';
	const [, id, day = '', region = '', names = '', signature] = found;
	if (id !== keys.accessKeyId || region !== keys.region) return 'InvalidAccessKeyId';
	const signed = names.split(';');
	for (const needed of ['host', 'x-amz-content-sha256', 'x-amz-date'])
		if (!signed.includes(needed)) return 'AccessDenied';
	for (const name of Object.keys(headers))
		if (name.startsWith('x-amz-') && !signed.includes(name)) return 'AccessDenied';
	const date = String(headers['x-amz-date']);
	if (!date.startsWith(day)) return 'RequestTimeTooSkewed';
	const digest = String(headers['x-amz-content-sha256']);
	const { pathname } = new URL(url, 'http://store');
	const canonical = [
		...[method, pathname, ''],
		...signed.map((name) => `${name}:${String(headers[name]).trim()}`),
		...['', names, digest],
	].join('\n');
	const scope = `${day}/${region}/s3/aws4_request`;
	const toSign = ['AWS4-HMAC-SHA256', date, scope, hex(canonical)].join('\n');
	const key = ['s3', 'aws4_request'].reduce(
		hmac,
		hmac(hmac(`AWS4${keys.secretAccessKey}`, day), region) as Buffer,
	);
	if (createHmac('sha256', key).update(toSign).digest('hex') !== signature) return 'SignatureDoesNotMatch';
	return hex(body) === digest ? null : 'XAmzContentSHA256Mismatch';
}
