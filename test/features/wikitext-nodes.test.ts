import { describe, expect, it } from 'vitest';
import { readBody } from '../../trainer/features/wikitext/body.ts';
import { countNodes } from '../../trainer/features/wikitext/nodes.ts';
import { Scan } from '../../trainer/features/wikitext/scan.ts';
import { brokenWikitext } from '../support/broken-wikitext.ts';

type Counts = [
	headings: number,
	wikilinks: number,
	externalLinks: number,
	templates: number,
	tags: number,
	refTags: number,
];

/** Texts written for this test; the counts are those that mwparserfromhell 0.6.4 gives. */
const groups: [name: string, cases: [text: string, counts: Counts][]][] = [
	[
		'headings',
		[
			['== A ==', [1, 0, 0, 0, 0, 0]],
			['=A=', [1, 0, 0, 0, 0, 0]],
			['======= A =======', [1, 0, 0, 0, 0, 0]],
			['== A', [0, 0, 0, 0, 0, 0]],
			['== A ==\n=== B ===\ntext', [2, 0, 0, 0, 0, 0]],
			['text == A ==', [0, 0, 0, 0, 0, 0]],
			['== A == b', [1, 0, 0, 0, 0, 0]],
			['== A == b ==\n', [1, 0, 0, 0, 0, 0]],
			['== [[A]] {{b}} ==', [1, 1, 0, 1, 0, 0]],
			['{{a|\n== B ==\n}}', [1, 0, 0, 1, 0, 0]],
			['== A <!-- = -->\n==', [0, 0, 0, 0, 0, 0]],
		],
	],
	[
		'wikilinks',
		[
			['[[a]]', [0, 1, 0, 0, 0, 0]],
			['[[a|b]]', [0, 1, 0, 0, 0, 0]],
			['[[a|[[b]]]]', [0, 2, 0, 0, 0, 0]],
			['[[a]', [0, 0, 0, 0, 0, 0]],
			['[[a\nb]]', [0, 0, 0, 0, 0, 0]],
			['[[a|b\nc]]', [0, 1, 0, 0, 0, 0]],
			['[[a[b]]', [0, 0, 0, 0, 0, 0]],
			['[[{{a}}|b]]', [0, 1, 0, 1, 0, 0]],
			['[[<!-- c -->a]]', [0, 1, 0, 0, 0, 0]],
			['[[a<b>]]', [0, 0, 0, 0, 0, 0]],
			['[[File:a.jpg|thumb|[[b]] and [http://c.example d]]]', [0, 2, 1, 0, 0, 0]],
		],
	],
	[
		'links to other sites',
		[
			['[http://a.example b]', [0, 0, 1, 0, 0, 0]],
			['[//a.example]', [0, 0, 1, 0, 0, 0]],
			['http://a.example.', [0, 0, 1, 0, 0, 0]],
			['see http://a.example/b?c=d|e', [0, 0, 1, 0, 0, 0]],
			['[mailto:a@b.example c]', [0, 0, 1, 0, 0, 0]],
			['[[http://a.example]]', [0, 0, 1, 0, 0, 0]],
			['[http://a.example b\nc]', [0, 0, 1, 0, 0, 0]],
			['xhttp://a.example', [0, 0, 0, 0, 0, 0]],
			['[a://b c]', [0, 0, 0, 0, 0, 0]],
			['{{a|http://b.example|c}}', [0, 0, 1, 1, 0, 0]],
			['[http://a.example {{b\n}} c]', [0, 0, 1, 1, 0, 0]],
			['3.news:a', [0, 0, 1, 0, 0, 0]],
		],
	],
	[
		'templates',
		[
			['{{a}}', [0, 0, 0, 1, 0, 0]],
			['{{a|b|c=d}}', [0, 0, 0, 1, 0, 0]],
			['{{a|{{b}}}}', [0, 0, 0, 2, 0, 0]],
			['{{}}', [0, 0, 0, 0, 0, 0]],
			['{{ }}', [0, 0, 0, 0, 0, 0]],
			['{{a\nb}}', [0, 0, 0, 0, 0, 0]],
			['{{a\n}}', [0, 0, 0, 1, 0, 0]],
			['{{{a|b}}}', [0, 0, 0, 0, 0, 0]],
			['{{{{a}}}}', [0, 0, 0, 0, 0, 0]],
			['{{{{{a}}}|b}}', [0, 0, 0, 1, 0, 0]],
			['{{a[b]}}', [0, 0, 0, 0, 0, 0]],
			['{{a|[[b}}]]', [0, 0, 0, 1, 0, 0]],
			['{{a|b={{{c}}}}}', [0, 0, 0, 1, 0, 0]],
			['{{a', [0, 0, 0, 0, 0, 0]],
			['{{<!-- b -->a}}', [0, 0, 0, 1, 0, 0]],
			['{{a|b}', [0, 0, 0, 0, 0, 0]],
			['}}{{a}}{{', [0, 0, 0, 1, 0, 0]],
		],
	],
	[
		'tags',
		[
			['<b>a</b>', [0, 0, 0, 0, 1, 0]],
			['<b>a', [0, 0, 0, 0, 0, 0]],
			['<br>', [0, 0, 0, 0, 1, 0]],
			['<br/>', [0, 0, 0, 0, 1, 0]],
			['</br>', [0, 0, 0, 0, 1, 0]],
			['<b>a</i></b>', [0, 0, 0, 0, 0, 0]],
			['<ref name="a">b</ref><ref name=a />', [0, 0, 0, 0, 2, 2]],
			['<references/>', [0, 0, 0, 0, 1, 1]],
			['<REF>a</ref >', [0, 0, 0, 0, 1, 1]],
			['<li>a', [0, 0, 0, 0, 1, 0]],
			['<nowiki>[[a]]</nowiki>', [0, 0, 0, 0, 1, 0]],
			['<nowiki>[[a]]', [0, 1, 0, 0, 0, 0]],
			["<a b='c>d'>e</a>", [0, 0, 0, 0, 1, 0]],
			["<a b='c>d</a>", [0, 0, 0, 0, 1, 0]],
			['<div class={{a}} [[b]]>c</div>', [0, 1, 0, 1, 1, 0]],
			['< b>a</b>', [0, 0, 0, 0, 0, 0]],
			['<ref>{{a|<br>}}</ref>', [0, 0, 0, 1, 2, 1]],
			['<ref\nname=a>b</ref\n>', [0, 0, 0, 0, 0, 0]],
			['<!-- <b>a</b> -->', [0, 0, 0, 0, 0, 0]],
			['<!-- <b>a</b>', [0, 0, 0, 0, 1, 0]],
		],
	],
	[
		'style',
		[
			["''a''", [0, 0, 0, 0, 1, 0]],
			["'''a'''", [0, 0, 0, 0, 1, 0]],
			["'''''a'''''", [0, 0, 0, 0, 2, 0]],
			["'''''a'' b'''", [0, 0, 0, 0, 2, 0]],
			["'''''a''' b''", [0, 0, 0, 0, 2, 0]],
			["''a'''b''", [0, 0, 0, 0, 1, 0]],
			["''a\n\nb''", [0, 0, 0, 0, 1, 0]],
			["''''a''''", [0, 0, 0, 0, 1, 0]],
			["''a", [0, 0, 0, 0, 0, 0]],
			["'''a", [0, 0, 0, 0, 0, 0]],
			["''[[a|b'']]", [0, 1, 0, 0, 0, 0]],
			["l'''a''' b", [0, 0, 0, 0, 1, 0]],
		],
	],
	[
		'lists and rules',
		[
			['* a', [0, 0, 0, 0, 1, 0]],
			['*# a', [0, 0, 0, 0, 2, 0]],
			['a * b', [0, 0, 0, 0, 0, 0]],
			[';a:b', [0, 0, 0, 0, 2, 0]],
			['; a\n: b', [0, 0, 0, 0, 2, 0]],
			[':* a\n::b', [0, 0, 0, 0, 4, 0]],
			['----', [0, 0, 0, 0, 1, 0]],
			['-----a', [0, 0, 0, 0, 1, 0]],
			['a----', [0, 0, 0, 0, 0, 0]],
			['\n;[[a:b]]:c', [0, 1, 0, 0, 2, 0]],
		],
	],
	[
		'tables',
		[
			['{|\n|}', [0, 0, 0, 0, 1, 0]],
			['{| class="a"\n|-\n| b || c\n|}', [0, 0, 0, 0, 4, 0]],
			['{|\n! a !! b\n|-\n| c\n|}', [0, 0, 0, 0, 5, 0]],
			['{|\n| style="a" | b\n|}', [0, 0, 0, 0, 2, 0]],
			['{|\n| [[a|b]]\n|}', [0, 1, 0, 0, 2, 0]],
			['{|\n| a', [0, 0, 0, 0, 0, 0]],
			['a {|\n|}', [0, 0, 0, 0, 0, 0]],
			['  {|\n  | a\n  |}', [0, 0, 0, 0, 2, 0]],
			['{|\n|-\n| {|\n| a\n|}\n|}', [0, 0, 0, 0, 4, 0]],
			['{|\n|+ a\n|}', [0, 0, 0, 0, 2, 0]],
			["{|\n| {{a|b}} || ''c''\n|-\n|}", [0, 0, 0, 1, 5, 0]],
			['{|\n| a | b | c\n|}', [0, 0, 0, 0, 2, 0]],
		],
	],
];

function counted(text: string): Counts {
	const { headings, wikilinks, externalLinks, templates, tags, refTags } = countNodes(text);
	return [headings, wikilinks, externalLinks, templates, tags, refTags];
}

describe('nodes of a wikitext', () => {
	for (const [name, cases] of groups) {
		describe(name, () => {
			it.each(cases)('%j', (text, counts) => {
				expect(counted(text)).toEqual(counts);
			});
		});
	}

	it('finds what follows a broken opening', () => {
		for (const broken of ['{{x', '[[x', '<b>x', "'''x", '<!-- x', '{|\nx', '[x', '<a b="x']) {
			expect(counted(`${broken}\n\n[[a]] {{b}} <ref>c</ref>\n== d ==\n`), broken).toEqual([1, 1, 0, 1, 1, 1]);
		}
	});

	it('opens nothing deeper than forty', () => {
		const nested = (depth: number) => '{{a|'.repeat(depth) + '}}'.repeat(depth);
		expect(countNodes(nested(12)).templates).toBe(12);
		expect(countNodes(nested(200)).templates).toBeLessThan(40);
	});
});

/** Counts the steps of a scan. */
class CountingScan extends Scan {
	steps = 0;
	override spend(steps: number): void {
		// The first frame is pushed before this class has its fields.
		this.steps = (this.steps ?? 0) + steps;
		super.spend(steps);
	}
}

describe('broken and huge texts', () => {
	it.each(brokenWikitext)('take steps and time in proportion to their length: %j', (pattern) => {
		const text = pattern.repeat(20_000 / pattern.length);
		const scan = new CountingScan(text, readBody);
		const started = performance.now();
		expect(scan.readOn()).toBe(true);
		expect(performance.now() - started).toBeLessThan(5_000);
		expect(scan.steps).toBeLessThan(100_000 + 24 * text.length);
		expect(scan.frames).toHaveLength(0);
	});

	it('need few steps where nothing is broken', () => {
		const text = "== a ==\n* [[b|c]] {{d|e=f}} '''g'''<ref>[http://h.example i]</ref>\n\n".repeat(200);
		const scan = new CountingScan(text, readBody);
		scan.readOn();
		expect(scan.steps).toBeLessThan(5 * text.length);
	});

	it('still have what was complete before the steps ran out', () => {
		const counts = countNodes(`${'[[a]]\n'.repeat(10)}${'<p>'.repeat(50_000)}`);
		expect(counts.wikilinks).toBe(10);
	});
});
