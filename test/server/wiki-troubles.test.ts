/** What a volunteer's browser is told when the wiki is in trouble, by a real client of a wiki over HTTP. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import { type createCampaign, readCampaign, readEdit } from '../../campaigns/contract/calls.ts';
import { ErrorBody } from '../../campaigns/contract/error-body.ts';
import { type ErrorCode, errors } from '../../campaigns/contract/errors.ts';
import { openWiki } from '../../server/remote/wikis.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { makeCampaign, send, skip, take } from './campaign.ts';

type Answer = (query: URLSearchParams) => Response | Promise<Response>;

/** Who made the edit: must not reach anybody who is to judge it, whatever goes wrong. */
const EDITOR = 'Wanda Secret';

const general = {
	...{ wikiid: 'testwiki', sitename: 'Test Wiki', lang: 'en', server: 'http://wiki.example' },
	...{ articlepath: '/wiki/$1', script: '/w/index.php', generator: 'MediaWiki 1.45.0' },
};

function revision(revid: number) {
	const said = { timestamp: '2026-01-01T00:00:00Z', user: EDITOR, userid: 7, comment: 'x' };
	return { revid, parentid: revid - 1, ...said, slots: { main: { contentmodel: 'wikitext' } } };
}

/** A wiki in good health, as far as one edit asks it. */
const healthy: Answer = (query) => {
	if (query.get('meta') === 'siteinfo') return Response.json({ query: { general } });
	const id = Number(query.get('revids') ?? query.get('torev'));
	if (query.get('action') !== 'compare')
		return Response.json({
			query: { pages: [{ pageid: 1, ns: 0, title: 'Harbour', revisions: [revision(id)] }] },
		});
	const about = { fromrevid: id - 1, fromsize: 1, torevid: id, totitle: 'Harbour', tons: 0, tosize: 4 };
	return Response.json({
		compare: { ...about, totimestamp: '2026-01-01T00:00:00Z', touser: EDITOR, body: '<tr></tr>' },
	});
};

const says = (body: string, status = 200, headers: Record<string, string> = {}): Answer => {
	return () => new Response(body, { status, headers });
};
const apiError = (code: string, info: string, headers: Record<string, string> = {}): Answer => {
	return () => Response.json({ error: { code, info } }, { headers });
};
const endless: Answer = () =>
	new Response(
		new ReadableStream({
			pull(controller) {
				controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
			},
		}),
	);
const never: Answer = () => new Promise<Response>(() => undefined);

const mangled = JSON.stringify({ compare: { touser: EDITOR, body: 7 }, query: { general: EDITOR } });

const passing: [string, Answer | 'down', ErrorCode, string | null][] = [
	['is down', 'down', 'WIKI_UNREACHABLE', null],
	['is broken', says('<h1>Error</h1>', 500), 'WIKI_UNREACHABLE', null],
	['is overloaded', says('', 503, { 'retry-after': '30' }), 'WIKI_UNREACHABLE', '30'],
	['never answers', never, 'WIKI_TIMEOUT', null],
	['is lagged', apiError('maxlag', '7 s lagged', { 'retry-after': '5' }), 'WIKI_LAGGED', '5'],
	['is lagged for long', apiError('maxlag', '', { 'retry-after': '900' }), 'WIKI_LAGGED', '900'],
	['is lagged, without a time', apiError('maxlag', ''), 'WIKI_LAGGED', null],
	['can only be read, and not now', apiError('readonly', 'Maintenance'), 'WIKI_REFUSED', null],
	['is asked too often', says('', 429, { 'retry-after': '12' }), 'WIKI_REFUSED', '12'],
	['is asked too often, without a time', says('', 429), 'WIKI_REFUSED', '5'],
	['shuts us out', says('Forbidden', 403), 'WIKI_REFUSED', null],
	['has moved', says('', 301, { location: 'http://127.0.0.1:9/' }), 'WIKI_REFUSED', null],
	['answers HTML', says(`<html>Odd page 4711 ${EDITOR}`), 'WIKI_NONSENSE', null],
	['answers half', says(mangled.slice(0, 60)), 'WIKI_NONSENSE', null],
	['answers JSON of another shape', says(mangled), 'WIKI_NONSENSE', null],
	['answers a list', says('["query"]'), 'WIKI_NONSENSE', null],
	['answers nothing', says(''), 'WIKI_NONSENSE', null],
	['answers without end', endless, 'WIKI_NONSENSE', null],
];

const gone: [string, Answer, 'missing' | 'text_hidden'][] = [
	[
		'is deleted',
		(query) =>
			query.has('revids')
				? Response.json({
						query: { badrevids: { [query.get('revids') ?? '']: { revid: Number(query.get('revids')) } } },
					})
				: healthy(query),
		'missing',
	],
	[
		'is deleted between two questions',
		(query) =>
			query.get('action') === 'compare'
				? Response.json({ error: { code: 'nosuchrevid', info: 'There is no revision with this ID.' } })
				: healthy(query),
		'missing',
	],
	[
		'has its text hidden',
		(query) =>
			query.get('action') === 'compare'
				? Response.json({ error: { code: 'missingcontent', info: 'Missing content.' } })
				: healthy(query),
		'text_hidden',
	],
];

describe('an edit, asked for while the wiki', () => {
	let answer: Answer | 'down' = healthy;
	let app: TestApp;
	let campaign: OutputOf<typeof createCampaign>['campaign'];
	let ada: Browser;
	let taskId: number;
	let stop: () => void;
	const logged: string[] = [];

	beforeAll(async () => {
		const server = serve({
			fetch: (request: Request) => (answer === 'down' ? never : answer)(new URL(request.url).searchParams),
			...{ port: 0, hostname: '127.0.0.1' },
		});
		await new Promise((listening) => server.once('listening', listening));
		stop = () => {
			if ('closeAllConnections' in server) server.closeAllConnections();
			server.close();
		};
		const { port } = server.address() as AddressInfo;
		const open = (limits: { timeoutMs?: number }) =>
			openWiki(
				{
					wiki: 'testwiki',
					apiUrl: `http://127.0.0.1:${port}/w/api.php`,
					userAgent: 'test',
					maxBodyBytes: 1024 * 1024,
					// where nobody listens, when the wiki is down
					fetch: (url, init) => fetch(answer === 'down' ? 'http://127.0.0.1:9/w/api.php' : String(url), init),
					clock: { now: () => new Date('2026-11-21T21:00:00Z'), sleep: async () => undefined },
					...limits,
				},
				'http://wiki.example',
				null,
			).ports;
		const [patient, impatient] = [open({}), open({ timeoutMs: 20 })];
		const showEdit: typeof patient.showEdit = (...asked) =>
			(answer === never ? impatient : patient).showEdit(...asked);
		app = await startTestApp({
			wikis: fakeWikis(fakeWiki({ showEdit })),
			log: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }),
		});
		campaign = await makeCampaign(await app.logIn('Gardener'), { edits: 12, tasksPerWorkset: 12 });
		ada = await app.logIn('Ada');
		taskId = (await take(ada, campaign)).tasks[0]?.taskId ?? 0;
	});
	afterAll(async () => {
		stop();
		await app.close();
	});
	beforeEach(() => {
		answer = healthy;
		logged.length = 0;
	});

	const openTasks = async () =>
		(await take(ada, campaign)).tasks.flatMap((task) => (task.state === 'open' ? [task.taskId] : []));

	it.each(passing)('%s: a code, a sentence that helps, and it comes afterwards', async (...row) => {
		const [, trouble, code, retryAfter] = row;
		answer = trouble;
		const response = await ada.fetch(`/api/tasks/${taskId}/edit`);
		const text = await response.text();
		const { error } = ErrorBody.parse(JSON.parse(text));
		const [status, sentence] = errors[code];
		expect(error).toMatchObject({ code, message: sentence });
		expect([response.status, response.headers.get('retry-after')]).toEqual([status, retryAfter]);
		// what one can do now, and what next
		expect(error.message).toContain('Edits already fetched can still be labelled');
		expect(error.message).toMatch(/try again|tell the operators/);
		expect(text).not.toContain(EDITOR);
		expect(text.length).toBeLessThan(1000);
		// the number on the page finds the line in the log
		expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ requestId: error.requestId, code }]);

		answer = healthy;
		expect(await openTasks()).toContain(taskId);
		expect(await ada.get(readEdit, { taskId })).toMatchObject({ title: 'Harbour', bytesChanged: 3 });
	});

	it('answers nonsense: the operators find in the log what it was', async () => {
		answer = says('<html>Odd page 4711');
		expect(await ada.refused(readEdit, { taskId })).toBe('WIKI_NONSENSE');
		expect(logged.join('')).toContain('Odd page 4711');
	});

	it('refuses at length: what it says is passed on cut', async () => {
		answer = apiError('odd', 'word '.repeat(100_000));
		const response = await ada.fetch(`/api/tasks/${taskId}/edit`);
		expect((await response.text()).length).toBeLessThan(2000);
	});

	it.each(gone.map((row, at) => [...row, at] as const))(
		'%s: it says so, and nobody is asked again',
		async (...row) => {
			const [, trouble, reason, at] = row;
			const [lost = 0] = (await openTasks()).filter((one) => one !== taskId);
			answer = trouble;
			const refused = await ada.ask(readEdit, { taskId: lost });
			expect(refused).toMatchObject({
				status: 410,
				error: { code: 'REVISION_GONE', message: errors.REVISION_GONE[1], details: { taskId: lost, reason } },
			});
			answer = healthy;
			expect(await openTasks()).not.toContain(lost);
			expect(await openTasks()).toContain(taskId);
			// whoever has it on the screen goes on from it, which is recorded
			expect(await send(ada, skip(lost, campaign, 'gone'))).toBe('recorded');
			expect(await openTasks()).not.toContain(lost);
			expect((await ada.get(readCampaign, { campaignId: campaign.id })).campaign.progress.gone).toBe(at + 1);
		},
	);
});
