import { type JSX, Show } from 'solid-js';
import type { Mine } from '../../campaigns/contract/mine.ts';
import { t } from '../language.ts';
import { Weeks } from './Weeks.tsx';

/** How much, when, and how often others came to the same: a small plot and two sentences. */
export function Figures(props: { mine: Mine }): JSX.Element {
	const recent = () => props.mine.weeks.some(({ edits }) => edits > 0);
	return (
		<>
			<Show when={recent()}>
				<Weeks weeks={props.mine.weeks} />
			</Show>
			<p>
				<Show when={props.mine.answered > 0} fallback={t('answered-none')}>
					{t('answered-so-far', props.mine.answered)}{' '}
					<Show when={props.mine.agreement}>{(found) => t('agreement', found().judged, found().agreed)}</Show>{' '}
					<Show when={props.mine.known}>
						{(found) => t('agreement-known', found().judged, found().agreed)}
					</Show>
				</Show>
			</p>
		</>
	);
}
