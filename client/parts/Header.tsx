import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { LinkButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { Mark } from './Mark.tsx';
import { Menu } from './Menu.tsx';

export type HeaderProps = {
	navigation: readonly { href: string; label: string; current: boolean; external: boolean }[];
	/** name of whoever is logged in; null when nobody is; undefined while it is not known */
	person: string | null | undefined;
	loginUrl: string;
	onLogOut: () => void;
};

export function Header(props: HeaderProps): JSX.Element {
	return (
		<header class="lw-header">
			<div class="lw-header__inner">
				<a class="lw-brand" href="/">
					<Mark />
					<span>{t('brand')}</span>
				</a>
				<nav class="lw-nav" aria-label={t('nav-main')}>
					<For each={props.navigation}>
						{(item) => (
							<a
								class="lw-nav__item"
								href={item.href}
								rel={item.external ? 'external' : undefined}
								aria-current={item.current ? 'page' : undefined}
							>
								{item.label}
							</a>
						)}
					</For>
				</nav>
				<div class="lw-header__end">
					<LanguageMenu />
					<Show when={props.person}>
						{(name) => (
							<Menu
								class="lw-menu--end"
								summaryClass="cdx-button--weight-quiet"
								summary={
									<>
										<Icon name="person" />
										<bdi class="lw-wide-only">{name()}</bdi>
										<span class="lw-vh">{t('account-menu')}</span>
									</>
								}
							>
								<li>
									<button class="lw-menu__item" type="button" onClick={() => props.onLogOut()}>
										{t('log-out')}
									</button>
								</li>
							</Menu>
						)}
					</Show>
					<Show when={props.person === null}>
						<LinkButton href={props.loginUrl} rel="external">
							{t('log-in')}
						</LinkButton>
					</Show>
				</div>
			</div>
		</header>
	);
}
