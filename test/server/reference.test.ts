/** The interface as it describes itself: for machines in OpenAPI, for people on a page where calls can be tried. */
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCalls } from '../../campaigns/contract/all-calls.ts';
import type { Call } from '../../campaigns/contract/call.ts';
import { createToken } from '../../campaigns/contract/token-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { noChromium, startChromium } from '../support/chromium.ts';
import { makeCampaign } from './campaign.ts';
import { otherRoutes } from './permissions/matrix.ts';

let app: TestApp;
beforeAll(async () => {
	app = await startTestApp();
});
afterAll(() => app.close());

type Operation = { security?: Record<string, string[]>[]; tags: string[]; parameters: { name: string }[] };
const read = async (): Promise<{ paths: Record<string, Record<string, Operation>>; components: object }> =>
	await (await app.browser().fetch('/openapi.json')).json();

it('names every call with what opens it, and the addresses beside the calls', async () => {
	const { paths, components } = await read();
	expect(components).toMatchObject({
		securitySchemes: { session: { in: 'cookie', name: 'label-wing-session' }, token: { scheme: 'bearer' } },
	});
	expect(paths['/api/labels/{id}']?.put?.security).toEqual([{ session: [] }, { token: ['label'] }]);
	expect(paths['/api/campaigns']?.get?.security).toEqual([{}, { session: [] }, { token: ['read'] }]);
	expect(paths['/api/me/leave']?.post?.security).toEqual([{ session: [] }]);
	expect(paths['/campaigns/{wiki}/{campaign}/']?.get?.parameters.map(({ name }) => name)).toEqual([
		...['wiki', 'campaign', 'tasks', 'worksets', 'campaign'],
	]);
	const ids = Object.values(paths).flatMap((path) => Object.values(path).map((one) => JSON.stringify(one)));
	for (const name of Object.keys(allCalls)) expect(ids.join('')).toContain(`"operationId":"${name}"`);
	// what the server answers to programs beside its pages stands there too
	const files = Object.keys(otherRoutes).filter((route) =>
		/^GET \/(api|users|forms|campaigns\/(:wiki|$))/.test(route),
	);
	const described = new Set(Object.keys(paths).map((path) => path.replaceAll(/\{\w+\}/g, '{}')));
	expect(files.length).toBeGreaterThan(8);
	for (const route of files)
		expect(described).toContain(route.slice(4).replaceAll(/:\w+(\{[^/]*\})?/g, '{}'));
});

it('is a page with every call, its fields and its errors, without a script', async () => {
	const page = await (await app.browser().fetch('/docs/api')).text();
	for (const [name, call] of Object.entries<Call>(allCalls)) {
		expect(page).toContain(`id="${name}"`);
		expect(page).toContain(`<b>${call.method}</b> ${call.path}`);
	}
	expect(page).toContain('TOKEN_SCOPE');
	expect(page.match(/<script/g)).toHaveLength(1);
});

describe.skipIf(noChromium !== null)('in a browser', () => {
	let chromium: Chromium;
	beforeAll(async () => {
		chromium = await startChromium();
	});
	afterAll(() => chromium.close());

	it('makes a call from the page: as anybody, and with a token', async () => {
		const gardener = await app.logIn('Gardener');
		const { id } = await makeCampaign(gardener);
		const { secret } = await gardener.get(createToken, { name: 'Try', scopes: ['read'], days: 1 });
		const visitor = app.browser();
		const page = await chromium.newPage();
		const problems: string[] = [];
		page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
		await page.route('**/*', async (route) => {
			const request = route.request();
			const { pathname, search } = new URL(request.url());
			const authorization = request.headers().authorization;
			const answer = await visitor.fetch(`${pathname}${search}`, {
				method: request.method(),
				headers: authorization ? { authorization } : {},
			});
			await route.fulfill({
				status: answer.status,
				headers: Object.fromEntries(answer.headers),
				body: await answer.text(),
			});
		});
		await page.goto('http://localhost:8080/docs/api');
		const article = page.locator('article', { has: page.locator('#readCampaign') });
		await article.getByText('Try it').click();
		await article.locator('input').fill(String(id));
		await article.getByRole('button', { name: 'Send' }).click();
		await article.getByText('"name": "Autumn"').waitFor();
		const session = page.locator('article', { has: page.locator('#readSession') });
		await session.getByText('Try it').click();
		await page.getByLabel('With this token').fill(secret);
		await session.getByRole('button', { name: 'Send' }).click();
		await session.getByText('"name": "Gardener"').waitFor();
		expect(problems.filter((text) => !text.includes('readers.css'))).toEqual([]);
		await page.close();
	});
});
