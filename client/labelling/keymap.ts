/**
 * Which key does what on the labelling page: the standard keys, and over them what a person has set for themselves.
 * Pure: of names of keys and actions, not of events.
 */
import type { Form } from '../../campaigns/contract/form.ts';

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
	guideline: 'g',
	keys: '?',
} as const;
export type PageAction = keyof typeof pageActions;

/**
 * `answer-3`: the third choice of the form, counted across its questions. `form-j`: whatever a form puts on J. Both
 * hold for every form, so that a hand that has learned its keys finds them in the next campaign.
 */
export type Action = PageAction | `answer-${number}` | `form-${string}`;

/** A person's own keys; null: none for this action. What is not named has its standard key. */
export type OwnKeys = Readonly<Partial<Record<Action, string | null>>>;

export type Keymap = {
	keyOf: ReadonlyMap<Action, string>;
	actionOf: ReadonlyMap<string, Action>;
};

/** The choices that have a key each, `answer-1` and on, in the form's order. */
export function digitChoices(form: Form): { do: 'choose'; question: string; value: string }[] {
	return form.questions
		.flatMap((question) =>
			question.choices.map(({ value }) => ({ do: 'choose' as const, question: question.name, value })),
		)
		.slice(0, 9);
}

/** All that a key can do with this form; where two claim one standard key, the first has it. */
export function actionsOf(form: Form): Action[] {
	return [
		...form.shortcuts.map(({ key }): Action => `form-${key}`),
		...digitChoices(form).map((_, at): Action => `answer-${at + 1}`),
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
export function keymapOf(form: Form, own: OwnKeys = {}): Keymap {
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
