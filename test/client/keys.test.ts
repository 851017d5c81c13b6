import { expect, test } from 'vitest';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';
import { digitChoices, keymapOf } from '../../client/labelling/keymap.ts';
import { commandOf, type KeyPlace, type KeyPress, keyNameOf } from '../../client/labelling/keys.ts';
import { everyKind } from '../support/every-kind.ts';

const { form } = damagingGoodfaith;
const edit: KeyPlace = { inText: false, onButton: false, reasonsOpen: false, singleKeys: true };

function press(key: string, code: string, more: Partial<KeyPress> = {}): KeyPress {
	return {
		key,
		code,
		ctrlKey: false,
		metaKey: false,
		altKey: false,
		shiftKey: false,
		repeat: false,
		...more,
	};
}

test.each([
	['1', 'Digit1', { do: 'choose', question: 'damaging', value: 'yes' }],
	['3', 'Digit3', { do: 'choose', question: 'damaging', value: 'unsure' }],
	['4', 'Digit4', { do: 'choose', question: 'goodfaith', value: 'yes' }],
	['6', 'Numpad6', { do: 'choose', question: 'goodfaith', value: 'unsure' }],
	['7', 'Digit7', null],
	['j', 'KeyJ', { do: 'answer', answers: { damaging: 'no', goodfaith: 'yes' } }],
	['s', 'KeyS', { do: 'skip' }],
	['u', 'KeyU', { do: 'undo' }],
	['n', 'KeyN', { do: 'next-change' }],
	['b', 'KeyB', { do: 'reveal' }],
	['Enter', 'Enter', { do: 'save' }],
	['Escape', 'Escape', { do: 'edit' }],
	['q', 'KeyQ', null],
])('%s does what the sheet says', (key, code, command) => {
	expect(commandOf(press(key, code), form, edit)).toEqual(command);
});

test('digits go by their place: French keyboards write & there', () => {
	expect(commandOf(press('&', 'Digit1'), form, edit)).toMatchObject({ value: 'yes', question: 'damaging' });
});

test('letters go by what is written, and by place where the script is another', () => {
	// Dvorak: the key that writes S is where QWERTY has ;
	expect(commandOf(press('s', 'Semicolon'), form, edit)).toEqual({ do: 'skip' });
	expect(commandOf(press('o', 'KeyS'), form, edit)).toBeNull();
	expect(commandOf(press('س', 'KeyS'), form, edit)).toEqual({ do: 'skip' });
	expect(commandOf(press('ы', 'KeyS'), form, edit)).toEqual({ do: 'skip' });
	// one key of an Arabic keyboard writes two letters
	expect(commandOf(press('لا', 'KeyB'), form, edit, form.questions, keymapOf(form, { undo: 'b' }))).toEqual({
		do: 'undo',
	});
	// a Latin letter with an accent is a letter of its own
	expect(commandOf(press('é', 'KeyS'), form, edit)).toBeNull();
});

test('shift and S asks for a reason, which digits give', () => {
	expect(commandOf(press('S', 'KeyS', { shiftKey: true }), form, edit)).toEqual({ do: 'skip-reasons' });
	const open = { ...edit, reasonsOpen: true };
	expect(commandOf(press('2', 'Digit2'), form, open)).toEqual({ do: 'reason', at: 1 });
});

test('held keys, browser shortcuts and text fields are left alone', () => {
	expect(commandOf(press('1', 'Digit1', { repeat: true }), form, edit)).toBeNull();
	expect(commandOf(press('s', 'KeyS', { ctrlKey: true }), form, edit)).toBeNull();
	expect(commandOf(press('1', 'Digit1', { altKey: true }), form, edit)).toBeNull();
	expect(commandOf(press('1', 'Digit1'), form, { ...edit, inText: true })).toBeNull();
	expect(commandOf(press('Enter', 'Enter'), form, { ...edit, onButton: true })).toBeNull();
});

test('with single keys off, only Enter and Escape are left', () => {
	const off = { ...edit, singleKeys: false };
	for (const [key, code] of [
		['1', 'Digit1'],
		['j', 'KeyJ'],
		['s', 'KeyS'],
		['?', 'Slash'],
	] as const)
		expect(commandOf(press(key, code), form, off)).toBeNull();
	expect(commandOf(press('Enter', 'Enter'), form, off)).toEqual({ do: 'save' });
	expect(commandOf(press('Escape', 'Escape'), form, off)).toEqual({ do: 'edit' });
});

test('a form’s own letter wins over the page’s', () => {
	const own = {
		...form,
		shortcuts: [{ key: 's', label: 'Spam', answers: { damaging: 'yes', goodfaith: 'no' } }],
	};
	expect(commandOf(press('s', 'KeyS'), own, edit)).toMatchObject({ do: 'answer' });
});

test('digits stand for the choices on the screen, and a question has all of its own or none', () => {
	const digits = (...names: string[]) =>
		digitChoices(everyKind.questions.filter(({ name }) => names.includes(name))).map(
			({ question, value }) => `${question} ${value}`,
		);
	expect(digits('what', 'quality')).toEqual([
		...['what vandalism', 'what unsourced', 'what spam'],
		...['quality 1', 'quality 2', 'quality 3', 'quality 4', 'quality 5'],
	]);
	// the choice and the scale come first; several have to do without
	expect(digits('damaging', 'what', 'quality')).toEqual([
		...['damaging yes', 'damaging no', 'damaging unsure'],
		...['quality 1', 'quality 2', 'quality 3', 'quality 4', 'quality 5'],
	]);
});

test('Ctrl and Enter saves, from within a text too', () => {
	const text = { ...edit, inText: true };
	expect(commandOf(press('Enter', 'Enter', { ctrlKey: true }), form, text)).toEqual({ do: 'save' });
	expect(commandOf(press('Enter', 'Enter', { metaKey: true }), form, text)).toEqual({ do: 'save' });
	expect(commandOf(press('Enter', 'Enter'), form, text)).toBeNull();
});

test('a key that a person has set does what they set it to, and the standard key no longer does', () => {
	const keymap = keymapOf(form, { undo: 'q', skip: null, 'answer-1': 'shift+a', keys: '!', 'form-j': 'ö' });
	const does = (key: string, code: string, more = {}) =>
		commandOf(press(key, code, more), form, edit, form.questions, keymap);
	expect(does('q', 'KeyQ')).toEqual({ do: 'undo' });
	expect(does('u', 'KeyU')).toBeNull();
	expect(does('s', 'KeyS')).toBeNull();
	expect(does('A', 'KeyA', { shiftKey: true })).toMatchObject({ question: 'damaging', value: 'yes' });
	expect(does('a', 'KeyA')).toBeNull();
	expect(does('1', 'Digit1')).toBeNull();
	expect(does('!', 'IntlBackslash')).toEqual({ do: 'keys' });
	expect(does('ö', 'Semicolon')).toEqual({ do: 'answer', answers: { damaging: 'no', goodfaith: 'yes' } });
	expect(does('j', 'KeyJ')).toBeNull();
});

test.each([
	['s', 'KeyS', 's'],
	['ß', 'Minus', 'ß'],
	['&', 'Digit1', '1'],
	['0', 'Numpad0', '0'],
	['؟', 'Slash', '?'],
	['Enter', 'Enter', null],
	['ArrowLeft', 'ArrowLeft', null],
	['F5', 'F5', null],
	[' ', 'Space', null],
	['Dead', 'Equal', null],
	['Process', 'KeyK', null],
	['Unidentified', '', null],
])('the key %s (%s) can be set as %s', (key, code, name) => {
	expect(keyNameOf(press(key, code))).toBe(name);
});
