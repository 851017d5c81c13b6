/** Every route, asked by everybody, over HTTP with real sessions: see matrix.ts for what is expected. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCalls } from '../../../campaigns/contract/all-calls.ts';
import type { Call } from '../../../campaigns/contract/call.ts';
import { grantRole } from '../../../campaigns/contract/role-calls.ts';
import { createApp } from '../../../server/app.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { liveScores } from '../../support/scores.ts';
import { fakeWiki, fakeWikis } from '../../support/wikis.ts';
import { askers, matrix, otherRoutes, verdicts } from './matrix.ts';
import { formFields, furnish, inputs, type World } from './world.ts';

type Asker = (typeof askers)[number];

const all: Record<string, Call> = allCalls;
const routeOf = ({ method, path }: Call) => `${method} ${path}`;
const letters = (row: string) => [...row.replaceAll(' ', '')];

let app: TestApp;
let world: World;

beforeAll(async () => {
	app = await startTestApp({
		wikis: fakeWikis(fakeWiki(), fakeWiki({}, { name: 'otherwiki' })),
		scores: liveScores('c'.repeat(64)),
	});
	world = await furnish(app);
	await app.logIn('Zoe');
});
afterAll(() => app.close());

/** A session of its own for each cell: the one before may have logged out, or left for good and lost what they had. */
async function enter(asker: Asker): Promise<Browser> {
	if (asker === 'anonymous') return app.browser();
	if (asker === 'owner') return world.owner;
	const [role = '', elsewhere] = asker.split(' ');
	const name = asker === 'blocked' ? 'Blocked' : asker.replace(/^./, (letter) => letter.toUpperCase());
	const browser = await app.logIn(name);
	if (role === 'adjudicator' || role === 'coordinator' || role === 'administrator')
		await world.root.get(grantRole, {
			...{ name, role, wiki: elsewhere ? 'otherwiki' : 'testwiki', reason: 'for the matrix' },
		});
	return browser;
}

describe('every call has a row, every row a call', () => {
	it('of the contract', () => {
		expect(Object.values(all).map(routeOf).sort()).toEqual(Object.keys(matrix).sort());
		expect(Object.keys(inputs).sort()).toEqual(Object.keys(all).sort());
		for (const row of Object.values(matrix)) expect(letters(row)).toHaveLength(askers.length);
	});

	it('and whatever else is mounted', () => {
		const contract = new Set(Object.keys(matrix).map((route) => route.replace(/\{(\w+)\}/g, ':$1')));
		const mounted = createApp(app.parts)
			.routes.filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/v3/'))
			.map(({ method, path }) => `${method} ${path}`);
		const others = [...new Set(mounted)].filter((route) => !contract.has(route));
		expect(others.sort()).toEqual(Object.keys(otherRoutes).sort());
	});
});

describe.each(Object.entries(all))('%s', (name, call) => {
	const row = letters(matrix[routeOf(call)] ?? '');
	it.each(askers.map((asker, place) => [asker, verdicts[row[place] ?? ''] ?? []] as const))(
		'asked by: %s',
		async (asker, expected) => {
			const browser = await enter(asker);
			const input = (await inputs[name]?.(world)) ?? {};
			const answer = await browser.ask(call, input as never);
			expect(expected).toContain(answer.ok ? 'done' : answer.error.code);
			if (asker === 'owner' && ['logOut', 'leave'].includes(name)) world.owner = await app.logIn('Owner');
		},
	);
});

describe.each(Object.entries(otherRoutes).filter(([, row]) => row !== 'everybody'))('%s', (route, row) => {
	it.each(askers.map((asker, place) => [asker, verdicts[letters(row)[place] ?? ''] ?? []] as const))(
		'asked by: %s',
		async (asker, expected) => {
			const browser = await enter(asker);
			const [method = '', path = ''] = route.split(' ');
			// a copy is made of what is frozen
			const make = route.endsWith('/deposit') ? inputs.askForDeposit : inputs.readCampaign;
			const made: Record<string, unknown> = { ...(await make?.(world)) };
			const response = await browser.fetch(
				path.replace(':id', world.modelId).replace(':campaignId', String(made.campaignId)),
				{
					method,
					...(method === 'POST' ? { body: new URLSearchParams(formFields[route]?.()) } : {}),
				},
			);
			const text = await response.text();
			const said = response.status < 400 ? 'done' : JSON.parse(text).error.code;
			expect(expected).toContain(said);
		},
	);
});
