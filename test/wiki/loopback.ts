import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { onTestFinished } from 'vitest';

type Fetch = (request: Request) => Response | Promise<Response>;

/** Serves on a free port of this machine until the test is over. The handler is made once the address is known. */
export async function listen(make: (url: string) => Fetch): Promise<string> {
	let handle: Fetch = () => new Response(null, { status: 503 });
	const server = serve({ fetch: (request: Request) => handle(request), port: 0, hostname: '127.0.0.1' });
	onTestFinished(() => {
		if ('closeAllConnections' in server) server.closeAllConnections();
		server.close();
	});
	await new Promise<void>((resolve, reject) => {
		server.once('listening', resolve);
		server.once('error', reject);
	});
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	handle = make(url);
	return url;
}
