import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { Button, LinkButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { Mark } from './Mark.tsx';

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
							<>
								<LinkButton href="/me" weight="quiet">
									<Icon name="person" />
									<bdi class="lw-wide-only">{name()}</bdi>
									<span class="lw-vh">{t('your-page')}</span>
								</LinkButton>
								<form
									method="post"
									action="/auth/logout"
									onSubmit={(event) => {
										event.preventDefault();
										props.onLogOut();
									}}
								>
									<Button type="submit" weight="quiet" iconOnly title={t('log-out')}>
										<Icon name="logOut" flip />
										<span class="lw-vh">{t('log-out')}</span>
									</Button>
								</form>
							</>
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
