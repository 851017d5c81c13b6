import { describe, expect, test } from 'vitest';
import { noFaults } from '../../server/demo-wiki/faults.ts';
import { renderWikitext } from '../../server/demo-wiki/wikitext.ts';
import { demoWiki, demoWikiData } from './demo.ts';

const wiki = demoWiki();

async function read(path: string): Promise<{ status: number; text: string }> {
	const answer = await wiki.request(path);
	return { status: answer.status, text: await answer.text() };
}

describe('links to the demo wiki lead somewhere', () => {
	test.each([
		['/wiki/River_Ostrel', 'River Ostrel'],
		['/wiki/Lindeby_(town)', 'is a small town'],
		['/wiki/River_Ostrel?action=history', 'History of River Ostrel'],
		['/w/index.php?title=River_Ostrel&action=history', 'History of River Ostrel'],
		['/w/index.php?diff=21', 'hahaha tom smells'],
		['/w/index.php?diff=prev&oldid=21', 'hahaha tom smells'],
		['/w/index.php?title=River_Ostrel&diff=21&oldid=20', 'hahaha tom smells'],
		['/wiki/Special:Diff/21', 'hahaha tom smells'],
		['/wiki/Special:Diff/20/21', 'hahaha tom smells'],
		['/w/index.php?oldid=21', 'hahaha tom smells'],
		['/wiki/Special:PermanentLink/21', 'hahaha tom smells'],
		['/w/index.php?diff=18', 'The first revision of the page'],
		['/w/index.php?diff=367', 'hidden'],
		['/wiki/User:Volunteer1/data.json', '&quot;a&quot;'],
	])('%s', async (path, words) => {
		const { status, text } = await read(path);
		expect(status).toBe(200);
		expect(text).toContain(words);
	});

	test('or say that nothing is there', async () => {
		for (const path of [
			'/wiki/No_such_page',
			'/w/index.php?diff=99999999',
			'/wiki/Special:Diff/373',
			'/w/index.php?oldid=x',
		])
			expect((await read(path)).status).toBe(404);
		expect((await wiki.request('/')).headers.get('location')).toBe('/wiki/Main_Page');
	});

	test('never tell what is hidden', async () => {
		for (const path of [
			'/w/index.php?oldid=370',
			'/wiki/Revision_deletion_samples?action=history',
			'/w/index.php?diff=369',
		])
			expect((await read(path)).text).toContain('<em>(hidden)</em>');
	});
});

test('no page of the demo wiki can act in a browser', async () => {
	const allowed =
		/^<\/?(p|h[2-6]|ul|ol|dl|li|dd|table|tbody|tr|td|th|b|i|a|div|sup|span|code|strong)( (id|class|href|rel|title|lang)="[^"<>]*")*>$/;
	for (const { revision } of demoWikiData.revisions.values()) {
		if (revision.text === null) continue;
		for (const [tag] of renderWikitext(revision.text, demoWikiData).matchAll(/<[^>]*>/g))
			expect(tag).toMatch(allowed);
	}
	const attack = `== <script>x</script> ==\n<span lang="x" onclick="y"> <code style=z> <ref name=""><img src=x></ref> </span></b>\n[[Lindeby|<img src=x>]] [javascript:alert(1) x] [https://e.example/"onclick="x y] ''<b'' {{Convert|<i>|"}}`;
	for (const [tag] of renderWikitext(attack, demoWikiData).matchAll(/<[^>]*>/g)) expect(tag).toMatch(allowed);
});

test('bold and italic are closed in the order they were opened', () => {
	expect(renderWikitext("''a '''b'' c'''", demoWikiData)).toBe('<p><i>a <b>b</b></i><b> c</b>\n</p>');
});

test('failures on purpose reach the calls of clients, not the pages', async () => {
	const faults = noFaults();
	const app = demoWiki({ faults });
	const api = '/w/api.php?format=json&formatversion=2&action=query&meta=siteinfo';
	faults.status = 503;
	expect((await app.request(api)).status).toBe(503);
	expect((await app.request('/w/rest.php/oauth2/resource/profile')).status).toBe(503);
	expect((await app.request('/wiki/Lindeby')).status).toBe(200);
	faults.status = null;
	faults.nonsense = true;
	const nonsense = await app.request(api);
	expect(nonsense.status).toBe(200);
	expect(await nonsense.text()).toContain('<html>');
	faults.nonsense = false;
	expect(await (await app.request(api)).json()).toHaveProperty('query.general');
});
