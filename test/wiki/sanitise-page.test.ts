/** Nothing that a wiki renders can act in a volunteer's browser, tell anybody what they look at, or break the page. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderWikitext } from '../../server/demo-wiki/wikitext.ts';
import { cutHtml } from '../../server/remote/cut-html.ts';
import { piecesOf } from '../../server/remote/html-pieces.ts';
import { markStatement } from '../../server/remote/mark-statement.ts';
import { sanitisePage } from '../../server/remote/sanitise-page.ts';
import { demoWikiData } from './demo.ts';

const clean = (html: string, baseUrl = 'https://wiki.example/wiki/') =>
	sanitisePage(html, { baseUrl, idPrefix: 'rev-7-' });

const TAGS = new Set(
	'h1 h2 h3 h4 h5 h6 p div blockquote pre center figure figcaption hr ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td a abbr b bdi bdo big br cite code del dfn em i ins kbd q s samp small span strong sub sup u var wbr ruby rb rt rp rtc tt'.split(
		' ',
	),
);
const ATTRIBUTE =
	/^ (?:class="[\w -]+"|id="rev-7-[^"<>\s]+"|dir="(?:ltr|rtl|auto)"|lang="[\w-]+"|(?:col|row)span="\d{1,4}"|scope="(?:row|col)(?:group)?"|(?:start|value)="-?\d+"|reversed|title="[^"<>]*"|target="_blank"|rel="noopener noreferrer"|href="(?:#rev-7-[^"<>\s]+|https:\/\/[^"<>\s]+)")/;

/** Every tag and attribute, and that what is opened is closed. */
function expectSafe(html: string): void {
	const open: string[] = [];
	for (const [tag] of html.matchAll(/<[^>]*>/g)) {
		const [, slash = '', name = '', attributes = '', empty] =
			/^<(\/?)([a-z][a-z0-9]*)([\s\S]*?)( \/)?>$/.exec(tag) ?? [];
		expect(TAGS.has(name), tag).toBe(true);
		let rest = attributes;
		for (let found = ATTRIBUTE.exec(rest); found; found = ATTRIBUTE.exec(rest))
			rest = rest.slice(found[0].length);
		expect(rest, tag).toBe('');
		if (slash === '/') expect(open.pop(), html).toBe(name);
		else if (empty === undefined) open.push(name);
	}
	expect(open, html).toEqual([]);
	expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/);
}

const attacks = [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'<p onclick="x" style="background:url(https://evil.example/x)" background="//evil.example/y">x</p>',
	'<style>@import "//evil.example"</style><link rel=stylesheet href=//evil.example>',
	'<svg><image href="https://evil.example/x"/><script>1</script></svg>',
	'<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
	'<video poster=//evil.example src=//evil.example autoplay><source src=x><track src=y></video>',
	'<iframe srcdoc="<script>1</script>"></iframe><object data=x></object><embed src=x>',
	'<form action=//evil.example><input name=q autofocus><button formaction=x>go</button></form>',
	'<a href="javascript:alert(1)">x</a><a href="data:text/html,x">y</a><a href="vbscript:x">z</a>',
	'<a href="http://plain.example/">a</a><a href="ftp://x/">b</a><a href="https://me:pw@evil.example/">c</a>',
	'<a href="#&quot;><script>">x</a><b id="&quot; onfocus=x autofocus tabindex=1">y</b>',
	'<table background=//evil.example><tr><td rowspan=99999999 colspan=-1 class="evil lw-statement">x',
	'<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
	'<!--<img src="--><img src=x onerror=alert(1)//">',
	'<div style="display:none">hidden</div><p hidden>hidden</p><span style="visibility: hidden">hidden</span>',
	'<lw-image>x</lw-image><annotation onclick=x>y</annotation><mark class=lw-statement>z</mark>',
	`${'<div><img alt=a>'.repeat(150)}deep${'</div>'.repeat(150)}<p>after`,
];

describe('a page that lies', () => {
	test.each(attacks)('cannot get %s through', (html) => {
		const safe = clean(html);
		expectSafe(safe);
		expect(safe).not.toMatch(/evil|plain\.example|alert\(1\)"|hidden/);
	});

	test('whatever it is made of, in whatever order', () => {
		const name = fc.constantFrom(
			...TAGS,
			...[
				'script',
				'style',
				'img',
				'svg',
				'math',
				'iframe',
				'form',
				'input',
				'video',
				'annotation',
				'font',
				'xmp',
			],
		);
		const value = fc.oneof(
			fc.constantFrom(
				'javascript:alert(1)',
				'//evil.example/x',
				'/wiki/A',
				'#b',
				'display:none',
				'toc',
				'infobox',
			),
			fc.string(),
		);
		const attribute = fc
			.tuple(
				fc.constantFrom(
					'href',
					'src',
					'onclick',
					'style',
					'class',
					'id',
					'srcset',
					'title',
					'dir',
					'colspan',
					'alt',
				),
				value,
			)
			.map(([key, text]) => ` ${key}="${text.replaceAll('"', '&quot;')}"`);
		const piece = fc.oneof(
			fc.tuple(name, fc.array(attribute, { maxLength: 3 })).map(([tag, all]) => `<${tag}${all.join('')}>`),
			name.map((tag) => `</${tag}>`),
			fc.string(),
			fc.constantFrom(...attacks),
		);
		void fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const safe = clean(pieces.join(''));
				expectSafe(safe);
				expectSafe(cutHtml(safe, 40).html);
				expect(clean(safe).replace(/rev-7-rev-7-/g, 'rev-7-')).not.toMatch(/<script|onclick=|style=|src=/);
			}),
		);
	});
});

describe('a page as it is', () => {
	test.each([
		[
			'a picture in words, with the link to it',
			'<a href="/wiki/File:T.jpg" class="mw-file-description"><img src="//upload.example/t.jpg" alt="A tower" width="220"></a>',
			'<a href="https://wiki.example/wiki/File:T.jpg" target="_blank" rel="noopener noreferrer"><span class="lw-image">A tower</span></a>',
		],
		['no icon that says nothing', '<p><img src="x" alt="" width="16">A</p>', '<p>A</p>'],
		[
			'no words for formulas but their source',
			'<math><semantics><mi>E</mi><annotation>{\\displaystyle E=mc^{2}}</annotation></semantics></math>',
			'<code class="lw-math">E=mc^{2}</code>',
		],
		[
			'once, where the formula is a picture too',
			'<span style="display: none"><math><annotation>{\\displaystyle E}</annotation></math></span><img class="mwe-math-fallback-image-inline" alt="{\\displaystyle E}">',
			'<code class="lw-math">E</code>',
		],
		[
			'films and sounds as what they are',
			'<audio src="x"><source src="y"></audio>',
			'<span class="lw-sound"></span>',
		],
		[
			'references, within the page',
			'<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>',
			'<sup class="reference" id="rev-7-cite_ref-1"><a href="#rev-7-cite_note-1">[1]</a></sup>',
		],
		['lines and cells that end without an end', '<p>a<br>b</p><hr>', '<p>a<br />b</p><hr />'],
		['right-to-left text', '<p dir="rtl" lang="ar">ميناء</p>', '<p dir="rtl" lang="ar">ميناء</p>'],
		[
			'nothing for editors',
			'<h2>A<span class="mw-editsection"><a href="/w/index.php?action=edit">edit</a></span></h2><div class="catlinks">Categories</div>',
			'<h2>A</h2>',
		],
		['links to plain http as words', '<a href="http://old.example/">old</a>', '<span>old</span>'],
	])('shows %s', (_, html, expected) => {
		expect(clean(html)).toBe(expected);
	});

	test('a wiki on plain http, as in a demo, is linked to itself', () => {
		expect(clean('<a href="/wiki/A">a</a>', 'http://localhost:8080/wiki/')).toContain(
			'href="http://localhost:8080/wiki/A"',
		);
	});

	test('every page of the demo wiki, with all of its text', () => {
		for (const { revision } of demoWikiData.revisions.values()) {
			const html = renderWikitext(revision.text ?? '', demoWikiData);
			const safe = clean(html).replace(/https:\/\/wiki\.example/g, '');
			const words = (text: string) =>
				text
					.replace(/<[^>]*>/g, '')
					.replace(/&#?\w+;/g, '')
					.replace(/[\s\u00a0"']+/g, ' ');
			expect(words(safe)).toBe(words(html));
		}
	});
});

describe('a long page', () => {
	const long = Array.from({ length: 100 }, (_, i) => `<div><p>Paragraph ${i}.</p></div>`).join('');

	test('ends behind a block, with everything closed', () => {
		expect(cutHtml(long, 60)).toEqual({
			html: '<div><p>Paragraph 0.</p></div><div><p>Paragraph 1.</p></div>',
			cut: true,
		});
		expect(cutHtml('<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>', 20)).toEqual({
			html: '<table><tbody><tr><td>a</td></tr></tbody></table>',
			cut: true,
		});
	});

	test('is not cut for what says nothing', () => {
		expect(cutHtml('<div><p>All of it.</p></div>', 10).cut).toBe(false);
		expect(cutHtml(long, 1_000_000)).toEqual({ html: long, cut: false });
	});
});

describe('a statement', () => {
	const html = clean(
		'<p>Lead one. Lead <b>two</b>.</p><h2>A</h2><p>First.</p><p>See <a href="/wiki/B">B</a>. It is<sup class="reference">[1. x]</sup> big. End</p><h3>A1</h3><p>Below.</p><h2>C</h2><p>Other.</p>',
	);
	const marked = (section: number, paragraph: number, sentence: number | null) =>
		markStatement(html, { section, paragraph, sentence })
			?.html.match(/<mark class="lw-statement">(.*?)<\/mark>/g)
			?.map((mark) => mark.replace(/<[^>]*>/g, ''));

	test.each<[number, number, number | null, string[] | undefined]>([
		[0, 0, 0, ['Lead one.']],
		[0, 0, 1, ['Lead ', 'two', '.']],
		[1, 0, null, ['First.']],
		[1, 1, 0, ['See ', 'B', '.']],
		[1, 1, 1, ['It is', ' big.']],
		[1, 1, 2, ['End']],
		[1, 1, null, ['See ', 'B', '. It is', ' big. End']],
		// subsections are part of their section
		[1, 2, 0, ['Below.']],
		[2, 0, 0, ['Below.']],
		[3, 0, 0, ['Other.']],
		// not there (any more)
		[0, 1, 0, undefined],
		[1, 3, 0, undefined],
		[1, 1, 3, undefined],
		[4, 0, 0, undefined],
	])('in section %i, paragraph %i, sentence %s', (section, paragraph, sentence, expected) => {
		expect(marked(section, paragraph, sentence)).toEqual(expected);
	});

	test('leaves the text and the tags of its page as they were', () => {
		for (const sentence of [0, 1, 2, null]) {
			const { html: with_ } = markStatement(html, { section: 1, paragraph: 1, sentence }) ?? { html: '' };
			expect(with_.replace(/<\/?mark[^>]*>/g, '')).toBe(html);
			expect([...piecesOf(with_)].map((piece) => piece.html).join('')).toBe(with_);
		}
	});
});
