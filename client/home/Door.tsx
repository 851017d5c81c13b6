import '../styles/door.css';
import '../styles/edit.css';
import '../styles/taskbar.css';
import '../styles/labelling.css';
import '../styles/labelling-narrow.css';
import '../styles/preview.css';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { navigation } from '../navigation.ts';
import { LinkButton } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { loginUrl, useSession } from '../session.tsx';
import { DoorPreview } from './DoorPreview.tsx';

/** For whoever is not logged in: what this is, one button, and what is open to everybody. */
export function Door(): JSX.Element {
	const access = useSession();
	const ways = () =>
		navigation.flatMap(({ href, label, says }) => (says === undefined ? [] : [{ href, label, says }]));
	return (
		<>
			<div class="lw-door">
				<div>
					<h1>{t('door-title')}</h1>
					<p class="lw-door__lead">{t('door-lead')}</p>
					<div class="lw-door__go">
						<LinkButton href={loginUrl('/')} rel="external" progressive weight="primary" large>
							<Icon name="logIn" flip />
							{t('log-in-wiki')}
						</LinkButton>
					</div>
					<p class="lw-door__small">
						{access.session.latest?.demo ? t('door-demo') : t('door-what-is-learned')}
					</p>
					<p class="lw-door__small">{t('door-number')}</p>
				</div>
				<DoorPreview />
			</div>
			<Show when={ways().length > 0}>
				<div class="lw-ways">
					<For each={ways()}>
						{(way) => (
							<section>
								<h2>
									<a href={way.href}>{t(way.label)}</a>
								</h2>
								<p>{t(way.says)}</p>
							</section>
						)}
					</For>
				</div>
			</Show>
		</>
	);
}
