/** Zenodo's REST API for deposits, as far as it is used: drafts, files in buckets, publishing by hand, throwing away. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type FakeDeposit = {
	metadata: Record<string, unknown>;
	files: Map<string, Buffer>;
	published: boolean;
};

export type FakeZenodo = {
	url: string;
	deposits: Map<number, FakeDeposit>;
	/** the next so many requests are answered with 500 */
	failNext(count: number): void;
	close(): Promise<void>;
};

/** what Zenodo refuses a deposit without */
const required = ['title', 'upload_type', 'description', 'creators'];

export async function startFakeZenodo(token: string): Promise<FakeZenodo> {
	const deposits = new Map<number, FakeDeposit>();
	let failures = 0;
	let url = '';

	const describe = (id: number, { metadata, published }: FakeDeposit) => ({
		id,
		...{ state: published ? 'done' : 'unsubmitted', submitted: published },
		...(published ? { doi: `10.5072/zenodo.${id}` } : {}),
		metadata: { ...metadata, prereserve_doi: { doi: `10.5072/zenodo.${id}`, recid: id } },
		links: {
			bucket: `${url}/api/files/bucket-${id}`,
			html: `${url}/deposit/${id}`,
			...(published ? { record_html: `${url}/record/${id}` } : {}),
		},
	});

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const pieces: Buffer[] = [];
		for await (const piece of request) pieces.push(piece);
		const body = Buffer.concat(pieces);
		const reply = (status: number, content?: object) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(content === undefined ? '' : JSON.stringify(content));
		};
		if (failures > 0) {
			failures--;
			return reply(500, { message: 'Internal server error' });
		}
		if (request.headers.authorization !== `Bearer ${token}`)
			return reply(401, { message: 'The server could not verify that you are authorized', status: 401 });
		const path = new URL(request.url ?? '', url).pathname;
		const [, id, name] =
			/^\/api\/(?:deposit\/depositions|files)\/(?:bucket-)?(\d+)(?:\/(.+))?$/.exec(path) ?? [];
		const deposit = deposits.get(Number(id));
		if (request.method === 'POST' && path === '/api/deposit/depositions') {
			const { metadata } = JSON.parse(body.toString());
			const missing = required.filter((field) => !metadata[field]);
			if (missing.length > 0)
				return reply(400, { message: 'Validation error.', errors: missing.map((field) => ({ field })) });
			const number = deposits.size + 1;
			const made = { metadata, files: new Map(), published: false };
			deposits.set(number, made);
			return reply(201, describe(number, made));
		}
		if (!deposit) return reply(404, { message: 'PID does not exist.', status: 404 });
		if (path.startsWith('/api/files/') && request.method === 'PUT') {
			if (deposit.published) return reply(403, { message: 'Bucket is locked' });
			deposit.files.set(decodeURIComponent(name ?? ''), body);
			return reply(201, { key: name, size: body.length });
		}
		if (request.method === 'DELETE') {
			if (deposit.published) return reply(403, { message: 'Published deposits cannot be deleted' });
			deposits.delete(Number(id));
			return reply(204);
		}
		return reply(200, describe(Number(id), deposit));
	}

	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		deposits,
		failNext: (count) => {
			failures = count;
		},
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
