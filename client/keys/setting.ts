/** Giving an action another key. Pure: what a person has now, what they pressed, what they have then. */
import {
	type Action,
	type Asked,
	actionsOf,
	keymapOf,
	type OwnKeys,
	standardKey,
	wantedKey,
} from '../labelling/keymap.ts';

/** What else has the key in this form; null when it is free. */
export function holderOf(form: Asked, own: OwnKeys, key: string, besides: Action): Action | null {
	const holder = keymapOf(form, own).actionOf.get(key) ?? null;
	return holder === besides ? null : holder;
}

/** One action with another key, or with none. A standard key is not written down: it stays the standard. */
export function withKey(own: OwnKeys, action: Action, key: string | null): OwnKeys {
	const { [action]: _before, ...others } = own;
	return key === standardKey(action) ? others : { ...others, [action]: key };
}

/** The key for `action`; whoever held it gets what `action` had, or no key when that was none. */
export function swapped(form: Asked, own: OwnKeys, action: Action, key: string): OwnKeys {
	const holder = holderOf(form, own, key, action);
	if (holder === null) return withKey(own, action, key);
	const before = keymapOf(form, own).keyOf.get(action) ?? null;
	// two may have been given the same key where only one of them was asked: the other goes without
	const rivals = actionsOf(form).filter((one) => one !== action && own[one] === key);
	const without = rivals.reduce((all, one) => withKey(all, one, null), own);
	return withKey(withKey(without, holder, before), action, key);
}

/** What has the key that this action would have; null when the action has its key, or wants none. */
export function takenBy(form: Asked, own: OwnKeys, action: Action): Action | null {
	const key = wantedKey(action, own);
	return key === null ? null : holderOf(form, own, key, action);
}
