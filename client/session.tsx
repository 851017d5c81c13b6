/** Who is logged in here, known to every page. */
import { createContext, createResource, type JSX, onCleanup, type Resource, useContext } from 'solid-js';
import { logOut, readSession } from '../campaigns/contract/calls.ts';
import type { Person, Session } from '../campaigns/contract/person.ts';
import { ask } from './server.ts';
import { onNews, tellNews } from './tabs.ts';

export type SessionAccess = {
	session: Resource<Session>;
	person(): Person | null;
	refresh(): Promise<void>;
	logOut(): Promise<void>;
};

const SessionContext = createContext<SessionAccess>();

export function SessionProvider(props: { children: JSX.Element }): JSX.Element {
	const [session, { refetch, mutate }] = createResource<Session>(async (_, { value }) => {
		try {
			const found = await ask(readSession, {});
			tellNews({ kind: 'session', personId: found.person?.id ?? null });
			return found;
		} catch (thrown) {
			// once somebody is known, a lost connection does not make them a stranger
			if (value) return value;
			throw thrown;
		}
	});
	const access: SessionAccess = {
		session,
		person: () => (session.error === undefined ? (session.latest?.person ?? null) : null),
		async refresh() {
			await refetch();
		},
		async logOut() {
			await ask(logOut, {});
			mutate((known) => known && { ...known, person: null });
			tellNews({ kind: 'session', personId: null });
		},
	};
	// another tab logged in, out, or in as somebody else
	onCleanup(
		onNews((news) => {
			if (news.kind !== 'session' || session.loading) return;
			if (news.personId !== (access.person()?.id ?? null)) void refetch();
		}),
	);
	return <SessionContext.Provider value={access}>{props.children}</SessionContext.Provider>;
}

export function useSession(): SessionAccess {
	const access = useContext(SessionContext);
	if (!access) throw new Error('useSession needs a SessionProvider above it.');
	return access;
}

/** How people call a wiki; its database name when it is none of ours any more. */
export function siteNameOf({ wikis }: Session, wiki: string): string {
	return wikis.find(({ name }) => name === wiki)?.siteName ?? wiki;
}

/** Where one logs in; comes back to `returnTo`, a path of this site. */
export function loginUrl(returnTo: string): string {
	return `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
}
