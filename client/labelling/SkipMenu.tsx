import { For, type JSX, Show } from 'solid-js';
import type { SkipReason } from '../../campaigns/contract/label.ts';
import { t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { Menu } from '../parts/Menu.tsx';
import { preferences } from './preferences.ts';

export const skipReasons = [
	['cannot_judge', 'skip-cannot-judge'],
	['other_language', 'skip-other-language'],
	['gone', 'skip-gone'],
	['distressing', 'skip-distressing'],
] as const satisfies readonly (readonly [SkipReason, string])[];

/** The reasons to pass an edit on, with the digits that choose them while it is open. */
export function SkipMenu(props: {
	ref: (menu: HTMLDetailsElement) => void;
	onReason: (reason: SkipReason) => void;
}): JSX.Element {
	return (
		<Menu
			class="lw-menu--end lw-menu--up"
			ref={props.ref}
			summary={
				<>
					<Icon name="expand" size="x-small" />
					<span class="lw-vh">{t('skip-and-say-why')}</span>
				</>
			}
		>
			<For each={skipReasons}>
				{([reason, label], at) => (
					<li>
						<button class="lw-menu__item" type="button" onClick={() => props.onReason(reason)}>
							{t(label)}
							<Show when={preferences().singleKeys}>
								<Kbd>{at() + 1}</Kbd>
							</Show>
						</button>
					</li>
				)}
			</For>
		</Menu>
	);
}
