import { For, type JSX, Show } from 'solid-js';
import { answerTo } from '../../campaigns/contract/answers.ts';
import type { Question } from '../../campaigns/contract/form.ts';
import { choicesOf, isRequired } from '../../campaigns/contract/questions.ts';
import { Kbd } from '../parts/Kbd.tsx';
import { NeededMark } from './NeededMark.tsx';
import type { Work } from './work.ts';

export type ChoicesProps = {
	work: Work;
	question: Question;
	/** 1 to 9; 0 for none */
	digitOf: (question: string, value: string) => number;
	onChoose: (question: string, value: string) => void;
};

/** Answers with more letters than these do not stand side by side on a phone. */
const lettersSideBySide = 24;

/** One of a few, side by side in one bar; several of many, as boxes that wrap. */
export function Choices(props: ChoicesProps): JSX.Element {
	const { work, question } = props;
	const several = question.kind === 'several';
	const choices = choicesOf(question);
	const long = choices.reduce((letters, { label }) => letters + label.length + 1, 0) > lettersSideBySide;
	const ends = question.kind === 'scale' ? question.ends : undefined;
	const chosen = (value: string) => [answerTo(work.answers(), question.name)].flat().includes(value);
	return (
		<fieldset
			class="lw-question"
			classList={{ 'lw-question--wide': several && choices.length > 6 }}
			aria-describedby="hint"
		>
			<legend class="lw-question__legend">
				<b>
					<bdi>{question.label}</bdi>
				</b>{' '}
				<Show when={question.help}>
					<span>
						<bdi>{question.help}</bdi>
					</span>
				</Show>
				<NeededMark form={work.form} question={question} />
			</legend>
			<div
				class="lw-question__answers"
				classList={{ 'lw-question__answers--many': several, 'lw-question__answers--long': long }}
			>
				<For each={choices}>
					{(choice) => (
						<label class="lw-answer">
							<input
								type={several ? 'checkbox' : 'radio'}
								name={question.name}
								value={choice.value}
								required={!several && isRequired(question)}
								aria-keyshortcuts={
									props.digitOf(question.name, choice.value) > 0
										? String(props.digitOf(question.name, choice.value))
										: undefined
								}
								checked={chosen(choice.value)}
								onClick={(event) => {
									if (!work.isReady()) event.preventDefault();
									else props.onChoose(question.name, choice.value);
								}}
							/>
							<span dir="auto">{choice.label}</span>
							<Show when={props.digitOf(question.name, choice.value) > 0}>
								<Kbd>{props.digitOf(question.name, choice.value)}</Kbd>
							</Show>
						</label>
					)}
				</For>
			</div>
			<Show when={ends}>
				{(both) => (
					<p class="lw-question__ends">
						<bdi>{both().low}</bdi>
						<bdi>{both().high}</bdi>
					</p>
				)}
			</Show>
		</fieldset>
	);
}
