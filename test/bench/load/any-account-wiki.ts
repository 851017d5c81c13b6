/** A wiki for load tests: it knows everybody by name, every edit by its id, and nothing else. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const anyAccountWiki = 'testwiki';

/** Answers on loopback until it is stopped. */
export async function startAnyAccountWiki(): Promise<{ url: string; stop(): void }> {
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', (piece: string) => {
			body += piece;
		});
		request.on('end', () => {
			const asked = new URL(request.url ?? '/', 'http://wiki').searchParams;
			for (const [name, value] of new URLSearchParams(body)) asked.set(name, value);
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ batchcomplete: true, query: answer(asked) }));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

function answer(asked: URLSearchParams): object {
	const names = asked.get('ususers')?.split('|');
	if (names)
		return {
			users: names.map((name, i) => ({
				...{ userid: i + 1, name, editcount: 1000 },
				...{ registration: '2020-01-01T00:00:00Z', groups: ['*', 'user'] },
			})),
		};
	const ids = asked.get('revids')?.split('|');
	if (ids)
		return {
			pages: ids.map((id) => ({
				...{ pageid: Number(id), ns: 0, title: `Page ${id}` },
				revisions: [
					{
						...{ revid: Number(id), parentid: 0, minor: false, user: 'Someone', userid: 1 },
						...{ timestamp: '2026-01-01T00:00:00Z', comment: '', tags: [] },
						slots: { main: { contentmodel: 'wikitext' } },
					},
				],
			})),
		};
	const general = {
		...{ wikiid: anyAccountWiki, sitename: 'Test wiki', lang: 'en', rtl: false },
		...{ server: 'http://127.0.0.1', articlepath: '/wiki/$1', script: '/w/index.php' },
		generator: 'MediaWiki 1.43.0',
	};
	return { general };
}
