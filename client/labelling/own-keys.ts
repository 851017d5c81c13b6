/** A person's own keys as this browser keeps them. */
import * as z from 'zod/mini';
import { type Action, type OwnKeys, pageActions } from './keymap.ts';
import { keep, parsedJson, type TextStore } from './text-store.ts';

/** As `keyNameOf` names them; null: none. */
const Key = z.nullable(z.string().check(z.regex(/^(?:(?:shift\+)?[a-z]|[^\sA-Z])$/u)));
const Stored = z.record(z.string(), z.unknown());

const nameOf = (personId: number) => `label-wing.keys.${personId}`;

function isAction(name: string): name is Action {
	return Object.hasOwn(pageActions, name) || /^(?:answer-[1-9]|form-[a-z])$/.test(name);
}

/** What was kept, without whatever this page cannot understand: the standard keys stand in for that. */
export function readOwnKeys(store: TextStore, personId: number): OwnKeys {
	return parseOwnKeys(store.getItem(nameOf(personId)) ?? '{}');
}

function parseOwnKeys(text: string): OwnKeys {
	const stored = Stored.safeParse(parsedJson(text));
	if (!stored.success) return {};
	const own: Partial<Record<Action, string | null>> = {};
	for (const [action, value] of Object.entries(stored.data)) {
		const key = Key.safeParse(value);
		if (isAction(action) && key.success) own[action] = key.data;
	}
	return own;
}

/** False when the browser does not keep it. */
export function writeOwnKeys(store: TextStore, personId: number, own: OwnKeys): boolean {
	return keep(store, nameOf(personId), Object.keys(own).length === 0 ? null : JSON.stringify(own));
}

/** Whether a change of the storage, in another tab, is of this person's keys. */
export function isOfOwnKeys(name: string | null, personId: number): boolean {
	return name === null || name === nameOf(personId);
}
