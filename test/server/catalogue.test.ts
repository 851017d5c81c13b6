/** The catalogue over HTTP: what is found, in which order, page by page, by program and in a browser without scripts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, createCampaign } from '../../campaigns/contract/calls.ts';
import type { CatalogueQuery } from '../../campaigns/contract/catalogue.ts';
import { listDatasets } from '../../campaigns/contract/result-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, send, take } from './campaign.ts';
import { scriptTexts, visibleText } from './pages/document.ts';

const DAY = 86_400_000;

describe('the catalogue', () => {
	let app: TestApp;
	let anyone: Browser;

	/** What the template asks, and how many edits; frozen a day after the one before. */
	const made: [name: string, purpose: string, template: string, edits: number][] = [
		['First 100% autumn', 'To learn.', 'damaging_goodfaith', 1],
		['Second', 'To find <b>sources</b>.', 'edit_type', 3],
		['Third', 'To learn more.', 'damaging_goodfaith', 2],
	];

	beforeAll(async () => {
		app = await startTestApp();
		anyone = app.browser();
		const coordinator = await app.logIn('Gardener');
		const people = await Promise.all(['Ada', 'Ben'].map((name) => app.logIn(name)));
		for (const [name, purpose, template, edits] of made) {
			const { campaign } = await coordinator.get(createCampaign, {
				...{ name, purpose, template, labelsPerTask: 2, tasksPerWorkset: 5, leaseMinutes: 30 },
				edits: Array.from({ length: edits }, (_, i) => i + 100).join('\n'),
			});
			if (template === 'damaging_goodfaith')
				for (const person of people)
					for (const { taskId } of (await take(person, campaign)).tasks)
						await send(person, answer(taskId, campaign));
			app.later(DAY);
			await coordinator.get(closeCampaign, { campaignId: campaign.id }).catch(() => undefined);
			await app.freeze();
		}
	});
	afterAll(() => app.close());

	const names = async (query: CatalogueQuery) =>
		(await anyone.get(listDatasets, query)).datasets.map(({ campaignName }) => campaignName);

	it.for<[what: string, query: CatalogueQuery, found: string[]]>([
		['everything, newest first', {}, ['Third', 'Second', 'First 100% autumn']],
		['the oldest first', { order: 'oldest' }, ['First 100% autumn', 'Second', 'Third']],
		['the largest first', { order: 'largest' }, ['Second', 'Third', 'First 100% autumn']],
		['words of a name, in any case', { q: 'AUTUMN first' }, ['First 100% autumn']],
		['a sign that is a wildcard elsewhere', { q: '%' }, ['First 100% autumn']],
		['a word of a purpose', { q: 'sources' }, ['Second']],
		['a question', { q: 'goodfaith' }, ['Third', 'First 100% autumn']],
		['a word that is nowhere', { q: 'autumn nowhere' }, []],
		['a wiki', { wiki: 'otherwiki' }, []],
		['a kind of question', { template: 'edit_type' }, ['Second']],
		['days', { from: '2026-11-23', to: '2026-11-23' }, ['Second']],
		['a number of labels', { labels: 3 }, ['Third']],
	])('finds %s', async ([, query, found]) => {
		expect(await names(query)).toEqual(found);
	});

	it.for(['newest', 'oldest', 'largest', 'agreement'] as const)(
		'goes through all pages, %s, and each dataset is on one of them',
		async (order) => {
			const all = await names({ order });
			const seen: string[] = [];
			for (let after: string | undefined, pages = 0; pages < 4; pages++) {
				const page = await anyone.get(listDatasets, { order, limit: 1, ...(after ? { after } : {}) });
				expect(page.total).toBe(3);
				seen.push(...page.datasets.map(({ campaignName }) => campaignName));
				if (page.next === null) break;
				after = page.next;
			}
			expect(seen).toEqual(all);
		},
	);

	it('refuses what cannot be asked, and a page after nothing', async () => {
		expect(await anyone.refused(listDatasets, { after: '0'.repeat(64) })).toBe('INVALID_INPUT');
		expect(await anyone.refused(listDatasets, { from: '2026-02-31' })).toBe('INVALID_INPUT');
		expect((await anyone.fetch('/api/datasets?q=%00')).status).toBe(422);
		expect((await anyone.fetch('/datasets?labels=many')).status).toBe(422);
	});

	it('is a page with a form that remembers, a link to the rest, and a catalogue in JSON-LD', async () => {
		const first = await (await anyone.fetch('/datasets?q=learn&wiki=&from=&order=oldest&limit=1')).text();
		expect(visibleText(first)).toContain('2 datasets, 1 of them here');
		expect(first).toContain('value="learn"');
		expect(first).toMatch(/<option value="oldest" selected>/);
		const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
		const second = await (await anyone.fetch(next)).text();
		expect(visibleText(second)).toContain('Third');
		expect(visibleText(second)).not.toContain('First 100%');
		expect(second).not.toContain('rel="next"');
		const [script = ''] = scriptTexts(second);
		expect(JSON.parse(script)).toMatchObject({ '@type': 'DataCatalog', dataset: [{ name: 'Third' }] });
	});

	it('warns where names are guessable, and says which version it is', async () => {
		const page = visibleText(await (await anyone.fetch('/datasets')).text());
		expect(page).toContain('names can be guessed');
		expect(page).toContain('Version 1');
	});
});
