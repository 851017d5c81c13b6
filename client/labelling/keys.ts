/** What a key means on the labelling page. Pure: the page asks, and does it. */
import type { Form, Question } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';

export type Command =
	| { do: 'choose'; question: string; value: string }
	/** answers several questions at once */
	| { do: 'answer'; answers: Record<string, string> }
	| { do: 'reason'; at: number }
	| {
			do:
				| 'save'
				| 'skip'
				| 'skip-reasons'
				| 'undo'
				| 'next-change'
				| 'previous-change'
				| 'fold'
				| 'view'
				| 'wiki'
				| 'reveal'
				| 'guideline'
				| 'keys'
				| 'edit';
	  };

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

const letters = {
	s: 'skip',
	u: 'undo',
	n: 'next-change',
	p: 'previous-change',
	x: 'fold',
	v: 'view',
	w: 'wiki',
	b: 'reveal',
	g: 'guideline',
} as const;

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
): Command | null {
	if (press.repeat || press.altKey) return null;
	// saves from within a long text too, where Enter alone begins a line
	if (press.ctrlKey || press.metaKey) return press.key === 'Enter' ? { do: 'save' } : null;
	if (press.key === 'Escape') return { do: 'edit' };
	if (place.inText) return null;
	if (press.key === 'Enter') return place.onButton ? null : { do: 'save' };
	if (!place.singleKeys) return null;
	if (press.key === '?') return { do: 'keys' };

	const digit = digitOf(press.code);
	if (digit !== null) {
		if (place.reasonsOpen) return { do: 'reason', at: digit - 1 };
		return digitChoices(asked)[digit - 1] ?? null;
	}
	const letter = letterOf(press);
	if (letter === null) return null;
	if (press.shiftKey) return letter === 's' ? { do: 'skip-reasons' } : null;
	const shortcut = form.shortcuts.find(({ key }) => key === letter);
	if (shortcut) return { do: 'answer', answers: shortcut.answers };
	return letter in letters ? { do: letters[letter as keyof typeof letters] } : null;
}

/** Who gets digits first, when not all questions that are asked can have some. */
const digitsFirst = ['choice', 'scale', 'confidence', 'several'];

/**
 * The choices that the digits 1 to 9 stand for, across the questions that are asked, in their order. A question has a
 * digit for each of its choices or, when there are not enough left, none.
 */
export function digitChoices(
	asked: readonly Question[],
): { do: 'choose'; question: string; value: string }[] {
	let left = 9;
	const keyed = new Set<Question>();
	for (const kind of digitsFirst)
		for (const question of asked) {
			const count = choicesOf(question).length;
			if (question.kind !== kind || count > left) continue;
			keyed.add(question);
			left -= count;
		}
	return asked
		.filter((question) => keyed.has(question))
		.flatMap((question) =>
			choicesOf(question).map(({ value }) => ({ do: 'choose' as const, question: question.name, value })),
		);
}

/** Digits go by their place on the keyboard: French keyboards need Shift for the sign. */
function digitOf(code: string): number | null {
	const found = /^(?:Digit|Numpad)([1-9])$/.exec(code);
	return found ? Number(found[1]) : null;
}

/** Letters go by what is written on the key; by its place where the layout has no Latin letters. */
function letterOf({ key, code }: KeyPress): string | null {
	if (/^[a-z]$/i.test(key)) return key.toLowerCase();
	const latin = /^Key([A-Z])$/.exec(code)?.[1];
	return latin !== undefined && /^\p{L}\p{M}*$/u.test(key) && !/\p{Script=Latin}/u.test(key)
		? latin.toLowerCase()
		: null;
}
