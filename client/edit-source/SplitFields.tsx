import { createResource, createUniqueId, For, type JSX, Show } from 'solid-js';
import type { Split } from '../../campaigns/contract/edit-source.ts';
import { listModels } from '../../campaigns/contract/result-calls.ts';
import { t } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { ask } from '../server.ts';

const bounds = [0.5, 0.8];
const mostBounds = 5;
const mostCategories = 10;

/** By what the edits are told apart: any of four, each at a press. */
export function SplitButtons(props: {
	split: Split;
	models: readonly string[];
	onSplit: (split: Split) => void;
}): JSX.Element {
	const parts = () =>
		[
			{
				name: 'author',
				isOn: props.split.author === true,
				toggled: (isOn: boolean): Split => ({ ...props.split, author: isOn }),
			},
			{
				name: 'reverted',
				isOn: props.split.reverted === true,
				toggled: (isOn: boolean): Split => ({ ...props.split, reverted: isOn }),
			},
			{
				name: 'score',
				isOn: props.split.score !== undefined,
				toggled: (isOn: boolean): Split => {
					const { score: _, ...rest } = props.split;
					const [model] = props.models;
					return isOn && model ? { ...rest, score: { model, bounds } } : rest;
				},
			},
			{
				name: 'category',
				isOn: props.split.categories !== undefined,
				toggled: (isOn: boolean): Split => {
					const { categories: _, ...rest } = props.split;
					return isOn ? { ...rest, categories: [t('source-categories')] } : rest;
				},
			},
		] as const;
	return (
		<fieldset class="lw-views lw-views--many" aria-label={t('source-split-by')}>
			<span>{t('source-split-by')}</span>
			<For each={parts().map(({ name }) => name)}>
				{(name, at) => (
					<button
						type="button"
						aria-pressed={parts()[at()]?.isOn === true}
						disabled={name === 'score' && props.models.length === 0}
						title={name === 'score' && props.models.length === 0 ? t('source-no-model') : undefined}
						onClick={() => {
							const part = parts()[at()];
							if (part) props.onSplit(part.toggled(!part.isOn));
						}}
					>
						{t(`source-split-${name}`)}
					</button>
				)}
			</For>
		</fieldset>
	);
}

/** Which model and bands, which categories. */
export function SplitFields(props: {
	split: Split;
	models: readonly string[];
	onSplit: (split: Split) => void;
}): JSX.Element {
	const id = createUniqueId();
	function keepBounds(text: string): void {
		const { score } = props.split;
		const read = [...new Set(text.split(/[\s;]+|,\s+/).map(Number))]
			.filter((bound) => bound > 0 && bound < 1)
			.sort((a, b) => a - b)
			.slice(0, mostBounds);
		if (score && read.length > 0) props.onSplit({ ...props.split, score: { ...score, bounds: read } });
	}
	function keepCategories(text: string): void {
		const titles = [...new Set(text.split('\n').map((title) => title.trim()))].filter(Boolean);
		if (titles.length > 0) props.onSplit({ ...props.split, categories: titles.slice(0, mostCategories) });
	}
	return (
		<>
			<Show when={props.split.score}>
				{(score) => (
					<div class="lw-frame__row">
						<Field id={`${id}-model`} label={t('source-model')}>
							<select
								class="cdx-select"
								id={`${id}-model`}
								value={score().model}
								onChange={(event) =>
									props.onSplit({ ...props.split, score: { ...score(), model: event.currentTarget.value } })
								}
							>
								<For each={props.models}>{(model) => <option value={model}>{model}</option>}</For>
							</select>
						</Field>
						<Field id={`${id}-bounds`} label={t('source-bounds')} help={t('source-bounds-help')}>
							<div class="cdx-text-input">
								<input
									class="cdx-text-input__input"
									id={`${id}-bounds`}
									aria-describedby={`${id}-bounds-help`}
									dir="ltr"
									value={score().bounds.join('; ')}
									onChange={(event) => {
										keepBounds(event.currentTarget.value);
										event.currentTarget.value = score().bounds.join('; ');
									}}
								/>
							</div>
						</Field>
					</div>
				)}
			</Show>
			<Show when={props.split.categories}>
				{(titles) => (
					<Field id={`${id}-titles`} label={t('source-categories')} help={t('source-categories-help')}>
						<textarea
							class="cdx-text-area__textarea"
							id={`${id}-titles`}
							rows="3"
							dir="auto"
							aria-describedby={`${id}-titles-help`}
							value={titles().join('\n')}
							onChange={(event) => {
								keepCategories(event.currentTarget.value);
								event.currentTarget.value = titles().join('\n');
							}}
						/>
					</Field>
				)}
			</Show>
		</>
	);
}

/** The names of the models that are live on a wiki. */
export function createLiveModels(wiki: () => string): () => readonly string[] {
	const [models] = createResource(
		async () => (await ask(listModels, {})).models.filter(({ status }) => status === 'live'),
		{ initialValue: [] },
	);
	return () => (models.latest ?? []).filter((model) => model.wiki === wiki()).map(({ name }) => name);
}
