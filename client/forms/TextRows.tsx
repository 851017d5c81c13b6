import { For, type JSX } from 'solid-js';
import { t } from '../language.ts';
import { useBuilder } from './builder.ts';
import type { Draft, DraftQuestion, Texts } from './draft.ts';
import { autonymOf, directionOf } from './language-names.ts';

/** Where a text stands in the draft that is being changed. */
export type FindTexts = (draft: Draft) => Texts | undefined;

/** One text in one language. */
export function TextInput(props: {
	id?: string;
	texts: Texts;
	find: FindTexts;
	language: string;
	/** for fields without a label that is seen */
	label?: string;
	isLong?: boolean;
	onText?: (text: string) => void;
}): JSX.Element {
	const builder = useBuilder();
	const common = () => ({
		id: props.id,
		lang: props.language,
		dir: directionOf(props.language),
		'aria-label': props.label,
		maxlength: 2000,
		readonly: builder.readOnly,
		placeholder: props.language === builder.draft.language ? '' : t('forms-untranslated'),
	});
	const onInput = (event: { currentTarget: { value: string } }) => {
		const text = event.currentTarget.value;
		builder.update((draft) => {
			const texts = props.find(draft);
			if (!texts) return;
			if (text === '') delete texts[props.language];
			else texts[props.language] = text;
		});
		props.onText?.(text);
	};
	return (
		<div class="cdx-text-input">
			<input
				class="cdx-text-input__input"
				type="text"
				{...common()}
				value={props.texts[props.language] ?? ''}
				onInput={onInput}
			/>
		</div>
	);
}

/** One text in every language of the form, a row each. */
export function TextRows(props: {
	id: string;
	legend: string;
	texts: Texts;
	find: FindTexts;
	/** the original changed */
	onOriginal?: (text: string) => void;
}): JSX.Element {
	const { draft } = useBuilder();
	const languages = () => [draft.language, ...draft.languages];
	return (
		<fieldset class="cdx-field">
			<legend class="cdx-label">
				<span class="cdx-label__label__text">{props.legend}</span>
			</legend>
			<div class="lw-i18n">
				<For each={languages()}>
					{(language) => (
						<div class="lw-i18n__row">
							<label for={`${props.id}-${language}`}>
								<bdi lang={language}>{autonymOf(language)}</bdi>
							</label>
							<TextInput
								id={`${props.id}-${language}`}
								texts={props.texts}
								find={props.find}
								language={language}
								{...(language === draft.language && props.onOriginal ? { onText: props.onOriginal } : {})}
							/>
						</div>
					)}
				</For>
			</div>
		</fieldset>
	);
}

/** The texts of one question, wherever it stands by then. */
export function ofQuestion(id: number, which: (question: DraftQuestion) => Texts | undefined): FindTexts {
	return (draft) => {
		const question = draft.questions.find((one) => one.id === id);
		return question && which(question);
	};
}
