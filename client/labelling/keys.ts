/** What a key means on the labelling page. Pure: the page asks, and does it. */
import type { Form, Question } from '../../campaigns/contract/form.ts';
import { digitChoices, isPageAction, type Keymap, keymapOf, type PageAction } from './keymap.ts';

export type Command =
	| { do: 'choose'; question: string; value: string }
	/** answers several questions at once */
	| { do: 'answer'; answers: Record<string, string> }
	| { do: 'reason'; at: number }
	| { do: 'save' | 'edit' | PageAction };

export type KeyPress = Pick<
	KeyboardEvent,
	'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat'
>;

export type KeyPlace = {
	/** the focus is where text is written */
	inText: boolean;
	/** the focus is on something that Enter presses: a button, a link */
	onButton: boolean;
	/** the list of reasons to skip is open: digits choose from it */
	reasonsOpen: boolean;
	/** keys without a modifier are on */
	singleKeys: boolean;
};

/**
 * What to do for a key, or null for nothing. Held keys mean nothing.
 *
 * @param asked the questions that are on the screen
 */
export function commandOf(
	press: KeyPress,
	form: Form,
	place: KeyPlace,
	asked: readonly Question[] = form.questions,
	keymap: Keymap = keymapOf({ shortcuts: form.shortcuts, questions: asked }),
): Command | null {
	if (press.repeat || press.altKey) return null;
	// saves from within a long text too, where Enter alone begins a line
	if (press.ctrlKey || press.metaKey) return press.key === 'Enter' ? { do: 'save' } : null;
	if (press.key === 'Escape') return { do: 'edit' };
	if (place.inText) return null;
	if (press.key === 'Enter') return place.onButton ? null : { do: 'save' };
	if (!place.singleKeys) return null;
	const key = keyNameOf(press);
	if (key === null) return null;
	if (place.reasonsOpen && /^[1-9]$/.test(key)) return { do: 'reason', at: Number(key) - 1 };
	const action = keymap.actionOf.get(key);
	if (action === undefined) return null;
	if (isPageAction(action)) return { do: action };
	if (action.startsWith('answer-')) return digitChoices(asked)[Number(action.slice(7)) - 1] ?? null;
	const shortcut = form.shortcuts.find((one) => action === `form-${one.key}`);
	return shortcut ? { do: 'answer', answers: shortcut.answers } : null;
}

/**
 * The name of a key that can be given a meaning: `s`, `shift+s`, `4`, `?`; null for all that has one already (Enter,
 * Tab, arrows, whatever goes with Ctrl). Digits go by their place on the keyboard: French ones need Shift for the sign.
 * Letters go by what is written on the key; by its place where the layout has no Latin letters.
 */
export function keyNameOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
	if (ctrlKey || metaKey || altKey) return null;
	if (key === '?' || key === '؟') return '?';
	const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
	if (digit !== undefined) return digit;
	// one key may write two letters, as Arabic keyboards do for لا
	const isForeign = /^[\p{L}\p{M}]+$/u.test(key) && !/\p{Script=Latin}/u.test(key);
	const place = isForeign ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
	const name = (place ?? key).toLowerCase();
	if ([...name].length !== 1 || /\s/.test(name)) return null;
	return shiftKey && /^[a-z]$/.test(name) ? `shift+${name}` : name;
}
