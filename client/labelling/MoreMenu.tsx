import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { Menu } from '../parts/Menu.tsx';
import { prefer, preferences } from './preferences.ts';
import { skipReasons } from './SkipMenu.tsx';
import type { Work } from './work.ts';

/** What is needed seldom; on a phone also what has no room elsewhere. */
export function MoreMenu(props: {
	work: Work;
	onView: () => void;
	onKeys: () => void;
	/** null where there is nothing to give back */
	onGiveBack: (() => void) | null;
}): JSX.Element {
	const item = (label: string, act: () => void) => (
		<li>
			<button class="lw-menu__item" type="button" onClick={act}>
				{label}
			</button>
		</li>
	);
	return (
		<Menu
			class="lw-menu--end"
			summaryClass="cdx-button--weight-quiet cdx-button--icon-only"
			summary={
				<>
					<Icon name="more" />
					<span class="lw-vh">{t('more')}</span>
				</>
			}
		>
			<Show when={props.work.current() !== null}>
				<li class="lw-phone-only">
					<button class="lw-menu__item" type="button" onClick={() => props.onView()}>
						{t('other-view')}
					</button>
				</li>
				<For each={skipReasons}>
					{([reason, label]) => (
						<li class="lw-phone-only">
							<button class="lw-menu__item" type="button" onClick={() => void props.work.skip(reason)}>
								{t('skip-because', t(label))}
							</button>
						</li>
					)}
				</For>
			</Show>
			<li>
				<button
					class="lw-menu__item"
					type="button"
					aria-pressed={preferences().goOn}
					onClick={() => prefer({ goOn: !preferences().goOn })}
				>
					{t('go-on-by-itself')}
					<Show when={preferences().goOn}>
						<Icon name="check" size="small" />
					</Show>
				</button>
			</li>
			{item(t('keys'), () => props.onKeys())}
			<li>
				<a class="lw-menu__item" href={`/campaigns/${props.work.campaign.id}/mine`}>
					{t('all-your-answers')}
				</a>
			</li>
			<Show when={!props.work.isDone() && !props.work.changing && props.onGiveBack}>
				{(giveBack) => item(t('give-back-and-stop'), () => giveBack()())}
			</Show>
		</Menu>
	);
}
