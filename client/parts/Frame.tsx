import type { JSX } from 'solid-js';
import { t, tx } from '../language.ts';
import { Header, type HeaderProps } from './Header.tsx';
import { SkipLink } from './SkipLink.tsx';
import { useTitle } from './title.ts';

/** Header, one page, footer. Everything but the labelling page stands in it. */
export function Frame(
	props: HeaderProps & {
		/** of the browser's tab; the brand alone without */
		title?: string | undefined;
		/** text as large as an article's, for pages to be read */
		read?: boolean;
		children: JSX.Element;
	},
): JSX.Element {
	useTitle(() => props.title);
	return (
		<>
			<SkipLink to="main">{t('skip-to-content')}</SkipLink>
			<Header
				navigation={props.navigation}
				person={props.person}
				onLogOut={props.onLogOut}
				loginUrl={props.loginUrl}
			/>
			<main class="lw-page" classList={{ 'lw-read': props.read === true }} id="main" tabindex="-1">
				{props.children}
			</main>
			<footer class="lw-footer">
				<p>
					{tx(
						'footer-licence',
						<a href="https://creativecommons.org/publicdomain/zero/1.0/" rel="external">
							CC0
						</a>,
					)}
				</p>
				<ul class="lw-footer__links">
					<li>
						<a href="/openapi.json" rel="external">
							{t('footer-interfaces')}
						</a>
					</li>
				</ul>
			</footer>
		</>
	);
}
