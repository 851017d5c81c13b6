/** The outbox of whoever is logged in, for every page; null until that is known. */
import { createContext, createMemo, createResource, type JSX, useContext } from 'solid-js';
import { useSession } from '../session.tsx';
import { indexedDbStore } from './indexed-db.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { memoryStore, type OutboxStore } from './store.ts';

const OutboxContext = createContext<() => Outbox | null>(() => null);

async function openStore(): Promise<{ store: OutboxStore; lasting: boolean }> {
	try {
		return { store: await indexedDbStore(), lasting: true };
	} catch (thrown) {
		console.warn('This browser allows no storage; answers wait in the tab only.', thrown);
		return { store: memoryStore(), lasting: false };
	}
}

export function OutboxProvider(props: { children: JSX.Element }): JSX.Element {
	const access = useSession();
	const [opened] = createResource(openStore);
	const personId = createMemo(() => access.person()?.id ?? null);
	const outbox = createMemo(() => {
		const id = personId();
		const here = opened.latest;
		return id === null || here === undefined ? null : createOutbox(id, here.store, here.lasting);
	});
	return <OutboxContext.Provider value={outbox}>{props.children}</OutboxContext.Provider>;
}

export function useOutbox(): () => Outbox | null {
	return useContext(OutboxContext);
}
