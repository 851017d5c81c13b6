import { For, type JSX, Show } from 'solid-js';
import type { ShownEdit } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { useKeys } from './keys-here.tsx';
import { type Look, lookOf, looksOf } from './looks.ts';

/** The ways to look at an edit, where there are several. */
export function Views(props: { edit: ShownEdit; onLook: (look: Look) => void }): JSX.Element {
	const keys = useKeys();
	return (
		<Show when={looksOf(props.edit).length > 0}>
			<fieldset class="lw-views" aria-label={t('views')}>
				<For each={looksOf(props.edit)}>
					{(look) => (
						<button
							type="button"
							aria-pressed={lookOf(props.edit) === look}
							aria-keyshortcuts={keys.aria('view')}
							onClick={() => props.onLook(look)}
						>
							{t(`view-${look}`)}
						</button>
					)}
				</For>
			</fieldset>
		</Show>
	);
}
