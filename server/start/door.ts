/** The HTTP server, opened before there is anything to serve, because the address it gets is needed to prepare the rest. */
import { createServer, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { codeOf, reasonOf, SetupError } from '../../db/setup-error.ts';

export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

export type Door = {
	/** the port it got */
	port: number;
	/** until this is called, every request is answered with 503 */
	serve(fetch: Fetch): void;
	/** takes no more requests and waits for running ones, at most `limitMs` */
	close(limitMs: number): Promise<void>;
};

const notReady: Fetch = () =>
	new Response('Label Wing is starting.\n', { status: 503, headers: { 'retry-after': '2' } });

/** @throws SetupError when the port is taken or not allowed */
export async function openDoor({ port, host }: { port: number; host: string }): Promise<Door> {
	let current = notReady;
	const listener = getRequestListener((request, env) => current(request, env as HttpBindings));
	let closing = false;
	const server = createServer((request, response) => {
		// a browser keeps its connection for the next request, which will not come here
		response.once('close', () => closing && setImmediate(() => server.closeIdleConnections()));
		void listener(request, response);
	});
	await listen(server, { port, host });
	const address = server.address();
	return {
		port: typeof address === 'object' && address !== null ? address.port : port,
		serve(fetch) {
			current = fetch;
		},
		async close(limitMs) {
			closing = true;
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			const byForce = setTimeout(() => server.closeAllConnections(), limitMs);
			await closed;
			clearTimeout(byForce);
		},
	};
}

/** @throws SetupError when the port is taken or not allowed */
export async function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error) => reject(explain(error, { port, host })));
		server.listen(port, host, resolve);
	});
}

function explain(error: Error, { port, host }: { port: number; host: string }): SetupError {
	const sentences: Record<string, string> = {
		EADDRINUSE: `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
		EACCES: `Port ${port} is not open to ordinary users. Choose one above 1023: PORT=8080 npm start`,
	};
	const sentence =
		sentences[codeOf(error) ?? ''] ??
		`The server cannot listen on ${host}, port ${port}: ${reasonOf(error)}. Check HOST and PORT.`;
	return new SetupError(sentence, { cause: error });
}
