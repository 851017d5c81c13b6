import { For, type JSX, Show } from 'solid-js';
import type { Form } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { t } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import type { Said } from './mapping.ts';

/** Which column holds what: the revision, who said it and when, and the answer to each question. */
export function MappingFields(props: {
	columns: readonly string[];
	form: Form;
	said: Said;
	onSaid: (said: Said) => void;
}): JSX.Element {
	const place = (name: 'revision' | 'labeller' | 'time') => (
		<Field id={`column-${name}`} label={t(`imports-${name}`)} help={t(`imports-${name}-help`)}>
			<Columns
				id={`column-${name}`}
				columns={props.columns}
				chosen={props.said[name]}
				onChoice={(column) => props.onSaid({ ...props.said, [name]: column })}
			/>
		</Field>
	);
	const answer = (name: string) => props.said.answers[name] ?? { column: '', words: '' };
	const change = (name: string, changed: Partial<{ column: string; words: string }>) =>
		props.onSaid({
			...props.said,
			answers: { ...props.said.answers, [name]: { ...answer(name), ...changed } },
		});
	return (
		<div class="lw-mapping">
			{place('revision')}
			{place('labeller')}
			{place('time')}
			<For each={props.form.questions}>
				{(question) => (
					<>
						<Field
							id={`answer-${question.name}`}
							label={t('imports-answer', question.label)}
							help={question.name}
						>
							<Columns
								id={`answer-${question.name}`}
								columns={props.columns}
								chosen={answer(question.name).column}
								onChoice={(column) => change(question.name, { column })}
							/>
						</Field>
						<Show when={answer(question.name).column !== '' && choicesOf(question).length > 0}>
							<Field
								id={`words-${question.name}`}
								label={t('imports-words', question.label)}
								help={t(
									'imports-words-help',
									choicesOf(question)
										.map(({ value }) => value)
										.join(t('comma')),
								)}
							>
								<div class="cdx-text-input">
									<input
										class="cdx-text-input__input lw-mono"
										id={`words-${question.name}`}
										aria-describedby={`words-${question.name}-help`}
										dir="ltr"
										value={answer(question.name).words}
										onChange={(event) => change(question.name, { words: event.currentTarget.value })}
									/>
								</div>
							</Field>
						</Show>
					</>
				)}
			</For>
		</div>
	);
}

function Columns(props: {
	id: string;
	columns: readonly string[];
	chosen: string;
	onChoice: (column: string) => void;
}): JSX.Element {
	return (
		<select
			class="cdx-select"
			id={props.id}
			aria-describedby={`${props.id}-help`}
			onChange={(event) => props.onChoice(event.currentTarget.value)}
		>
			<option value="" selected={props.chosen === ''}>
				{t('imports-no-column')}
			</option>
			<For each={props.columns}>
				{(column) => (
					<option value={column} selected={props.chosen === column}>
						{column}
					</option>
				)}
			</For>
		</select>
	);
}
