import { type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { UndoButton } from './Answers.tsx';
import type { Work } from './work.ts';

/** In place of the questions when there is nothing to answer. */
export function RestBar(props: { work: Work; hint: string; mayUndo: boolean }): JSX.Element {
	return (
		<section class="lw-answers lw-answers--rest" id="answers" aria-label={t('your-answers')} tabindex="-1">
			<p class="lw-answers__hint">{props.hint}</p>
			<div class="lw-answers__end">
				<div class="lw-answers__buttons">
					<Show when={props.mayUndo}>
						<UndoButton work={props.work} />
					</Show>
				</div>
			</div>
		</section>
	);
}
