import { For, type JSX, Show } from 'solid-js';
import type { Form } from '../../campaigns/contract/form.ts';
import type { Measures } from '../../campaigns/contract/watch.ts';
import { t } from '../language.ts';
import { questionName } from './names.ts';

/** How several answers become one here, and what that comes to so far. */
export function Aggregated(props: { form: Form; measures: Measures }): JSX.Element {
	return (
		<section class="lw-panel lw-dash__wide" aria-labelledby="aggregated">
			<div class="lw-panel__head">
				<h2 id="aggregated">{t('dashboard-aggregated')}</h2>
			</div>
			<p>{t(`dashboard-aggregation-${props.measures.aggregation}`)}</p>
			<Show when={props.measures.edits > 0}>
				<ul class="lw-bullets">
					<For each={props.measures.aggregated}>
						{({ question, edits, decided, sure }) => (
							<li>
								<bdi>{questionName(props.form, { question, ticked: null })}</bdi>{' '}
								{t('dashboard-aggregated-words', decided, edits, sure)}
							</li>
						)}
					</For>
				</ul>
			</Show>
			<p class="lw-note">{t('dashboard-aggregated-note')}</p>
		</section>
	);
}
