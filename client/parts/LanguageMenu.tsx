import { useLocation } from '@solidjs/router';
import { For, type JSX } from 'solid-js';
import { allLanguages, languages } from '../../campaigns/contract/languages.ts';
import { language, t } from '../language.ts';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';

/** The languages of the interface, each by its own name. The server remembers the choice and comes back here. */
export function LanguageMenu(): JSX.Element {
	const location = useLocation();
	/** what `uselang` says holds for one page, so it must not outlive a choice */
	const here = () => {
		const query = new URLSearchParams(location.search);
		query.delete('uselang');
		return query.size > 0 ? `${location.pathname}?${query}` : location.pathname;
	};
	return (
		<form method="post" action="/language">
			<input type="hidden" name="returnTo" value={here()} />
			<Menu
				class="lw-menu--end"
				summaryClass="cdx-button--weight-quiet"
				summary={
					<>
						<Icon name="language" />
						<span class="lw-wide-only">{languages[language()].autonym}</span>
						<span class="lw-vh">{t('language-menu')}</span>
					</>
				}
			>
				<For each={allLanguages()}>
					{(tag) => (
						<li>
							<button
								class="lw-menu__item"
								type="submit"
								name="language"
								value={tag}
								lang={tag}
								dir={languages[tag].direction}
								aria-current={tag === language() ? 'true' : undefined}
							>
								{languages[tag].autonym}
							</button>
						</li>
					)}
				</For>
			</Menu>
		</form>
	);
}
