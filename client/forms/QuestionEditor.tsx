import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Checkbox } from '../parts/Checkbox.tsx';
import { Field } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useBuilder } from './builder.ts';
import { ChoiceTable } from './ChoiceTable.tsx';
import { type DraftQuestion, offersChoices } from './draft.ts';
import { type Beginning, changeKind, copyQuestion, nameFor, offerUnsure, removeQuestion } from './edit.ts';
import { Faults } from './Faults.tsx';
import { RuleFields } from './RuleFields.tsx';
import { ofQuestion, TextRows } from './TextRows.tsx';
import { ToolIcon } from './ToolIcon.tsx';
import { beginningOf, beginnings, readyFor, titleOf } from './words.ts';

/** Everything about one question. */
export function QuestionEditor(props: { question: DraftQuestion }): JSX.Element {
	const builder = useBuilder();
	const { draft } = builder;
	const { id } = props.question;
	const at = () => draft.questions.findIndex((one) => one.id === id);
	const update = (change: Parameters<typeof builder.updateQuestion>[1]) => builder.updateQuestion(id, change);
	// a name that nobody has written yet follows the question
	let follows = props.question.name === '';
	const isRequired = () =>
		props.question.required ?? ['choice', 'scale', 'confidence'].includes(props.question.kind);

	return (
		<>
			<div class="lw-panel__head">
				<h2 id="f-editing" tabindex="-1">
					<bdi lang={draft.language}>{titleOf(props.question, draft)}</bdi>
				</h2>
				<Show when={!builder.readOnly}>
					<div class="lw-builder__itemtools">
						<Button
							weight="quiet"
							iconOnly
							aria-label={t('forms-copy')}
							onClick={() => {
								let copy = id;
								builder.update((all) => {
									copy = copyQuestion(all, props.question);
								});
								builder.choose(copy);
							}}
						>
							<Icon name="copy" flip />
						</Button>
						<Button
							weight="quiet"
							iconOnly
							aria-label={t('forms-remove')}
							onClick={() => {
								const next = draft.questions[at() + 1] ?? draft.questions[at() - 1];
								builder.announce(t('forms-removed', titleOf(props.question, draft)));
								builder.choose(next?.id ?? 'form');
								builder.update((all) => removeQuestion(all, id));
							}}
						>
							<ToolIcon name="trash" />
						</Button>
					</div>
				</Show>
			</div>
			<Faults at={at()} />
			<div class="lw-builder__grid">
				<Field id="f-kind" label={t('forms-kind')}>
					<select
						class="cdx-select"
						id="f-kind"
						disabled={builder.readOnly}
						onChange={(event) => {
							const beginning = event.currentTarget.value as Beginning;
							update((question, all) => changeKind(all, question, beginning, readyFor(all)));
						}}
					>
						<For each={beginnings}>
							{(one) => (
								<option value={one} selected={one === beginningOf(props.question)}>
									{t(`forms-kind-${one}`)}
								</option>
							)}
						</For>
					</select>
				</Field>
				<Field id="f-name" label={t('forms-name')}>
					<div class="cdx-text-input">
						<input
							class="cdx-text-input__input"
							id="f-name"
							type="text"
							dir="ltr"
							spellcheck={false}
							autocapitalize="off"
							autocomplete="off"
							maxlength="40"
							readonly={builder.readOnly}
							value={props.question.name}
							onInput={(event) => {
								follows = false;
								const { value } = event.currentTarget;
								update((question) => {
									question.name = value;
								});
							}}
						/>
					</div>
				</Field>
			</div>
			<TextRows
				id="f-label"
				legend={t('forms-question')}
				texts={props.question.label}
				find={ofQuestion(id, ({ label }) => label)}
				onOriginal={(text) => {
					if (!follows) return;
					update((question) => {
						question.name = nameFor(text);
					});
				}}
			/>
			<TextRows
				id="f-help"
				legend={t('forms-help')}
				texts={props.question.help}
				find={ofQuestion(id, ({ help }) => help)}
			/>
			<Show when={offersChoices(props.question.kind)}>
				<ChoiceTable question={props.question} />
			</Show>
			<OfKind question={props.question} />
			<RuleFields question={props.question} at={at()} />
			<div class="cdx-field lw-builder__flags">
				<Checkbox
					id="f-required"
					label={t('forms-required')}
					checked={isRequired()}
					disabled={builder.readOnly}
					onChange={(required) =>
						update((question) => {
							question.required = required;
						})
					}
				/>
				<Show when={['choice', 'scale', 'several'].includes(props.question.kind)}>
					<Checkbox
						id="f-unsure"
						label={t('forms-unsure')}
						checked={props.question.choices.some(({ value }) => value === 'unsure')}
						disabled={builder.readOnly}
						onChange={(offered) =>
							update((question, all) => offerUnsure(all, question, offered, readyFor(all)))
						}
					/>
				</Show>
				<Show when={props.question.kind === 'number'}>
					<Checkbox
						id="f-whole"
						label={t('forms-whole-numbers')}
						checked={props.question.whole === true}
						disabled={builder.readOnly}
						onChange={(whole) =>
							update((question) => {
								question.whole = whole ? true : undefined;
							})
						}
					/>
				</Show>
			</div>
		</>
	);
}

/** What only questions of some kinds have: bounds, ends of a scale, what a confidence is about. */
function OfKind(props: { question: DraftQuestion }): JSX.Element {
	const builder = useBuilder();
	const { draft } = builder;
	const { id } = props.question;
	const others = () => {
		const at = draft.questions.findIndex((one) => one.id === id);
		return draft.questions.slice(0, at).filter(({ kind }) => kind !== 'confidence');
	};
	return (
		<Switch>
			<Match when={props.question.kind === 'several' || props.question.kind === 'number'}>
				<div class="lw-builder__grid lw-builder__bounds">
					<Bound question={props.question} which="min" />
					<Bound question={props.question} which="max" />
				</div>
			</Match>
			<Match when={props.question.kind === 'text'}>
				<div class="lw-builder__grid lw-builder__bounds">
					<Bound question={props.question} which="maxLength" />
				</div>
			</Match>
			<Match when={props.question.kind === 'scale'}>
				<TextRows
					id="f-low"
					legend={t('forms-low')}
					texts={props.question.low}
					find={ofQuestion(id, ({ low }) => low)}
				/>
				<TextRows
					id="f-high"
					legend={t('forms-high')}
					texts={props.question.high}
					find={ofQuestion(id, ({ high }) => high)}
				/>
			</Match>
			<Match when={props.question.kind === 'confidence'}>
				<div class="lw-builder__grid lw-builder__bounds">
					<Field id="f-about" label={t('forms-about')}>
						<select
							class="cdx-select"
							id="f-about"
							disabled={builder.readOnly}
							onChange={(event) => {
								const { value } = event.currentTarget;
								builder.updateQuestion(id, (question) => {
									question.about = value === '' ? null : Number(value);
								});
							}}
						>
							<option value="">{t('forms-about-all')}</option>
							<For each={others()}>
								{(one) => (
									<option value={one.id} selected={one.id === props.question.about}>
										{titleOf(one, draft)}
									</option>
								)}
							</For>
						</select>
					</Field>
				</div>
			</Match>
		</Switch>
	);
}

function Bound(props: { question: DraftQuestion; which: 'min' | 'max' | 'maxLength' }): JSX.Element {
	const builder = useBuilder();
	const { id } = props.question;
	const isCount = () => props.question.kind === 'several';
	const label = () =>
		props.which === 'maxLength'
			? t('forms-most-letters')
			: t(isCount() ? `forms-${props.which}-answers` : `forms-${props.which}-number`);
	return (
		<Field id={`f-${props.which}`} label={label()}>
			<div class="cdx-text-input">
				<input
					class="cdx-text-input__input"
					id={`f-${props.which}`}
					inputmode="decimal"
					dir="ltr"
					maxlength="20"
					autocomplete="off"
					readonly={builder.readOnly}
					value={props.question[props.which]}
					onInput={(event) => {
						const { value } = event.currentTarget;
						builder.updateQuestion(id, (question) => {
							question[props.which] = value;
						});
					}}
				/>
			</div>
		</Field>
	);
}
