import { createEffect, For, type JSX, Match, on, Show, Switch } from 'solid-js';
import type { Answer, Form, Question } from '../../campaigns/contract/form.ts';
import type { PracticeFeedback } from '../../campaigns/contract/practice.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { formatNumber, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import type { Told } from './round.ts';

/** An answer in the words of the form. */
function inWords(question: Question, answer: Answer): string {
	if (typeof answer === 'number') return formatNumber(answer);
	const labelOf = (value: string) =>
		choicesOf(question).find((choice) => choice.value === value)?.label ?? value;
	return [answer].flat().map(labelOf).join(t('comma'));
}

/** In place of the questions: what is known, what one said, and why. A sign and words tell, not a colour. */
export function Feedback(props: { form: Form; told: Told; isLast: boolean }): JSX.Element {
	let go: HTMLButtonElement | undefined;
	createEffect(on([() => props.told], () => go?.focus({ preventScroll: true })));
	const known = () => (props.told.is === 'known' ? props.told : null);
	const failed = () => (props.told.is === 'failed' ? props.told : null);
	return (
		<section class="lw-answers lw-feedback" id="answers" aria-labelledby="feedback-title">
			<Switch>
				<Match when={known()}>
					{(now) => (
						<>
							<div class="lw-feedback__text" id="feedback">
								<h2 id="feedback-title">
									<Icon name={now().feedback.agreed ? 'check' : 'differs'} />
									<span>{t(now().feedback.agreed ? 'practice-agree' : 'practice-differ')}</span>
								</h2>
								<Comparison form={props.form} feedback={now().feedback} />
								<p class="lw-feedback__why" dir="auto">
									{now().feedback.explanation}
								</p>
							</div>
							<Button
								weight="primary"
								progressive
								ref={go}
								aria-keyshortcuts="Enter"
								aria-describedby="feedback"
								onClick={() => now().next()}
							>
								{t(props.isLast ? 'practice-finish' : 'next-edit')}
								<Kbd>↵</Kbd>
							</Button>
						</>
					)}
				</Match>
				<Match when={failed()}>
					{(now) => (
						<>
							<p class="lw-feedback__text" id="feedback-title" role="alert">
								{t('practice-not-sent', now().error.message)}
							</p>
							<Button weight="primary" progressive ref={go} onClick={() => now().again()}>
								{t('ask-again')}
							</Button>
						</>
					)}
				</Match>
				<Match when={props.told.is === 'asking'}>
					<p class="lw-vh" id="feedback-title">
						{t('practice')}
					</p>
				</Match>
			</Switch>
		</section>
	);
}

/** Question by question; what the coordinator left open is said to be open. */
function Comparison(props: { form: Form; feedback: PracticeFeedback }): JSX.Element {
	const questions = () =>
		props.form.questions.filter(
			({ name }) => props.feedback.said[name] !== undefined || props.feedback.known[name] !== undefined,
		);
	return (
		<table class="lw-feedback__table">
			<thead>
				<tr>
					<td />
					<th scope="col">{t('practice-said')}</th>
					<th scope="col">{t('practice-known')}</th>
				</tr>
			</thead>
			<tbody>
				<For each={questions()}>
					{(question) => {
						const said = () => props.feedback.said[question.name];
						const known = () => props.feedback.known[question.name];
						const same = () => known() === undefined || String(said()) === String(known());
						return (
							<tr>
								<th scope="row" dir="auto">
									{question.label}
								</th>
								<td dir="auto">
									{said() === undefined ? t('practice-nothing-said') : inWords(question, said() ?? '')}
								</td>
								<td dir="auto">
									<Show when={known() !== undefined} fallback={<i>{t('practice-open')}</i>}>
										<Show when={!same()}>
											<Icon name="differs" size="small" />{' '}
										</Show>
										<b>{inWords(question, known() ?? '')}</b>
									</Show>
								</td>
							</tr>
						);
					}}
				</For>
			</tbody>
		</table>
	);
}
