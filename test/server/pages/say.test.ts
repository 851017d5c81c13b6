import { html } from 'hono/html';
import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../../server/pages/format.ts';
import { speaker } from '../../../server/pages/say.ts';
import { revisionIn } from '../../../server/pages/score.ts';
import { levelOf } from '../../../server/pages/verdict.ts';

describe('messages', () => {
	const { say, write } = speaker('en');

	it('take the plural that goes with the number, and write it as the language does', () => {
		expect(write('by-people', 1)).toBe('by one person');
		expect(write('by-people', 1234)).toBe('by 1,234 people');
		expect(write('interval', '0.5', '0.7')).toBe('0.5 to 0.7');
	});

	it('escape text and leave markup', async () => {
		expect(String(await say('volunteers-of', '<b>'))).toBe('Volunteers of &lt;b&gt;');
		expect(String(await say('volunteers-of', html`<b>x</b>`))).toBe('Volunteers of <b>x</b>');
	});

	it('are said in the language, in the form that goes with the number', () => {
		const rows = [0, 1, 2, 3, 11, 100].map((count) => speaker('ar').write('rows', count));
		expect(rows).toEqual(['لا صفوف', 'صف واحد', 'صفان', '3 صفوف', '11 صفًّا', '100 صف']);
		expect(speaker('fr').write('rows', 1_000_000)).toMatch(/^1\s000\s000 lignes$/);
	});
});

describe('figures', () => {
	const { bytes, date, percent } = formatsOf('en');

	it('are written as people write them', () => {
		expect([999, 1000, 412_007, 4_234_000].map(bytes)).toEqual(['999 bytes', '1 kB', '412 kB', '4.2 MB']);
		expect(date('2026-06-12T23:59:59.000Z')).toBe('12 June 2026');
		expect(percent(0.9142)).toBe('91.4%');
	});

	it('have the word of their quarter', () => {
		expect([0, 0.249, 0.25, 0.5, 0.749, 0.75, 1].map(levelOf)).toEqual([
			'unlikely',
			'unlikely',
			'perhaps',
			'likely',
			'likely',
			'very-likely',
			'very-likely',
		]);
	});
});

describe('the number of an edit', () => {
	it.each([
		['12345', 12345],
		['  12345 ', 12345],
		['Special:Diff/12345', 12345],
		['https://en.wikipedia.org/wiki/Special:Diff/12344/12345', 12345],
		['https://en.wikipedia.org/w/index.php?title=A&diff=12345&oldid=12344', 12345],
		['https://en.wikipedia.org/w/index.php?title=A&oldid=12345', 12345],
		['https://en.wikipedia.org/w/index.php?title=A&diff=prev&oldid=12345', 12345],
		['', null],
		['0', null],
		['-5', null],
		['Main Page', null],
		['99999999999999999999', null],
	])('is found in “%s”', (text, revision) => {
		expect(revisionIn(text)).toBe(revision);
	});
});
