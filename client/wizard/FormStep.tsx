import { createResource, For, type JSX, Show } from 'solid-js';
import { View } from '../../campaigns/contract/campaign.ts';
import type { DraftChanges, DraftContent } from '../../campaigns/contract/draft.ts';
import { listForms } from '../../campaigns/contract/form-calls.ts';
import { findTemplate, templates } from '../../campaigns/templates/templates.ts';
import { WikiField } from '../coordinate/WikiField.tsx';
import { fromEnglish, t } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { ask } from '../server.ts';
import type { Work } from './draft.ts';
import { Tick } from './fields.tsx';

/** One line of a list of edits, where a number alone does not do. */
const example: Record<View, string> = {
	diff: '',
	page: '',
	diffs: '{"rev_ids": [12, 15, 19]}',
	statement: '{"rev_id": 12, "section_index": 1, "paragraph_index": 0, "sentence_index": 2}',
};

/** Which wiki, what is asked of each edit, and how it is shown. */
export function FormStep(props: { work: Work }): JSX.Element {
	const content = () => props.work.content();
	const view = () => viewOf(content());
	const [kept] = createResource(
		() => props.work.wiki(),
		async (wiki) => (await ask(listForms, { wiki, limit: 100 })).forms,
	);
	// without them the built-in ones are still there to choose
	const forms = () => (kept.state === 'ready' ? kept() : []);
	return (
		<>
			<WikiField chosen={props.work.wiki()} onChoice={(wiki) => props.work.move(wiki)} />
			<Field id="question" label={t('coordinate-template')} help={t('wizard-question-help')}>
				<select
					class="cdx-select"
					id="question"
					aria-describedby="question-help"
					value={chosenIn(content())}
					onChange={(event) => props.work.put(choice(event.currentTarget.value))}
				>
					<Show when={content().form}>
						{(own) => <option value="own">{t('wizard-form-own', own().name)}</option>}
					</Show>
					<optgroup label={t('wizard-forms-built-in')}>
						<For each={templates}>
							{({ key, title }) => <option value={key}>{fromEnglish(`form-${key}-name`, title)}</option>}
						</For>
					</optgroup>
					<Show when={forms().length > 0}>
						<optgroup label={t('wizard-forms-kept')}>
							<For each={forms()}>
								{({ digest, name, version }) => (
									<option value={digest}>{t('wizard-form-kept', name, version)}</option>
								)}
							</For>
						</optgroup>
					</Show>
				</select>
			</Field>
			<p class="lw-small lw-besides">
				<a href="/forms">{t('wizard-forms-make')}</a>
			</p>
			<Field
				id="view"
				label={t('coordinate-view')}
				help={t(`coordinate-view-${view()}-help`, example[view()])}
			>
				<select
					class="cdx-select"
					id="view"
					aria-describedby="view-help"
					value={view()}
					onChange={(event) => props.work.put({ view: View.parse(event.currentTarget.value) })}
				>
					<For each={View.options}>{(one) => <option value={one}>{t(`coordinate-view-${one}`)}</option>}</For>
				</select>
			</Field>
			<Tick
				id="distressing"
				label={t('coordinate-distressing')}
				help={t('coordinate-distressing-help')}
				checked={content().distressing === true}
				onKeep={(distressing) => props.work.put({ distressing })}
			/>
		</>
	);
}

/** As the template has it until another one is chosen. */
export function viewOf({ view, template }: DraftContent): View {
	return view ?? findTemplate(template ?? '')?.view ?? 'diff';
}

function chosenIn({ template, form, formDigest }: DraftContent): string {
	return template ?? formDigest ?? (form ? 'own' : '');
}

/**
 * A built-in form, one that is kept, or the one that the draft brought along: the others are let go of, and what a file
 * said of answers to them.
 */
function choice(value: string): DraftChanges {
	return { ...formOf(value), goal: null, gold: null };
}

function formOf(value: string): DraftChanges {
	if (value === 'own') return { template: null, formDigest: null };
	const built = findTemplate(value);
	if (built) return { template: value, view: null, formDigest: null, form: null };
	return { formDigest: value, template: null, form: null };
}
