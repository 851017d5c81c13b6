import { type JSX, Match, Switch } from 'solid-js';
import { formatTime, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import type { Saving } from './draft.ts';

/** Whether what was typed is kept; quiet while all is well. */
export function SavedChip(props: { saving: Saving; onAgain: () => void }): JSX.Element {
	const saved = () => (props.saving.is === 'saved' ? props.saving : null);
	const failed = () => (props.saving.is === 'failed' ? props.saving : null);
	return (
		<div class="lw-saved lw-small lw-subtle" role="status">
			<Switch>
				<Match when={saved()}>
					{(now) => (
						<p class="lw-outbox">
							<Icon name="check" size="small" />
							{t('wizard-saved', formatTime(now().at))}
						</p>
					)}
				</Match>
				<Match when={props.saving.is === 'saving'}>
					<p>{t('wizard-saving')}</p>
				</Match>
				<Match when={failed()}>
					{(now) => (
						<>
							<p>{t('wizard-not-saved', now().error.message)}</p>
							<Button onClick={() => props.onAgain()}>{t('wizard-save-again')}</Button>
						</>
					)}
				</Match>
			</Switch>
		</div>
	);
}
