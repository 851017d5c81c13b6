import { For, type JSX, Show } from 'solid-js';
import type { ShownEdit } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { Menu } from '../parts/Menu.tsx';
import { type Look, lookOf, looksOf } from './looks.ts';
import { prefer, preferences } from './preferences.ts';
import { skipReasons } from './SkipMenu.tsx';
import type { Work } from './work.ts';

/** What is needed seldom; on a phone also what has no room elsewhere. */
export function MoreMenu(props: {
	work: Work;
	edit: ShownEdit | null;
	onLook: (look: Look) => void;
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
	const choice = (name: 'goOn' | 'pauses', label: string) => (
		<li>
			<button
				class="lw-menu__item"
				type="button"
				aria-pressed={preferences()[name]}
				onClick={() => prefer({ [name]: !preferences()[name] })}
			>
				{label}
				<Show when={preferences()[name]}>
					<Icon name="check" size="small" />
				</Show>
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
				<Show when={props.edit}>
					{(edit) => (
						<For each={looksOf(edit())}>
							{(look) => (
								<li class="lw-phone-only">
									<button
										class="lw-menu__item"
										type="button"
										aria-pressed={lookOf(edit()) === look}
										onClick={() => props.onLook(look)}
									>
										{t('show-as', t(`view-${look}`))}
										<Show when={lookOf(edit()) === look}>
											<Icon name="check" size="small" />
										</Show>
									</button>
								</li>
							)}
						</For>
					)}
				</Show>
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
			{choice('goOn', t('go-on-by-itself'))}
			{choice('pauses', t('suggest-pauses'))}
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
