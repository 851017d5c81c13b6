import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import type { AskError } from '../server.ts';
import { lineFaults } from './faults.ts';

/** more would bury the first, which is often the reason of all others */
const shown = 20;

/** Why the server refused a campaign, with the lines at fault by number. Read out at once. */
export function Refusal(props: { error: AskError }): JSX.Element {
	const faults = () => lineFaults(props.error.details);
	return (
		<div class="lw-notice" role="alert">
			<div class="lw-notice__text">
				<p>{props.error.message}</p>
				<Show when={faults().length > 0}>
					<ul class="lw-faults">
						<For each={faults().slice(0, shown)}>
							{({ line, problem }) => <li>{t('coordinate-line-fault', line, problem)}</li>}
						</For>
					</ul>
				</Show>
				<Show when={faults().length > shown}>
					<p>{t('coordinate-more-faults', faults().length - shown)}</p>
				</Show>
			</div>
		</div>
	);
}
