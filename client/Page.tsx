import { useLocation } from '@solidjs/router';
import { createSignal, type JSX, Show } from 'solid-js';
import { t } from './language.ts';
import { navigation } from './navigation.ts';
import { useOutbox } from './outbox/context.tsx';
import { Frame } from './parts/Frame.tsx';
import { Notice } from './parts/Notice.tsx';
import { asAskError } from './server.ts';
import { loginUrl, useSession } from './session.tsx';

/** The frame with what every page knows: who is here, and where. */
export function Page(props: {
	title?: string | undefined;
	read?: boolean;
	children: JSX.Element;
}): JSX.Element {
	const location = useLocation();
	const access = useSession();
	const outbox = useOutbox();
	const person = () =>
		access.session.loading && access.person() === null ? undefined : (access.person()?.name ?? null);
	const items = () =>
		navigation
			.filter((item) => item.for === 'anyone' || access.person()?.coordinator === true)
			.map(({ href, label, external, covers }) => ({
				href,
				label: t(label),
				external,
				current: covers(location.pathname),
			}));
	const [failure, setFailure] = createSignal<string | null>(null);
	/** What waits is sent first, as far as it can be; the rest is kept for this person. */
	const logOut = async () => {
		await outbox()?.send();
		try {
			await access.logOut();
			setFailure(null);
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		}
	};
	return (
		<Frame
			title={props.title}
			read={props.read ?? false}
			navigation={items()}
			person={person()}
			loginUrl={loginUrl(location.pathname + location.search)}
			onLogOut={() => void logOut()}
		>
			<Show when={failure()}>
				{(sentence) => (
					<Notice icon="unlinked">
						<p>{sentence()}</p>
					</Notice>
				)}
			</Show>
			{props.children}
		</Frame>
	);
}
