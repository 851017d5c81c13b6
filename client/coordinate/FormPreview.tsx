import '../styles/labelling-page.css';
import '../styles/preview.css';
import { For, type JSX, Show } from 'solid-js';
import type { Form } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';

/** How an edit and the questions will look on a phone. A picture: nothing in it can be pressed. */
export function FormPreview(props: { form: Form; tasksPerWorkset: number }): JSX.Element {
	const steps = () => Array.from({ length: Math.min(100, Math.max(1, props.tasksPerWorkset)) });
	return (
		<div class="lw-preview lw-read" role="img" aria-label={t('coordinate-preview-label', props.form.name)}>
			<div class="lw-preview__inner" inert>
				<div class="lw-taskbar">
					<div class="lw-taskbar__start">
						<Icon name="back" flip />
					</div>
					<div class="lw-steps">
						<span class="lw-steps__text">{t('n-of-m', 1, steps().length)}</span>
						<div class="lw-steps__bar">
							<For each={steps()}>{(_, place) => <i classList={{ 'is-now': place() === 0 }} />}</For>
						</div>
					</div>
					<div class="lw-taskbar__end">
						<Icon name="book" />
						<Icon name="more" />
					</div>
				</div>
				<div class="lw-edit">
					<div class="lw-edit__head">
						<div class="lw-edit__title">
							<p class="lw-preview__title">{t('coordinate-preview-title')}</p>
						</div>
					</div>
					<div class="diff lw-diff lw-diff--inline">
						<div class="mw-diff-inline-context">{t('coordinate-preview-context')}</div>
						<div class="mw-diff-inline-changed">
							{t('coordinate-preview-before')}{' '}
							<del>
								<bdi>27</bdi>
							</del>
							<ins>
								<bdi>86</bdi>
							</ins>{' '}
							{t('coordinate-preview-after')}
						</div>
					</div>
				</div>
				<div class="lw-answers">
					<For each={props.form.questions}>
						{(question) => (
							<div class="lw-question">
								<p class="lw-question__legend">
									<b>{question.label}</b> <span>{question.help}</span>
								</p>
								<Show when={choicesOf(question).length === 0}>
									<span class="lw-preview__field" />
								</Show>
								<div
									class="lw-question__answers"
									classList={{
										'lw-question__answers--many':
											question.kind === 'several' || choicesOf(question).length > 4,
									}}
								>
									<For each={choicesOf(question)}>
										{(choice) => (
											<span class="lw-answer">
												<span>{choice.label}</span>
											</span>
										)}
									</For>
								</div>
							</div>
						)}
					</For>
				</div>
			</div>
		</div>
	);
}
