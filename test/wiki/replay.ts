import { createWikiClient, type WikiClientOptions } from '../../server/remote/wiki-client.ts';
import { listen } from './loopback.ts';
import { recording } from './recordings.ts';

/** An answer to give: a recording by its name, or one made up. */
export type Answer = string | { status?: number; headers?: Record<string, string>; body: string };

function toResponse(answer: Answer): Response {
	if (typeof answer !== 'string')
		return new Response(answer.body, { status: answer.status ?? 200, headers: answer.headers ?? {} });
	const { status, headers, body } = recording(answer).response;
	return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
}

type Asked = { query: URLSearchParams; headers: Headers };

/**
 * A client and a wiki that gives these answers one after the other, over real HTTP. Pauses are noted, not waited for.
 * `done` wants that every answer was asked for.
 */
export async function replaying(answers: Answer[], options: Partial<WikiClientOptions> = {}) {
	const asked: Asked[] = [];
	const pauses: number[] = [];
	const left = [...answers];
	const url = await listen(() => (request) => {
		asked.push({ query: new URL(request.url).searchParams, headers: request.headers });
		const answer = left.shift();
		if (answer === undefined) throw new Error(`Nothing recorded for ${request.url}`);
		return toResponse(answer);
	});
	const client = createWikiClient({
		wiki: 'testwiki',
		apiUrl: `${url}/w/api.php`,
		userAgent: 'label-wing-test/1.0 (https://label-wing.example; test@label-wing.example)',
		clock: {
			now: () => new Date('2026-11-21T21:00:00Z'),
			sleep: async (milliseconds) => {
				pauses.push(milliseconds / 1000);
			},
		},
		...options,
	});
	return { client, asked, pauses, left };
}
