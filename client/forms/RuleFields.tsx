import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useBuilder } from './builder.ts';
import { type DraftQuestion, offersChoices } from './draft.ts';
import { titleOf, written } from './words.ts';

/** When a question is asked: always, or only after some answers to one before it. */
export function RuleFields(props: { question: DraftQuestion; at: number }): JSX.Element {
	const builder = useBuilder();
	const { draft } = builder;
	const sources = () => draft.questions.slice(0, props.at).filter(({ kind }) => offersChoices(kind));
	const rule = () => props.question.showIf;
	const source = () => draft.questions.find(({ id }) => id === rule()?.after);
	const setRule = (showIf: DraftQuestion['showIf']) =>
		builder.updateQuestion(props.question.id, (question) => {
			question.showIf = showIf;
		});
	const after = (id: number) => {
		const first = draft.questions.find((one) => one.id === id)?.choices[0];
		setRule({ after: id, is: first ? [first.id] : [] });
	};
	return (
		<Show when={sources().length > 0 || rule()}>
			<fieldset class="cdx-field">
				<legend class="cdx-label">
					<span class="cdx-label__label__text">{t('forms-ask-it')}</span>
				</legend>
				<div class="lw-rule">
					<select
						class="cdx-select"
						aria-label={t('forms-ask-after')}
						disabled={builder.readOnly}
						onChange={(event) => {
							const { value } = event.currentTarget;
							if (value === '') setRule(null);
							else after(Number(value));
						}}
					>
						<option value="" selected={!source()}>
							{t('forms-ask-always')}
						</option>
						<For each={sources()}>
							{(one) => (
								<option value={one.id} selected={one.id === rule()?.after}>
									{t('forms-only-after', titleOf(one, draft))}
								</option>
							)}
						</For>
					</select>
					<Show when={source()}>
						{(from) => (
							<>
								<span>{t('forms-is')}</span>
								<fieldset class="lw-rule__answers" aria-label={t('forms-which-answers')}>
									<For each={from().choices}>
										{(choice) => {
											const isOn = () => rule()?.is.includes(choice.id) === true;
											return (
												<button
													type="button"
													class="lw-rule__answer"
													aria-pressed={isOn()}
													disabled={builder.readOnly}
													onClick={() =>
														setRule({
															after: from().id,
															is: isOn()
																? (rule()?.is ?? []).filter((id) => id !== choice.id)
																: [...(rule()?.is ?? []), choice.id],
														})
													}
												>
													<bdi lang={draft.language}>{written(choice.label, draft, choice.value)}</bdi>
												</button>
											);
										}}
									</For>
								</fieldset>
							</>
						)}
					</Show>
					<Show when={rule() && !builder.readOnly}>
						<Button
							weight="quiet"
							iconOnly
							aria-label={t('forms-ask-always-button')}
							onClick={() => setRule(null)}
						>
							<Icon name="close" size="small" />
						</Button>
					</Show>
				</div>
			</fieldset>
		</Show>
	);
}
