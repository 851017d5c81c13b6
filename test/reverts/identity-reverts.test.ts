import { expect, test } from 'vitest';
import { IdentityReverts } from '../../trainer/reverts/identity-reverts.ts';

/** How many revisions each text of one page reverts. */
function reach(...texts: string[]): number[] {
	const reverts = new IdentityReverts();
	return texts.map((text) => reverts.next(1, text));
}

test('a text that was there before reverts all that came between', () => {
	expect(reach('good', 'bad', 'worse', 'good')).toEqual([0, 0, 0, 2]);
});

test('an edit that changes nothing reverts nothing', () => {
	expect(reach('good', 'good', 'good')).toEqual([0, 0, 0]);
});

test('the nearest same text is the one that is gone back to', () => {
	expect(reach('good', 'bad', 'good', 'worse', 'good')).toEqual([0, 0, 1, 0, 1]);
});

test('a person who takes their own edit back reverts it, as does one who puts it in again', () => {
	expect(reach('without', 'with', 'without', 'with')).toEqual([0, 0, 1, 1]);
});

test('a revert reaches back to the 16th revision before it, not to the 17th', () => {
	const between = (count: number) => Array.from({ length: count }, (_, i) => `other ${i}`);
	expect(reach('good', ...between(15), 'good').at(-1)).toBe(15);
	expect(reach('good', ...between(16), 'good').at(-1)).toBe(0);
});

test('the same text on another page is no revert', () => {
	const reverts = new IdentityReverts();
	expect([
		reverts.next(1, 'good'),
		reverts.next(1, 'bad'),
		reverts.next(2, 'good'),
		reverts.next(2, 'bad'),
		reverts.next(2, 'good'),
	]).toEqual([0, 0, 0, 0, 1]);
});

test('a blanked page can be reverted to, and a blanking be reverted', () => {
	expect(reach('', 'text', '', 'text')).toEqual([0, 0, 1, 1]);
});
