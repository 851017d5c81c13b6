import { For, type JSX, Show } from 'solid-js';
import { autonym, availableLanguages, language, t } from '../language.ts';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';

/** The languages that there are messages for, each by its own name. Nothing to choose, nothing to show. */
export function LanguageMenu(): JSX.Element {
	return (
		<Show when={availableLanguages().length > 1}>
			<Menu
				class="lw-menu--end"
				summaryClass="cdx-button--weight-quiet"
				summary={
					<>
						<Icon name="language" />
						<span class="lw-wide-only">{autonym(language())}</span>
						<span class="lw-vh">{t('language-menu')}</span>
					</>
				}
			>
				<For each={availableLanguages()}>
					{(tag) => (
						<li>
							<a
								class="lw-menu__item"
								href={`?uselang=${tag}`}
								hreflang={tag}
								rel="external"
								aria-current={tag === language() ? 'true' : undefined}
							>
								<bdi lang={tag}>{autonym(tag)}</bdi>
							</a>
						</li>
					)}
				</For>
			</Menu>
		</Show>
	);
}
