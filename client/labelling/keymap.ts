/**
 * Which key does what on the labelling page: the standard keys, and over them what a person has set for themselves.
 * Pure: of names of keys and actions, not of events.
 */
import type { Form, Question } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';

/** What the page itself can be told by a key, and the standard key for it. */
export const pageActions = {
	skip: 's',
	'skip-reasons': 'shift+s',
	undo: 'u',
	'next-change': 'n',
	'previous-change': 'p',
	fold: 'x',
	view: 'v',
	wiki: 'w',
	reveal: 'b',
	guideline: 'g',
	keys: '?',
} as const;
export type PageAction = keyof typeof pageActions;

/**
 * `answer-3`: the third choice that has a key, counted across the questions that are asked. `form-j`: whatever a form puts on J. Both
 * hold for every form, so that a hand that has learned its keys finds them in the next campaign.
 */
export type Action = PageAction | `answer-${number}` | `form-${string}`;

/** A person's own keys; null: none for this action. What is not named has its standard key. */
export type OwnKeys = Readonly<Partial<Record<Action, string | null>>>;

export type Keymap = {
	keyOf: ReadonlyMap<Action, string>;
	actionOf: ReadonlyMap<string, Action>;
};

/** What keys can mean of a form: of its questions those that are asked now. */
export type Asked = { questions: readonly Question[]; shortcuts: Form['shortcuts'] };

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

/** All that a key can do with this form; where two claim one standard key, the first has it. */
export function actionsOf(form: Asked): Action[] {
	return [
		...form.shortcuts.map(({ key }): Action => `form-${key}`),
		...digitChoices(form.questions).map((_, at): Action => `answer-${at + 1}`),
		...(Object.keys(pageActions) as PageAction[]),
	];
}

export function isPageAction(action: Action): action is PageAction {
	return Object.hasOwn(pageActions, action);
}

export function standardKey(action: Action): string {
	return isPageAction(action) ? pageActions[action] : action.slice(action.indexOf('-') + 1);
}

/** The key that an action is to have, whether or not it gets it. */
export function wantedKey(action: Action, own: OwnKeys): string | null {
	const set = own[action];
	return set === undefined ? standardKey(action) : set;
}

/** Each key does one thing: what the person has set comes first, then the form's own letters, then the rest. */
export function keymapOf(form: Asked, own: OwnKeys = {}): Keymap {
	const actions = actionsOf(form);
	const isSet = (action: Action) => own[action] !== undefined;
	const keyOf = new Map<Action, string>();
	const actionOf = new Map<string, Action>();
	for (const action of [...actions.filter(isSet), ...actions.filter((action) => !isSet(action))]) {
		const key = wantedKey(action, own);
		if (key === null || actionOf.has(key)) continue;
		keyOf.set(action, key);
		actionOf.set(key, action);
	}
	return { keyOf, actionOf };
}

/** Letters as they stand on the keys: `S`, `⇧ S`. */
export function keyFaces(key: string): string[] {
	return key.split(/\+(?=.)/).map((part) => (part === 'shift' ? '⇧' : part.toUpperCase()));
}

/** As `aria-keyshortcuts` takes it. */
export function ariaKey(key: string): string {
	if (key === '+') return 'Plus';
	return key.replace('shift+', 'Shift+').replace(/[a-z]$/, (letter) => letter.toUpperCase());
}
