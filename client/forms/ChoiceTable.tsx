import { createSignal, For, type JSX, Show } from 'solid-js';
import { language, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Checkbox } from '../parts/Checkbox.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useBuilder } from './builder.ts';
import type { DraftChoice, DraftQuestion } from './draft.ts';
import { addChoice, move, nameFor } from './edit.ts';
import { Grip } from './Grip.tsx';
import { autonymOf, nameIn } from './language-names.ts';
import { ofQuestion, TextInput } from './TextRows.tsx';
import { ToolIcon } from './ToolIcon.tsx';
import { written } from './words.ts';

/** The answers of a question: what is stored, what is read in two languages, and what each means. */
export function ChoiceTable(props: { question: DraftQuestion }): JSX.Element {
	const builder = useBuilder();
	const { draft } = builder;
	const hasMeanings = () => props.question.choices.some(({ meaning }) => Object.keys(meaning).length > 0);
	const [wantsMeanings, setWantsMeanings] = createSignal(false);
	const meanings = () => hasMeanings() || wantsMeanings();
	return (
		<fieldset class="cdx-field">
			<legend class="cdx-label">
				<span class="cdx-label__label__text">{t('forms-answers')}</span>
			</legend>
			<div class="lw-table-scroll">
				<table class="lw-table lw-options">
					<thead>
						<tr>
							<th scope="col">
								<span class="lw-vh">{t('forms-column-move')}</span>
							</th>
							<th scope="col">{t('forms-column-value')}</th>
							<th scope="col">
								<bdi lang={draft.language}>{autonymOf(draft.language)}</bdi>
							</th>
							<Show when={builder.second()}>
								{(second) => (
									<th scope="col">
										<select
											class="cdx-select"
											aria-label={t('forms-second-language')}
											onChange={(event) => builder.setSecond(event.currentTarget.value)}
										>
											<For each={draft.languages}>
												{(tag) => (
													<option value={tag} lang={tag} selected={tag === second()}>
														{autonymOf(tag)}
													</option>
												)}
											</For>
										</select>
									</th>
								)}
							</Show>
							<th scope="col">
								<span class="lw-vh">{t('forms-column-remove')}</span>
							</th>
						</tr>
					</thead>
					<For each={props.question.choices}>
						{(choice, at) => (
							<ChoiceRow question={props.question} choice={choice} at={at()} meanings={meanings()} />
						)}
					</For>
				</table>
			</div>
			<div class="lw-options__foot">
				<Show when={!builder.readOnly}>
					<Button
						weight="quiet"
						class="lw-options__add"
						onClick={() =>
							builder.updateQuestion(props.question.id, (question, all) => addChoice(all, question))
						}
					>
						<ToolIcon name="add" />
						{t('forms-add-answer')}
					</Button>
				</Show>
				<Checkbox
					id="f-meanings"
					label={t('forms-meanings')}
					checked={meanings()}
					disabled={hasMeanings()}
					onChange={setWantsMeanings}
				/>
			</div>
		</fieldset>
	);
}

function ChoiceRow(props: {
	question: DraftQuestion;
	choice: DraftChoice;
	at: number;
	meanings: boolean;
}): JSX.Element {
	const builder = useBuilder();
	const { draft } = builder;
	const { id } = props.choice;
	const questionId = props.question.id;
	const name = () => written(props.choice.label, draft, props.choice.value || String(props.at + 1));
	const find = (which: 'label' | 'meaning') =>
		ofQuestion(questionId, (question) => question.choices.find((one) => one.id === id)?.[which]);
	const update = (change: (choice: DraftChoice) => void) =>
		builder.updateQuestion(questionId, (question) => {
			const choice = question.choices.find((one) => one.id === id);
			if (choice) change(choice);
		});
	// a value that nobody has written yet follows the words
	let follows = props.choice.value === '';
	const cells = (which: 'label' | 'meaning', say: string) => (
		<>
			<td>
				<TextInput
					texts={props.choice[which]}
					find={find(which)}
					language={draft.language}
					label={t(
						say === 'answer' ? 'forms-answer-in' : 'forms-meaning-in',
						name(),
						nameIn(draft.language, language()),
					)}
					{...(which === 'label'
						? {
								onText: (text: string) => {
									if (!follows) return;
									update((choice) => {
										choice.value = nameFor(text);
									});
								},
							}
						: {})}
				/>
			</td>
			<Show when={builder.second()}>
				{(second) => (
					<td>
						<TextInput
							texts={props.choice[which]}
							find={find(which)}
							language={second()}
							label={t(
								say === 'answer' ? 'forms-answer-in' : 'forms-meaning-in',
								name(),
								nameIn(second(), language()),
							)}
						/>
					</td>
				)}
			</Show>
		</>
	);
	return (
		<tbody class="lw-options__choice">
			<tr>
				<td>
					<Grip
						name={name()}
						at={props.at}
						count={props.question.choices.length}
						row=".lw-options__choice"
						onMove={(to) =>
							builder.updateQuestion(questionId, (question) => move(question.choices, props.at, to))
						}
					/>
				</td>
				<td>
					<div class="cdx-text-input">
						<input
							class="cdx-text-input__input"
							type="text"
							aria-label={t('forms-value-of', name())}
							value={props.choice.value}
							readonly={builder.readOnly}
							spellcheck={false}
							autocapitalize="off"
							maxlength="40"
							dir="ltr"
							onInput={(event) => {
								follows = false;
								const { value } = event.currentTarget;
								update((choice) => {
									choice.value = value;
								});
							}}
						/>
					</div>
				</td>
				{cells('label', 'answer')}
				<td>
					<Show when={!builder.readOnly}>
						<Button
							weight="quiet"
							iconOnly
							aria-label={t('forms-answer-remove', name())}
							onClick={() =>
								builder.updateQuestion(questionId, (question) => {
									question.choices = question.choices.filter((one) => one.id !== id);
								})
							}
						>
							<Icon name="close" size="small" />
						</Button>
					</Show>
				</td>
			</tr>
			<Show when={props.meanings}>
				<tr class="lw-options__meaning">
					<td colspan="2">{t('forms-meaning-of', name())}</td>
					{cells('meaning', 'meaning')}
					<td />
				</tr>
			</Show>
		</tbody>
	);
}
