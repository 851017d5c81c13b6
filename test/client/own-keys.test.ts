/** Keys that people set: one meaning for each key, whatever they press; kept as they were; damage does no harm. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';
import { holderOf, swapped, takenBy, withKey } from '../../client/keys/setting.ts';
import { actionsOf, ariaKey, keyFaces, keymapOf, type OwnKeys } from '../../client/labelling/keymap.ts';
import { readOwnKeys, writeOwnKeys } from '../../client/labelling/own-keys.ts';

const { form } = damagingGoodfaith;

function memory(text: string | null = null) {
	const kept = new Map<string, string>(text === null ? [] : [['label-wing.keys.7', text]]);
	return {
		kept,
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, value: string) => void kept.set(name, value),
		removeItem: (name: string) => void kept.delete(name),
	};
}

test('the standard keys are those of the guideline: every action has one', () => {
	const { keyOf } = keymapOf(form);
	expect(Object.fromEntries(keyOf)).toEqual({
		...{ 'form-j': 'j', 'form-k': 'k', 'form-l': 'l' },
		...Object.fromEntries([1, 2, 3, 4, 5, 6].map((digit) => [`answer-${digit}`, String(digit)])),
		...{ skip: 's', 'skip-reasons': 'shift+s', undo: 'u', 'next-change': 'n', 'previous-change': 'p' },
		...{ fold: 'x', view: 'v', wiki: 'w', reveal: 'b', guideline: 'g', keys: '?' },
	});
});

test('a taken key names who has it, the letters of the form too; a swap gives each the other’s', () => {
	expect(holderOf(form, {}, 'u', 'skip')).toBe('undo');
	expect(holderOf(form, {}, 'j', 'skip')).toBe('form-j');
	expect(holderOf(form, {}, 'q', 'skip')).toBeNull();
	expect(holderOf(form, {}, 's', 'skip')).toBeNull();
	const own = swapped(form, {}, 'skip', 'j');
	expect(own).toEqual({ skip: 'j', 'form-j': 's' });
	// and back again: nothing is left of it
	expect(swapped(form, own, 'skip', 's')).toEqual({});
	// who had none has nothing to give
	expect(swapped(form, { skip: null }, 'skip', 'u')).toEqual({ skip: 'u', undo: null });
});

test('what a person has set comes before a form’s own letters, and both are named', () => {
	const own: OwnKeys = { undo: 'j' };
	expect(keymapOf(form, own).actionOf.get('j')).toBe('undo');
	expect(takenBy(form, own, 'form-j')).toBe('undo');
	expect(takenBy(form, own, 'undo')).toBeNull();
	const spam = { ...form, shortcuts: [{ key: 's', label: 'Spam', answers: { damaging: 'yes' } }] };
	expect(keymapOf(spam).actionOf.get('s')).toBe('form-s');
	expect(takenBy(spam, {}, 'skip')).toBe('form-s');
});

test('whatever a person sets or swaps, no key does two things and each row says the truth', () => {
	const actions = actionsOf(form);
	const change = fc.record({
		action: fc.constantFrom(...actions),
		key: fc.constantFrom('a', 's', 'u', 'j', 'shift+s', '1', '4', '?', 'é', null),
		swap: fc.boolean(),
	});
	fc.assert(
		fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
			let own: OwnKeys = {};
			for (const { action, key, swap } of changes) {
				if (key !== null && swap) {
					own = swapped(form, own, action, key);
					expect(keymapOf(form, own).keyOf.get(action)).toBe(key);
				} else own = withKey(own, action, key);
				const { keyOf, actionOf } = keymapOf(form, own);
				expect(keyOf.size).toBe(actionOf.size);
				for (const [one, name] of keyOf) expect(actionOf.get(name)).toBe(one);
				for (const one of actions)
					expect(keyOf.has(one) || own[one] === null || takenBy(form, own, one) !== null).toBe(true);
			}
			const store = memory();
			expect(writeOwnKeys(store, 7, own)).toBe(true);
			expect(readOwnKeys(store, 7)).toEqual(own);
			expect(readOwnKeys(store, 8)).toEqual({});
		}),
	);
});

test.each([
	['{"undo":', {}],
	['[]', {}],
	['null', {}],
	['"s"', {}],
	['{"undo":"q","skip":3,"view":"Enter","fold":"","wiki":" ","guideline":"G"}', { undo: 'q' }],
	['{"__proto__":"q","constructor":"q","answer-0":"q","form-J":"q","fly":"q","keys":null}', { keys: null }],
])('of a damaged store %s only what can be understood is left', (text, own) => {
	expect(readOwnKeys(memory(text), 7)).toEqual(own);
});

test('standard keys are not kept, and a browser that keeps nothing is told about', () => {
	const store = memory('{"undo":"q"}');
	expect(writeOwnKeys(store, 7, withKey({ undo: 'q' }, 'undo', 'u'))).toBe(true);
	expect(store.kept.size).toBe(0);
	const full = {
		...store,
		setItem() {
			throw new DOMException('', 'QuotaExceededError');
		},
	};
	expect(writeOwnKeys(full, 7, { undo: 'q' })).toBe(false);
});

test('keys are written as they stand on the keyboard, and as screen readers take them', () => {
	expect(['s', 'shift+s', '+', '4', '?'].map(keyFaces)).toEqual([['S'], ['⇧', 'S'], ['+'], ['4'], ['?']]);
	expect(['s', 'shift+s', '+', '4'].map(ariaKey)).toEqual(['S', 'Shift+S', 'Plus', '4']);
});
