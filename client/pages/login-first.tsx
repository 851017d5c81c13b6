import '../styles/door.css';
import { useLocation } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { Alone } from '../parts/Alone.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { loginUrl } from '../session.tsx';

/** A page that needs somebody, and nobody is logged in. */
export function LoginFirst(): JSX.Element {
	const location = useLocation();
	return (
		<Page title={t('login-first-title')} read>
			<Alone
				icon="logIn"
				title={t('login-first-title')}
				actions={
					<LinkButton
						href={loginUrl(location.pathname + location.search)}
						rel="external"
						weight="primary"
						progressive
						large
					>
						{t('log-in-wiki')}
					</LinkButton>
				}
			>
				<p>{t('login-first-text')}</p>
			</Alone>
		</Page>
	);
}
