/** Pages of the demo wiki as the rules get them: rendered, bounded, blind. */
import { describe, expect, test } from 'vitest';
import { noFaults } from '../../server/demo-wiki/faults.ts';
import type { AskedPage } from '../../server/domain/ports.ts';
import { wikiPorts } from '../../server/remote/ports.ts';
import { createWikiClient } from '../../server/remote/wiki-client.ts';
import { demoWiki, demoWikiData } from './demo.ts';

const publicUrl = 'http://localhost:8080';

function connected() {
	const faults = noFaults();
	const requests: URL[] = [];
	const app = demoWiki({ publicUrl, faults });
	const client = createWikiClient({
		...{ wiki: 'testwiki', apiUrl: `${publicUrl}/w/api.php`, userAgent: 'label-wing-test/1.0', attempts: 1 },
		async fetch(input, init) {
			const request = new Request(input, init);
			requests.push(new URL(request.url));
			return await app.fetch(request);
		},
	});
	const ports = wikiPorts(client, () => client.readSite());
	const show = async (revisionId: number, asked: Partial<AskedPage> = {}) =>
		ports.showPage(revisionId, { as: 'page', all: false, statement: null, ...asked });
	const page = async (...given: Parameters<typeof show>) => {
		const shown = await show(...given);
		if ('gone' in shown) throw new Error(`gone: ${shown.gone}`);
		return shown.page;
	};
	return { show, page, faults, requests };
}

describe('a page as of a revision', () => {
	test('is rendered by the wiki, in one call, without what is for editors', async () => {
		const { page, requests } = connected();
		expect(await page(23)).toMatchObject({
			...{ revisionId: 23, title: 'River Ostrel', language: 'en', direction: 'ltr', cut: false, found: true },
			url: `${publicUrl}/w/index.php?oldid=23`,
			content: expect.stringContaining(
				`<a href="${publicUrl}/wiki/Lindeby" target="_blank" rel="noopener noreferrer">`,
			),
		});
		const calls = requests.filter((url) => url.searchParams.get('action') === 'parse');
		expect(calls.map((url) => Object.fromEntries(url.searchParams))).toMatchObject([
			{ oldid: '23', wrapoutputclass: '', disableeditsection: '1', disabletoc: '1', disablelimitreport: '1' },
		]);
	});

	test('is its wikitext too', async () => {
		const { page } = connected();
		const wikitext = demoWikiData.revisions.get(23)?.revision.text;
		expect(await page(23, { as: 'wikitext' })).toMatchObject({
			content: wikitext,
			title: 'River Ostrel',
			cut: false,
		});
	});

	test.each<[number, AskedPage['as'], string]>([
		[366, 'page', 'text_hidden'],
		[366, 'wikitext', 'text_hidden'],
		[373, 'page', 'missing'],
		[373, 'wikitext', 'missing'],
		[99_999_999, 'page', 'missing'],
	])('%i is gone as %s: %s', async (revisionId, as, reason) => {
		expect(await connected().show(revisionId, { as })).toEqual({ gone: reason });
	});

	test.each(['page', 'wikitext'] as const)(
		'that is very long comes in part as %s, and whole when asked for',
		async (as) => {
			const { page } = connected();
			const part = await page(361, { as });
			const whole = await page(361, { as, all: true });
			expect([part.cut, whole.cut]).toEqual([true, false]);
			expect(part.content.length).toBeLessThan(110_000);
			expect(whole.content.startsWith(part.content.slice(0, 90_000))).toBe(true);
			expect(whole.content.length).toBeGreaterThan(part.content.length);
		},
	);

	test('marks a statement however far down it stands', async () => {
		const { page } = connected();
		const whole = await page(361, { all: true });
		const last = (whole.content.match(/<h2/g) ?? []).length;
		const marked = await page(361, { statement: { section: last, paragraph: 0, sentence: 0 } });
		expect(marked.found).toBe(true);
		expect(marked.content).toContain('<mark class="lw-statement">');
		const lost = await page(361, { statement: { section: last + 1, paragraph: 0, sentence: 0 } });
		expect(lost).toMatchObject({ found: false });
		expect(lost.content).not.toContain('<mark');
	});

	test('names neither who made a revision nor when', async () => {
		const { show } = connected();
		let checked = 0;
		for (const { page: article, revision } of demoWikiData.revisions.values()) {
			const { name } = revision.editor;
			// what is written in the text is part of the page
			if (name === null || article.namespace !== 0 || revision.text?.includes(name)) continue;
			const shown = JSON.stringify(await show(revision.revisionId));
			expect(shown.replaceAll('_', ' ')).not.toContain(name);
			expect(shown).not.toContain(revision.timestamp);
			checked++;
		}
		expect(checked).toBeGreaterThan(300);
	});

	test('that cannot be had says why', async () => {
		const { show, faults } = connected();
		await show(23);
		faults.status = 503;
		await expect(show(23)).rejects.toMatchObject({ code: 'WIKI_UNREACHABLE' });
		faults.status = null;
		faults.nonsense = true;
		await expect(show(23)).rejects.toMatchObject({ code: 'WIKI_NONSENSE' });
	});
});
