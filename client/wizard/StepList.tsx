import { createEffect, For, type JSX, Show } from 'solid-js';
import { formatNumber, t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { type Step, steps } from './steps.ts';

/** The steps, to be visited in any order. */
export function StepList(props: {
	now: Step;
	isDone: (step: Step) => boolean;
	/** what is decided there; null for nothing yet */
	words: (step: Step) => string | null;
	addressOf: (step: Step) => string;
}): JSX.Element {
	let list: HTMLOListElement | undefined;
	// on a phone they stand in one row, which is wider than the screen
	createEffect(() => {
		const now = list?.children[steps.indexOf(props.now)];
		if (list && now instanceof HTMLElement) list.scrollTo({ left: now.offsetLeft - list.offsetLeft - 16 });
	});
	return (
		<nav class="lw-wizard__steps" aria-label={t('wizard-steps')}>
			<ol ref={list}>
				<For each={steps}>
					{(step, at) => {
						const done = () => props.isDone(step) && step !== props.now;
						return (
							<li classList={{ 'is-done': done(), 'is-now': step === props.now }}>
								<a href={props.addressOf(step)} aria-current={step === props.now ? 'step' : undefined}>
									<span class="lw-wizard__no" aria-hidden="true">
										<Show when={done()} fallback={formatNumber(at() + 1)}>
											<Icon name="check" size="small" />
										</Show>
									</span>
									<span class="lw-wizard__step">
										{t(`wizard-step-${step}`)}
										<Show when={step !== 'look'}>
											<small>
												<bdi>{props.words(step) ?? t('wizard-not-yet')}</bdi>
											</small>
										</Show>
										<Show when={done()}>
											<span class="lw-vh"> {t('wizard-done')}</span>
										</Show>
									</span>
								</a>
							</li>
						);
					}}
				</For>
			</ol>
		</nav>
	);
}
