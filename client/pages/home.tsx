import type { JSX } from 'solid-js';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';

export function Home(): JSX.Element {
	return (
		<Page>
			<h1>{t('nav-label')}</h1>
		</Page>
	);
}
