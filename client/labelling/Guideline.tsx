import { For, type JSX, Show } from 'solid-js';
import { choicesOf, type Form } from '../../campaigns/contract/form.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';

/** What each answer means, and examples. Beside the edit where there is room, else a sheet over it. */
export function Guideline(props: { form: Form; onClose: () => void }): JSX.Element {
	const questions = () =>
		props.form.questions.map((question) => ({
			label: question.label,
			choices: choicesOf(question).filter((choice) => choice.meaning !== undefined),
		}));
	return (
		<>
			<div class="lw-guide__head">
				<h2 id="guide-title">{t('guideline')}</h2>
				<Button weight="quiet" iconOnly aria-label={t('guideline-close')} onClick={() => props.onClose()}>
					<Icon name="collapse" flip />
				</Button>
			</div>
			<p class="lw-small lw-subtle" dir="auto">
				{props.form.name}
			</p>
			<For each={questions()}>
				{(question) => (
					<Show when={question.choices.length > 0}>
						<h3 dir="auto">{question.label}</h3>
						<dl>
							<For each={question.choices}>
								{(choice) => (
									<>
										<dt dir="auto">{choice.label}</dt>
										<dd dir="auto">{choice.meaning}</dd>
									</>
								)}
							</For>
						</dl>
					</Show>
				)}
			</For>
			<Show when={props.form.examples.length > 0}>
				<h3>{t('for-example')}</h3>
				<ul class="lw-guide__examples">
					<For each={props.form.examples}>
						{(example) => (
							<li>
								<p dir="auto">{example.text}</p>
								<p dir="auto">{example.answer}</p>
							</li>
						)}
					</For>
				</ul>
			</Show>
		</>
	);
}
