import '../styles/door.css';
import '../styles/labelling-page.css';
import '../styles/preview.css';
import { For, type JSX } from 'solid-js';
import { type MessageKey, t } from '../language.ts';
import { LinkButton } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { loginUrl, useSession } from '../session.tsx';
import { DoorPreview } from './DoorPreview.tsx';

/** Open to everybody, rendered by the server. */
const ways: readonly { href: string; label: MessageKey; says: MessageKey; go: MessageKey }[] = [
	{ href: '/datasets', label: 'nav-datasets', says: 'door-datasets', go: 'door-datasets-go' },
	{ href: '/models', label: 'nav-models', says: 'door-models', go: 'door-models-go' },
	{ href: '/scores', label: 'door-scores-title', says: 'door-scores', go: 'door-scores-go' },
];

/** For whoever is not logged in: what this is, one button, and what is open to everybody. */
export function Door(): JSX.Element {
	const access = useSession();
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
			<div class="lw-ways">
				<For each={ways}>
					{(way) => (
						<section>
							<h2>{t(way.label)}</h2>
							<p>{t(way.says)}</p>
							<p>
								<a href={way.href} rel="external">
									{t(way.go)}
								</a>
							</p>
						</section>
					)}
				</For>
			</div>
		</>
	);
}
