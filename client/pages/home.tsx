import '../styles/home.css';
import { type JSX, Show } from 'solid-js';
import { Campaigns } from '../home/Campaigns.tsx';
import { Door } from '../home/Door.tsx';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { useSession } from '../session.tsx';

/** `/`: the campaigns for whoever is logged in, the door for whoever is not. */
export function Home(): JSX.Element {
	const access = useSession();
	return (
		<Page read={access.person() === null}>
			<Show when={access.person()} fallback={<Door />}>
				<h1 class="lw-vh">{t('nav-label')}</h1>
				<Campaigns />
			</Show>
		</Page>
	);
}
