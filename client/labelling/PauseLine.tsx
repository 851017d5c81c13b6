import { type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import type { PauseHere } from './pause-here.ts';

/** One quiet line after a long run; it waits for nothing and is not read out over anything else. */
export function PauseLine(props: { pause: PauseHere }): JSX.Element {
	return (
		<Show when={props.pause.due()}>
			{(run) => (
				<p class="lw-pause">
					{run().minutes > 0 ? t('pause-minutes', run().edits, run().minutes) : t('pause-edits', run().edits)}{' '}
					{t('pause-why')}{' '}
					<button type="button" onClick={() => props.pause.dismiss()}>
						{t('pause-later')}
					</button>
				</p>
			)}
		</Show>
	);
}
