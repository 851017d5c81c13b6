import { useLocation } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { t } from './language.ts';
import { navigation } from './navigation.ts';
import { Frame } from './parts/Frame.tsx';
import { loginUrl, useSession } from './session.tsx';

/** The frame with what every page knows: who is here, and where. */
export function Page(props: {
	title?: string | undefined;
	read?: boolean;
	children: JSX.Element;
}): JSX.Element {
	const location = useLocation();
	const access = useSession();
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
	return (
		<Frame
			title={props.title}
			read={props.read ?? false}
			navigation={items()}
			person={person()}
			loginUrl={loginUrl(location.pathname + location.search)}
			onLogOut={() => void access.logOut()}
		>
			{props.children}
		</Frame>
	);
}
