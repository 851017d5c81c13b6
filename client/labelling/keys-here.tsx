/** The keys as they are set here, for everything on the labelling page that hears or shows one. */
import {
	type Accessor,
	createContext,
	createMemo,
	createSignal,
	type JSX,
	onCleanup,
	onMount,
	Show,
	useContext,
} from 'solid-js';
import { Kbd } from '../parts/Kbd.tsx';
import type { TextStore } from './drafts.ts';
import { type Action, type Asked, ariaKey, type Keymap, keyFaces, keymapOf, type OwnKeys } from './keymap.ts';
import { isOfOwnKeys, readOwnKeys, writeOwnKeys } from './own-keys.ts';
import { preferences } from './preferences.ts';

export type KeysHere = {
	/** what keys can mean now */
	asked: Accessor<Asked>;
	own: Accessor<OwnKeys>;
	/** false: they hold until the page is closed, but the browser does not keep them */
	setOwn(own: OwnKeys): boolean;
	keymap: Accessor<Keymap>;
	/** the key to show for an action; null when it has none, or when single keys are off */
	shown(action: Action): string | null;
	/** the same for `aria-keyshortcuts` */
	aria(action: Action): string | undefined;
};

const KeysContext = createContext<KeysHere>();

/** The keys of one person for what is asked of them now. */
export function createKeysHere(asked: Accessor<Asked>, store: TextStore, personId: number): KeysHere {
	const [own, setOwn] = createSignal(readOwnKeys(store, personId));
	const keymap = createMemo(() => keymapOf(asked(), own()));
	const readAgain = (event: StorageEvent) => {
		if (isOfOwnKeys(event.key, personId)) setOwn(readOwnKeys(store, personId));
	};
	onMount(() => window.addEventListener('storage', readAgain));
	onCleanup(() => window.removeEventListener('storage', readAgain));
	const shown = (action: Action) => (preferences().singleKeys ? (keymap().keyOf.get(action) ?? null) : null);
	return {
		asked,
		own,
		setOwn(next) {
			setOwn(next);
			return writeOwnKeys(store, personId, next);
		},
		keymap,
		shown,
		aria(action) {
			const key = shown(action);
			return key === null ? undefined : ariaKey(key);
		},
	};
}

/** What stands in a page that hears and shows these keys. */
export function withKeys(keys: KeysHere, content: () => JSX.Element): JSX.Element {
	return <KeysContext.Provider value={keys}>{content()}</KeysContext.Provider>;
}

export function useKeys(): KeysHere {
	const keys = useContext(KeysContext);
	if (!keys) throw new Error('useKeys is for what stands in withKeys.');
	return keys;
}

/** The key of an action, where there is one to show. */
export function KeyOf(props: { action: Action }): JSX.Element {
	const keys = useKeys();
	return <Show when={keys.shown(props.action)}>{(key) => <Kbd>{keyFaces(key()).join(' ')}</Kbd>}</Show>;
}
