import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { useBuilder } from './builder.ts';
import { faultInWords, titleOf } from './words.ts';

/** What is still wrong with a question, or with the form as a whole: told while one types, in words. */
export function Faults(props: { at: number | null }): JSX.Element {
	const builder = useBuilder();
	const mine = () => builder.faults().filter(({ question }) => question === props.at);
	return (
		<Show when={!builder.readOnly && mine().length > 0}>
			<ul class="lw-builder__faults" aria-label={t('forms-still-wrong')}>
				<For each={mine()}>{(fault) => <li>{faultInWords(fault)}</li>}</For>
			</ul>
		</Show>
	);
}

/** Where something is still wrong, as the way there. */
export function FaultLinks(props: { onChosen: () => void }): JSX.Element {
	const builder = useBuilder();
	const places = () => [...new Set(builder.faults().map(({ question }) => question))];
	return (
		<Show when={!builder.readOnly && places().length > 0}>
			<div class="lw-builder__todo">
				<p>{t('forms-not-yet')}</p>
				<ul>
					<For each={places()}>
						{(at) => {
							const question = () => (at === null ? undefined : builder.draft.questions[at]);
							return (
								<li>
									<button
										type="button"
										class="lw-link"
										onClick={() => {
											builder.choose(question()?.id ?? 'form');
											props.onChosen();
										}}
									>
										<Show when={question()} fallback={t('forms-whole')}>
											{(found) => <bdi>{titleOf(found(), builder.draft)}</bdi>}
										</Show>
									</button>
								</li>
							);
						}}
					</For>
				</ul>
			</div>
		</Show>
	);
}
