import { For, type JSX, Show } from 'solid-js';
import { answerTo } from '../../campaigns/contract/answers.ts';
import type { Question } from '../../campaigns/contract/form.ts';
import { choicesOf, isRequired } from '../../campaigns/contract/questions.ts';
import type { Answering } from './answering.ts';
import { KeyOf, useKeys } from './keys-here.tsx';
import { NeededMark } from './NeededMark.tsx';

export type ChoicesProps = {
	work: Answering;
	question: Question;
	/** its place among all that have a key, 1 to 9; 0 for none */
	digitOf: (question: string, value: string) => number;
	onChoose: (question: string, value: string) => void;
};

/** Answers with more letters than these do not stand side by side on a phone. */
const lettersSideBySide = 24;

/** One of a few, side by side in one bar; several of many, as boxes that wrap. */
export function Choices(props: ChoicesProps): JSX.Element {
	const { work, question } = props;
	const keys = useKeys();
	const several = question.kind === 'several';
	const choices = choicesOf(question);
	const long = choices.reduce((letters, { label }) => letters + label.length + 1, 0) > lettersSideBySide;
	const ends = question.kind === 'scale' ? question.ends : undefined;
	const chosen = (value: string) => [answerTo(work.answers(), question.name)].flat().includes(value);
	// said of the question, before: radios that are required each call themselves wrong until one is chosen
	const asGroup = several ? {} : { role: 'radiogroup' as const, 'aria-required': isRequired(question) };
	return (
		<fieldset
			class="lw-question"
			classList={{ 'lw-question--wide': several && choices.length > 6 }}
			{...asGroup}
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
								aria-keyshortcuts={keys.aria(`answer-${props.digitOf(question.name, choice.value)}`)}
								checked={chosen(choice.value)}
								onClick={(event) => {
									if (!work.isReady()) event.preventDefault();
									else props.onChoose(question.name, choice.value);
								}}
							/>
							<span dir="auto">{choice.label}</span>
							<KeyOf action={`answer-${props.digitOf(question.name, choice.value)}`} />
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
