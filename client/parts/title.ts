import { createEffect } from 'solid-js';
import { t } from '../language.ts';

/** Names the browser's tab after the page. */
export function useTitle(title: () => string | undefined): void {
	createEffect(() => {
		const own = title();
		document.title = own ? t('title', own) : t('brand');
	});
}
