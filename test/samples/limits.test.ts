/** What a wiki is not asked about at once, and what is done while it asks to be left alone. */
import { afterEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../campaigns/contract/call.ts';
import {
	countFrame,
	readEditList,
	readFrame,
	readListAuthors,
	uploadEditList,
} from '../../campaigns/contract/edit-source-calls.ts';
import { goThroughLists } from '../../server/domain/count-frame.ts';
import type { Change, WikiPorts } from '../../server/domain/ports.ts';
import { wikiPorts } from '../../server/remote/ports.ts';
import { createWikiClient } from '../../server/remote/wiki-client.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';

type Frame = InputOf<typeof countFrame>['frame'];

const wiki = 'testwiki';
const frame: Frame = {
	...{ from: '2026-01-01', to: '2026-01-31', namespaces: [0], withoutBots: false, withoutJudged: false },
	split: {},
};

let app: TestApp;
let coordinator: Browser;
afterEach(() => app.close());

async function start(ports: Partial<WikiPorts>): Promise<void> {
	app = await startTestApp({
		wikis: fakeWikis(fakeWiki(ports)),
		scores: {
			models: () => [{ id: 'a', wiki, name: 'damaging', version: '1', info: () => null }],
			faults: () => [],
			score: async () => new Map(),
		},
	});
	coordinator = await app.logIn('Gardener');
}

const begin = async (wanted: Frame) =>
	(await coordinator.get(countFrame, { wiki, frame: wanted })).frame.frameId;
const counted = async (frameId: string) => (await coordinator.get(readFrame, { frameId })).frame;
const listed = async (listId: string) => (await coordinator.get(readEditList, { listId })).list;

/** Edits in the first seconds of the month, a page of 1,000 each time. */
function pagesOf(edits: number): WikiPorts['readChanges'] {
	const change = (revisionId: number): Change => ({
		...{ revisionId, pageId: 1, bot: false, reverted: false, hidden: false },
		timestamp: new Date(Date.parse('2026-01-01T00:00:00Z') + 1000 * revisionId).toISOString(),
		author: { kind: 'anonymous', id: 0, name: '192.0.2.1' },
	});
	return async (_, from) => {
		const begun = Number(from ?? 0);
		const many = Math.min(1000, edits - begun);
		return {
			changes: Array.from({ length: many }, (_, i) => change(begun + i + 1)),
			next: begun + many < edits ? String(begun + many) : null,
		};
	};
}

describe('at once', () => {
	const scored: Frame = { ...frame, split: { score: { model: 'damaging', bounds: [0.5] } } };

	it('5,000 edits are split by their scores, and no more: it is said up to when they would have been', async () => {
		await start({ readChanges: pagesOf(5000) });
		const frameId = await begin(scored);
		await goThroughLists(app.parts);
		expect(await counted(frameId)).toMatchObject({ state: 'ready', edits: 5000 });
		await app.close();

		await start({ readChanges: pagesOf(5001) });
		const beyond = await begin(scored);
		await goThroughLists(app.parts);
		expect(await counted(beyond)).toMatchObject({
			...{ state: 'failed', edits: 5000 },
			failure: {
				...{ code: 'TOO_MANY_EDITS', message: expect.stringContaining('Choose a shorter time') },
				details: { most: 5000, until: '2026-01-01T01:23:21.000Z' },
			},
		});
		// without the scores they can all be counted
		const plain = await begin(frame);
		await goThroughLists(app.parts);
		expect(await counted(plain)).toMatchObject({ state: 'ready', edits: 5001 });
	});

	it('of 50,000 edits of a list their authors are asked for, and of no more', async () => {
		await start({});
		const upload = async (edits: number) => {
			const list = Array.from({ length: edits }, (_, i) => i + 1).join('\n');
			return (await coordinator.get(uploadEditList, { wiki, list })).list.listId;
		};
		const most = await upload(50_000);
		expect((await coordinator.get(readListAuthors, { listId: most })).list.state).toBe('waiting');
		const beyond = await upload(50_001);
		expect(await coordinator.ask(readListAuthors, { listId: beyond })).toMatchObject({
			...{ ok: false, status: 422 },
			error: { code: 'TOO_MANY_EDITS', details: { edits: 50_001, most: 50_000 } },
		});
		// it can be used all the same, without rules
		expect(await listed(beyond)).toMatchObject({ state: 'ready', authorsKnown: false });
	});
});

describe('a wiki whose database is behind', () => {
	/** two pages of edits; `answers` says what each question meets: `lag` or the page that was asked for */
	function laggingWiki(answers: string[]) {
		const asked: string[] = [];
		const pauses: number[] = [];
		const edit = (revid: number) => ({
			...{ revid, timestamp: '2026-01-01T00:00:00Z', user: '192.0.2.1', userid: 0, anon: true, tags: [] },
		});
		const page = (from: string | null) => ({
			...(from === null ? { continue: { arvcontinue: 'second' } } : {}),
			query: { allrevisions: [{ pageid: 1, revisions: (from === null ? [1, 2] : [3]).map(edit) }] },
		});
		const client = createWikiClient({
			...{ apiUrl: 'http://127.0.0.1:9/w/api.php', wiki, userAgent: 'test' },
			clock: {
				now: () => app.parts.now(),
				sleep: async (milliseconds) => {
					pauses.push(milliseconds);
				},
			},
			fetch: async (url) => {
				const query = new URL(String(url)).searchParams;
				expect(query.get('maxlag')).toBe('5');
				const from = query.get('arvcontinue');
				asked.push(from ?? 'first');
				if (answers.shift() === 'lag')
					return Response.json(
						{ error: { code: 'maxlag', info: 'Waiting for a database server: 7 s lagged.' } },
						{ headers: { 'retry-after': '5' } },
					);
				return Response.json(page(from));
			},
		});
		return { ports: { readChanges: wikiPorts(client, () => client.readSite()).readChanges }, asked, pauses };
	}

	it('is asked again after the pause that it wants, and the counting goes on by itself', async () => {
		const { ports, asked, pauses } = laggingWiki(['page', 'lag', 'lag', 'page']);
		await start(ports);
		const frameId = await begin(frame);
		await goThroughLists(app.parts);
		expect(await counted(frameId)).toMatchObject({ state: 'ready', edits: 3, failure: null });
		expect(asked).toEqual(['first', 'second', 'second', 'second']);
		expect(pauses).toEqual([5000, 5000]);
	});

	it('for long is left alone for half a minute; no edit is asked for or counted twice', async () => {
		const { ports, asked } = laggingWiki(['page', 'lag', 'lag', 'lag', 'page']);
		await start(ports);
		const frameId = await begin(frame);
		await goThroughLists(app.parts);
		// it waits, and has not failed: nobody has to do anything
		expect(await counted(frameId)).toMatchObject({ state: 'waiting', edits: 2, failure: null });
		app.later(29_000);
		await goThroughLists(app.parts);
		expect(asked).toHaveLength(4);
		app.later(1_000);
		await goThroughLists(app.parts);
		expect(await counted(frameId)).toMatchObject({ state: 'ready', edits: 3 });
		expect(asked).toEqual(['first', 'second', 'second', 'second', 'second']);
	});
});
