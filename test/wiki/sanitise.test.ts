import { describe, expect, test } from 'vitest';
import { voiceIn } from '../../server/remote/diff-voice.ts';
import { sanitiseDiff } from '../../server/remote/sanitise-diff.ts';
import { sanitiseSummary } from '../../server/remote/sanitise-summary.ts';
import { demoWiki, demoWikiData } from './demo.ts';
import { recording, recordings, recordingsNamed } from './recordings.ts';

const VOICE = {
	language: 'en',
	added: 'added: ',
	removed: 'removed: ',
	addedLine: 'Added line',
	removedLine: 'Removed line',
};
const clean = (html: string) => sanitiseDiff(html, 'd7-', VOICE);

/** Every tag that may come out of it, whatever goes in. */
const TAG =
	/^<(?:\/?(?:tr|td|div|ins|del|a|pre|span)|br \/|(?:td|div|ins|del|a|span)(?: (?:class="[\w -]+"|lang="en"|colspan="[1-4]"|data-marker="[+−]"|title="[^"<>]*"|href="#d7-movedpara_\d+_\d+_[lr]hs"|id="d7-movedpara_\d+_\d+_[lr]hs"))+)>$/;

function expectSafe(html: string): void {
	for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).toMatch(TAG);
}

const ENTITIES: Record<string, string> = {
	'&#160;': '\u00a0',
	'&#x26AB;': '⚫',
	'&#9660;': '▼',
	'&#9650;': '▲',
	'&quot;': '"',
	'&#039;': "'",
};
const textIn = (html: string) =>
	html.replace(/<[^>]*>/g, '').replace(/&#?\w+;/g, (entity) => ENTITIES[entity] ?? entity);

describe.skipIf(recordings === null)('recorded diffs', () => {
	const bodies = recordingsNamed('compare-').flatMap((name): [string, string][] => {
		const { compare } = recording(name).response.body as { compare?: { body?: string } };
		return compare?.body ? [[name, compare.body]] : [];
	});

	test.each(bodies)('%s: nothing but a diff, and all of its text', (_, body) => {
		const safe = clean(body);
		expectSafe(safe);
		const silent = sanitiseDiff(body, 'd7-', {
			...{ language: 'en', added: '', removed: '', addedLine: '', removedLine: '' },
		});
		expect(textIn(silent)).toBe(textIn(body));
		const count = (html: string, what: RegExp) => html.match(what)?.length ?? 0;
		expect(count(safe, /<tr>/g)).toBe(count(body, /<tr>/g));
		expect(count(safe, />added: <\/span>/g)).toBe(count(body, /<ins[ >]/g));
		expect(count(safe, />removed: <\/span>/g)).toBe(count(body, /<del[ >]/g));
		expect(count(safe, />Added line<\/span>/g)).toBe(count(body, /data-marker="\+"/g));
		expect(count(safe, />Removed line<\/span>/g)).toBe(count(body, /data-marker="−"/g));
		expect(count(safe, / id="d7-/g)).toBe(count(body, / name="movedpara/g));
		expect(count(safe, / href="#d7-/g)).toBe(count(body, / href="#movedpara/g));
	});
});

describe('a wiki that lies', () => {
	test.each([
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'<td onclick="x" style="position:fixed" class="evil diff-marker" colspan="99" data-marker="<b>">x</td>',
		'<a href="javascript:alert(1)" name="x" id="y">x</a>',
		'<a href="#elsewhere">x</a><a href="https://evil.example/">x</a><a href="//evil.example">x</a>',
		'<ins class="lw-vh" title="x">x</ins>',
		'<svg><script>1</script></svg><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
		'<div class="mw-diff-inline-added"><iframe srcdoc="<script>1</script>"></iframe></div>',
		'</td></tr></table><style>*{display:none}</style><form action=/x><input name=y>',
		'<a class="mw-diff-x" title="&quot;><img src=x onerror=1>">x</a>',
		'<!--<img src="--><img src=x onerror=alert(1)//">',
		'<td class="diff-marker" data-marker="+" title=">&lt;ins>">',
	])('cannot get %s through', (html) => {
		const safe = clean(html);
		expectSafe(safe);
		expect(safe.replace(/title="[^"]*"/g, '')).not.toMatch(/javascript:|onerror=|onclick=|evil/);
	});

	test('cannot make text speak', () => {
		expect(clean('<tr><td>&lt;ins&gt; data-marker="+" &lt;del&gt;</td></tr>')).toBe(
			'<tr><td>&lt;ins&gt; data-marker="+" &lt;del&gt;</td></tr>',
		);
	});

	test('is put in words in the language of whoever reads, or the next best', () => {
		expect(sanitiseDiff('<ins>x</ins>', 'd7-', voiceIn('de-AT'))).toBe(
			'<ins><span class="lw-vh" lang="de">hinzugefügt: </span>x</ins>',
		);
		expect(voiceIn('tlh')).toEqual(VOICE);
	});

	test('cannot have its words taken for HTML', () => {
		const voice = { ...VOICE, added: '<b>&', addedLine: '"><script>' };
		const safe = sanitiseDiff('<td class="diff-marker" data-marker="+"></td><ins>x</ins>', 'd7-', voice);
		expect(safe).not.toMatch(/<b>|<script/);
	});
});

const summary = (html: string, author: string | null = null) =>
	sanitiseSummary(html, { serverUrl: 'https://wiki.example', author, authorWord: 'the editor' });

describe('an edit summary', () => {
	test('keeps its text and its links, which open beside', () => {
		expect(
			summary(
				'<span class="autocomment"><a href="/wiki/River_Ostrel#History" title="River Ostrel">→<bdi dir="ltr">History</bdi></a>: </span> ref',
			),
		).toBe(
			'<span class="autocomment"><a href="https://wiki.example/wiki/River_Ostrel#History" target="_blank" rel="noopener noreferrer">→<bdi dir="ltr">History</bdi></a>: </span> ref',
		);
	});

	test.each([
		['<script>1</script>', ''],
		['<a href="javascript:alert(1)">x</a>', '<span>x</span>'],
		['<a href="data:text/html,x">x</a>', '<span>x</span>'],
		['<a href="https://[" onclick="x">x</a>', '<span>x</span>'],
		['<b onmouseover=x>bold</b>', 'bold'],
		['&lt;b&gt; &amp; &quot;', '&lt;b&gt; &amp; "'],
	])('%s becomes %s', (html, expected) => {
		expect(summary(html)).toBe(expected);
	});

	test.each([
		[
			'Undid my own: <a href="/wiki/User:Ann_Lee">Ann Lee</a>',
			'Ann Lee',
			'Undid my own: <span>the editor</span>',
		],
		[
			'<a href="/w/index.php?title=User_talk:Ann_Lee&amp;action=edit">talk</a>',
			'Ann Lee',
			'<span>talk</span>',
		],
		['by ann_lee, Ann  Lee and Ann Leeds', 'Ann Lee', 'by the editor, the editor and Ann Leeds'],
		['Söns &amp; Töchter: Ünïcode Üser &amp; Söns', 'Ünïcode Üser & Söns', 'Söns &amp; Töchter: the editor'],
		['a <a href="/wiki/User:A%2BB">A+B</a>', 'A+B', 'a <span>the editor</span>'],
		['192.0.2.20 and 192.0.2.201', '192.0.2.20', 'the editor and 192.0.2.201'],
		[
			'2001:db8:bad::1, 2001:DB8:BAD:0:0:0:0:1, 2001:db8:bad::2',
			'2001:DB8:BAD:0:0:0:0:1',
			'the editor, the editor, 2001:db8:bad::2',
		],
		[
			'<a href="/wiki/Special:Contributions/2001:db8:bad::1">x</a>',
			'2001:DB8:BAD:0:0:0:0:1',
			'<span>x</span>',
		],
		['مستخدم تجريبي كتب', 'مستخدم تجريبي', 'the editor كتب'],
		['$& $1 x', 'x', '$&amp; $1 the editor'],
	])('%s does not name its author %s', (html, author, expected) => {
		expect(summary(html, author)).toBe(expected);
	});

	test('keeps the names of other people: they are part of what was written', () => {
		const undo = 'Undid revision 21 by <a href="/wiki/Special:Contributions/Bob">Bob</a>';
		expect(summary(undo, 'Ann')).toContain('>Bob</a>');
	});
});

test('no summary of the demo wiki names its author once it is cleaned', async () => {
	const wiki = demoWiki();
	let checked = 0;
	for (const { revision } of demoWikiData.revisions.values()) {
		const { name } = revision.editor;
		if (name === null || !revision.comment) continue;
		const answer = await wiki.request(
			`/w/api.php?format=json&formatversion=2&action=query&prop=revisions&revids=${revision.revisionId}&rvprop=parsedcomment`,
		);
		const { query } = (await answer.json()) as {
			query: { pages: { revisions: { parsedcomment: string }[] }[] };
		};
		const html = summary(query.pages[0]?.revisions[0]?.parsedcomment ?? '', name);
		expect(decodeURIComponent(html).replaceAll('_', ' ').toLowerCase()).not.toContain(name.toLowerCase());
		checked++;
	}
	expect(checked).toBeGreaterThan(200);
});
