/** What the labelling page asks the server for, in a real browser on the whole server: everything once, nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { truths } from '../support/truth.ts';
import { logInByClicking, newVisitor, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const EDITS = 20;
const poll = { timeout: 30_000, interval: 20 };

describeInBrowser('what labelling asks for', (chromium) => {
	let server: WholeServer;
	let volunteer: Visitor;
	let campaignId: number;
	let asked: string[] = [];

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		const { campaign } = await (await server.logIn('Coordinator')).get(createCampaign, {
			...{ name: 'Few requests', purpose: 'To learn.', template: 'damaging_goodfaith', seed: 5 },
			...{ labelsPerTask: 1, tasksPerWorkset: EDITS, leaseMinutes: 30 },
			edits: truths
				.slice(0, EDITS)
				.map(({ revisionId }) => revisionId)
				.join('\n'),
		});
		campaignId = campaign.id;
		volunteer = await newVisitor(chromium());
		await logInByClicking(volunteer.page, {
			...{ url: server.url, account: 'NewbieNina' },
			look: async () => undefined,
		});
		volunteer.page.on('request', (request) => {
			const { pathname } = new URL(request.url());
			asked.push(`${request.method()} ${pathname}`);
		});
	});
	afterAll(async () => {
		await volunteer.context.close();
		await server.close();
	});

	const ready = () => volunteer.page.waitForSelector('form[data-ready="true"]');

	test('to begin: nothing twice, and what the address tells before any script has run', async () => {
		const { page, troubles } = volunteer;
		asked = [];
		await page.goto(`${server.url}/campaigns/${campaignId}/label`);
		await ready();
		// the next nine are fetched ahead
		await expect.poll(() => asked.filter((call) => call.endsWith('/edit')).length, poll).toBe(10);
		expect(asked.filter((call, at) => asked.indexOf(call) !== at)).toEqual([]);
		const toBegin = asked.filter((call) => call.includes('/api/') && !call.endsWith('/edit'));
		expect(toBegin.sort()).toEqual([
			`GET /api/campaigns/${campaignId}`,
			'GET /api/session',
			`POST /api/campaigns/${campaignId}/worksets`,
		]);
		const head = await (await page.request.get(page.url())).text();
		const named = [...head.matchAll(/<link [^>]*href="(\/(?:api|assets)\/[^"]*)"/g)].map(([, url]) => url);
		expect(named).toEqual(expect.arrayContaining(['/api/session', `/api/campaigns/${campaignId}`]));
		// of what was fetched, the head named everything but the first edits and the workset; and nothing in vain
		const scripts = asked.filter((call) => call.endsWith('.js') && !call.includes('/index-'));
		expect(scripts.filter((call) => !named.includes(call.slice(4)))).toEqual([]);
		expect(named.filter((url) => !asked.includes(`GET ${url}`))).toEqual([]);
		expect(troubles).toEqual([]);
	});

	test('twenty edits in a row: one request to store each answer, at most one for each edit, and no other', async () => {
		const { page, troubles } = volunteer;
		for (let done = 1; done <= EDITS; done++) {
			await ready();
			await page.keyboard.press('j');
			if (done < EDITS)
				await expect
					.poll(() => page.locator('.lw-steps__text').innerText(), poll)
					.toBe(`${done + 1} of ${EDITS}`);
			if (done === EDITS - 1) await ready();
		}
		await page.getByRole('heading', { name: `${EDITS} done` }).waitFor();
		const saves = () => asked.filter((call) => call.startsWith('PUT /api/labels/'));
		await expect.poll(() => saves().length, poll).toBe(EDITS);
		expect(new Set(saves()).size).toBe(EDITS);
		const edits = asked.filter((call) => call.endsWith('/edit'));
		expect(edits.length).toBe(EDITS);
		expect(new Set(edits).size).toBe(EDITS);
		// the page of the end may ask how far the campaign is, once
		const others = asked.filter((call) => /\/api\//.test(call) && !/^PUT|\/edit$/.test(call));
		expect(others.length).toBeLessThanOrEqual(4);
		expect(troubles).toEqual([]);
	});
});
