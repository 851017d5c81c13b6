/** The wikis as pages name them. */
import { type JSX, Show } from 'solid-js';
import type { Wiki } from '../campaigns/contract/wiki.ts';
import { useSession } from './session.tsx';

/** A wiki by its database name; null where this installation does not serve it. */
export function useWiki(): (name: string) => Wiki | null {
	const access = useSession();
	return (name) => access.session.latest?.wikis.find((wiki) => wiki.name === name) ?? null;
}

/** A wiki by its own name, or else by that of its database. */
export function WikiName(props: { name: string }): JSX.Element {
	const wiki = useWiki();
	return (
		<Show when={wiki(props.name)} fallback={<bdi>{props.name}</bdi>}>
			{(known) => <bdi lang={known().language}>{known().siteName}</bdi>}
		</Show>
	);
}

/** Text that people of a wiki wrote, such as the name of a campaign: in its language. */
export function OfWiki(props: { name: string; children: JSX.Element }): JSX.Element {
	const wiki = useWiki();
	return <bdi lang={wiki(props.name)?.language}>{props.children}</bdi>;
}
