import '../styles/door.css';
import type { JSX } from 'solid-js';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { Alone } from '../parts/Alone.tsx';
import { LinkButton } from '../parts/Button.tsx';

/** Where a login in a new tab ends: the tab that asked for it has heard and goes on by itself. */
export function LoggedIn(): JSX.Element {
	return (
		<Page title={t('logged-in-title')} read>
			<Alone
				icon="check"
				title={t('logged-in-title')}
				actions={
					<LinkButton href="/" large>
						{t('to-campaigns')}
					</LinkButton>
				}
			>
				<p>{t('logged-in-text')}</p>
			</Alone>
		</Page>
	);
}
