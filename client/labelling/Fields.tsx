import { createEffect, type JSX, on, Show, untrack } from 'solid-js';
import { answerTo, mostLetters } from '../../campaigns/contract/answers.ts';
import type { Question } from '../../campaigns/contract/form.ts';
import { isRequired } from '../../campaigns/contract/questions.ts';
import { formatNumber, t } from '../language.ts';
import type { Answering } from './answering.ts';
import { NeededMark } from './NeededMark.tsx';
import { numberTyped } from './place.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * What was typed stays as it was typed; only another edit, or this one coming back by undo, puts something else there.
 */
function keepTyped(work: Answering, question: string): (field: Field) => void {
	return (field) => {
		createEffect(
			on(work.current, () => {
				field.value = String(untrack(() => answerTo(work.answers(), question)) ?? '');
			}),
		);
	};
}

function Labelled(props: {
	work: Answering;
	question: Question;
	wide?: boolean;
	children: JSX.Element;
}): JSX.Element {
	const id = `answer-${props.question.name}`;
	return (
		<div class="lw-question" classList={{ 'lw-question--wide': props.wide === true }}>
			<p class="lw-question__legend">
				<label for={id}>
					<b>
						<bdi>{props.question.label}</bdi>
					</b>
				</label>{' '}
				<Show when={props.question.help}>
					<span id={`${id}-help`}>
						<bdi>{props.question.help}</bdi>
					</span>
				</Show>
				<NeededMark form={props.work.form} question={props.question} />
			</p>
			{props.children}
		</div>
	);
}

/** The ids of what is said about a field: its help, what goes with its kind, and the hint beside the buttons. */
function describedBy({ name, help }: Question, more: string): string {
	return [...(help ? [`answer-${name}-help`] : []), `answer-${name}-${more}`, 'hint'].join(' ');
}

export function NumberField(props: {
	work: Answering;
	question: Question & { kind: 'number' };
}): JSX.Element {
	const { work, question } = props;
	const { name, min, max } = question;
	const range =
		min !== undefined && max !== undefined
			? t('number-range', formatNumber(min), formatNumber(max))
			: min !== undefined
				? t('number-from', formatNumber(min))
				: max !== undefined
					? t('number-to', formatNumber(max))
					: '';
	return (
		<Labelled work={work} question={question}>
			<div class="lw-field">
				<input
					ref={keepTyped(work, name)}
					class="cdx-text-input__input lw-field__number"
					id={`answer-${name}`}
					name={name}
					inputmode={question.whole ? 'numeric' : 'decimal'}
					autocomplete="off"
					maxlength="30"
					aria-required={isRequired(question)}
					aria-invalid={work.asked() === name}
					aria-describedby={describedBy(question, 'range')}
					readonly={!work.isReady()}
					onInput={(event) => work.write(name, numberTyped(event.currentTarget.value))}
				/>
				<span class="lw-subtle" id={`answer-${name}-range`}>
					{range}
				</span>
			</div>
		</Labelled>
	);
}

export function TextField(props: { work: Answering; question: Question & { kind: 'text' } }): JSX.Element {
	const { work, question } = props;
	const { name } = question;
	const common = {
		id: `answer-${name}`,
		name,
		dir: 'auto' as const,
		maxlength: mostLetters(question),
		'aria-required': isRequired(question),
		'aria-describedby': describedBy(question, 'public'),
		onInput: (event: InputEvent & { currentTarget: Field }) => work.write(name, event.currentTarget.value),
	};
	const control =
		question.size === 'short' ? (
			<input
				{...common}
				ref={keepTyped(work, name)}
				class="cdx-text-input__input"
				autocomplete="off"
				aria-invalid={work.asked() === name}
				readonly={!work.isReady()}
			/>
		) : (
			<textarea
				{...common}
				ref={keepTyped(work, name)}
				class="cdx-text-area__textarea"
				rows="2"
				aria-invalid={work.asked() === name}
				readonly={!work.isReady()}
			/>
		);
	return (
		<Labelled work={work} question={question} wide={question.size === 'long'}>
			<div class="lw-field lw-field--text">
				{control}
				<span class="lw-field__public" id={`answer-${name}-public`}>
					{t('text-is-public')}
				</span>
			</div>
		</Labelled>
	);
}
