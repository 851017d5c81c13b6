import '../styles/door.css';
import type { JSX } from 'solid-js';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { Alone } from '../parts/Alone.tsx';
import { LinkButton } from '../parts/Button.tsx';

export function NotFound(): JSX.Element {
	return (
		<Page title={t('not-found-title')} read>
			<Alone
				icon="unlinked"
				title={t('not-found-title')}
				actions={
					<LinkButton href="/" weight="primary" progressive large>
						{t('to-campaigns')}
					</LinkButton>
				}
			>
				<p>{t('not-found-text')}</p>
			</Alone>
		</Page>
	);
}
