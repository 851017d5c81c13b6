/** A person's own keys as this browser keeps them. */
import { isRecord, parsedJson } from '../records.ts';
import type { TextStore } from './drafts.ts';
import { keep } from './keep.ts';
import { type Action, type OwnKeys, pageActions } from './keymap.ts';

const nameOf = (personId: number) => `label-wing.keys.${personId}`;

function isAction(name: string): name is Action {
	return Object.hasOwn(pageActions, name) || /^(?:answer-[1-9]|form-[a-z])$/.test(name);
}

/** What was kept, without whatever this page cannot understand: the standard keys stand in for that. */
export function readOwnKeys(store: TextStore, personId: number): OwnKeys {
	return parseOwnKeys(store.getItem(nameOf(personId)) ?? '{}');
}

function parseOwnKeys(text: string): OwnKeys {
	const stored = parsedJson(text);
	const own: Partial<Record<Action, string | null>> = {};
	for (const [action, key] of Object.entries(isRecord(stored) ? stored : {}))
		if (isAction(action) && isKey(key)) own[action] = key;
	return own;
}

/** As `keyNameOf` names them; null: none. */
function isKey(value: unknown): value is string | null {
	return value === null || (typeof value === 'string' && /^(?:(?:shift\+)?[a-z]|[^\sA-Z])$/u.test(value));
}

/** False when the browser does not keep it. */
export function writeOwnKeys(store: TextStore, personId: number, own: OwnKeys): boolean {
	return keep(store, nameOf(personId), Object.keys(own).length === 0 ? null : JSON.stringify(own));
}

/** Whether a change of the storage, in another tab, is of this person's keys. */
export function isOfOwnKeys(name: string | null, personId: number): boolean {
	return name === null || name === nameOf(personId);
}
