import { createSignal, For, type JSX, Show } from 'solid-js';
import { language, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useBuilder } from './builder.ts';
import { missingIn, removeLanguage } from './edit.ts';
import { autonymOf, nameIn, tagOf, usualLanguages } from './language-names.ts';

/** The languages of the form, with what each lacks, and a field to add one. */
export function Languages(): JSX.Element {
	const builder = useBuilder();
	const { draft } = builder;
	const [typed, setTyped] = createSignal('');
	const [fault, setFault] = createSignal('');

	function add(event: SubmitEvent): void {
		event.preventDefault();
		const tag = tagOf(typed());
		if (tag === null) setFault(t('forms-language-unknown', 'de', 'zh-hant'));
		else if (tag === draft.language || draft.languages.includes(tag)) setFault(t('forms-language-there'));
		else {
			builder.update((all) => {
				all.languages.push(tag);
			});
			builder.setSecond(tag);
			builder.announce(t('forms-language-added', nameIn(tag, language())));
			setTyped('');
			setFault('');
		}
	}

	const missing = (tag: string) => missingIn(draft, tag);
	return (
		<>
			<h2 id="f-languages">{t('forms-languages')}</h2>
			<ul class="lw-builder__langs" aria-labelledby="f-languages">
				<li>
					<span>
						<bdi lang={draft.language}>{autonymOf(draft.language)}</bdi>
					</span>
					<span class="lw-subtle lw-small">{t('forms-original')}</span>
				</li>
				<For each={draft.languages}>
					{(tag) => (
						<li>
							<span>
								<bdi lang={tag}>{autonymOf(tag)}</bdi>
							</span>
							<span class="lw-small" classList={{ 'lw-subtle': missing(tag) === 0 }}>
								{missing(tag) === 0 ? t('forms-complete') : t('forms-missing', missing(tag))}
							</span>
							<Show when={!builder.readOnly}>
								<Button
									weight="quiet"
									iconOnly
									aria-label={t('forms-language-remove', nameIn(tag, language()))}
									onClick={() => {
										builder.update((all) => removeLanguage(all, tag));
										builder.announce(t('forms-language-removed', nameIn(tag, language())));
									}}
								>
									<Icon name="close" size="small" />
								</Button>
							</Show>
						</li>
					)}
				</For>
			</ul>
			<Show when={!builder.readOnly}>
				<form class="lw-builder__addlang" onSubmit={add}>
					<label class="lw-small" for="f-language">
						{t('forms-language-code')}
					</label>
					<div>
						<div class="cdx-text-input">
							<input
								class="cdx-text-input__input"
								id="f-language"
								list="f-usual"
								autocomplete="off"
								spellcheck={false}
								maxlength="30"
								dir="ltr"
								placeholder={t('forms-language-example', 'pt-br')}
								value={typed()}
								aria-invalid={fault() !== ''}
								aria-describedby="f-language-fault"
								onInput={(event) => setTyped(event.currentTarget.value)}
							/>
						</div>
						<Button type="submit">{t('forms-language-add')}</Button>
					</div>
					<datalist id="f-usual">
						<For each={usualLanguages}>{(tag) => <option value={tag}>{autonymOf(tag)}</option>}</For>
					</datalist>
					<p class="lw-small" id="f-language-fault" role="alert">
						{fault()}
					</p>
				</form>
			</Show>
		</>
	);
}
