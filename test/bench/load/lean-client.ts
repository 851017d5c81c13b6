/** A client that costs little itself, so that on a few cores the server is measured and not who asks it. */
import { Agent, request } from 'node:http';

type LeanAnswer = { status: number; body: string };
export type LeanClient = {
	send(method: 'POST' | 'PUT', path: string, cookie: string, body: object): Promise<LeanAnswer>;
	close(): void;
};

/** @param url of the server, without a slash at the end */
export function leanClient(url: string): LeanClient {
	const { hostname, port } = new URL(url);
	const agent = new Agent({ keepAlive: true, maxSockets: 1000 });
	const send: LeanClient['send'] = (method, path, cookie, body) => {
		const text = JSON.stringify(body);
		const headers = {
			...{ cookie, 'content-type': 'application/json' },
			'content-length': Buffer.byteLength(text),
		};
		return new Promise((resolve, reject) => {
			const asked = request({ hostname, port, method, path, headers, agent }, (response) => {
				let said = '';
				response.setEncoding('utf8').on('data', (piece: string) => {
					said += piece;
				});
				response.on('end', () => resolve({ status: response.statusCode ?? 0, body: said }));
				response.on('error', reject);
			});
			asked.on('error', (error: NodeJS.ErrnoException) => {
				// the server let go of a connection that had been idle, just as it was used again
				if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(send(method, path, cookie, body));
				else reject(error);
			});
			asked.end(text);
		});
	};
	return { send, close: () => agent.destroy() };
}
