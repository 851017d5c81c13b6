import '../styles/making.css';
import '../styles/watching.css';
import '../styles/coordinate.css';
import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { InputOf } from '../../campaigns/contract/call.ts';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import { View } from '../../campaigns/contract/campaign.ts';
import { findTemplate, templates } from '../../campaigns/templates/templates.ts';
import { DistressingField } from '../coordinate/DistressingField.tsx';
import { EditListField } from '../coordinate/EditListField.tsx';
import { FormPreview } from '../coordinate/FormPreview.tsx';
import { Refusal } from '../coordinate/Refusal.tsx';
import { WelcomeFields } from '../coordinate/WelcomeFields.tsx';
import { WikiField } from '../coordinate/WikiField.tsx';
import { nothingTyped, welcomeOf } from '../coordinate/welcome.ts';
import { formInWords } from '../form-words.ts';
import { fromEnglish, t } from '../language.ts';
import { Page } from '../Page.tsx';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { type AskError, asAskError, ask } from '../server.ts';

const numbers = [
	{ name: 'labelsPerTask', max: 20 },
	{ name: 'tasksPerWorkset', max: 100 },
	{ name: 'leaseMinutes', max: 10_080 },
] as const;

/** One line of a list of edits, where a number alone does not do. */
const example: Record<View, string> = {
	diff: '',
	page: '',
	diffs: '{"rev_ids": [12, 15, 19]}',
	statement: '{"rev_id": 12, "section_index": 1, "paragraph_index": 0, "sentence_index": 2}',
};

type Wanted = InputOf<typeof createCampaign> & { template: string; edits: string };

/** One page, from the purpose to the edits; what is typed stays when the server refuses it. */
export function NewCampaign(): JSX.Element {
	const navigate = useNavigate();
	const [wanted, setWanted] = createStore<Wanted>({
		name: '',
		purpose: '',
		wiki: undefined as string | undefined,
		template: templates[0]?.key ?? '',
		edits: '',
		labelsPerTask: 2,
		tasksPerWorkset: 20,
		leaseMinutes: 60,
		distressing: false,
	});
	const [welcome, setWelcome] = createStore({ ...nothingTyped });
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [sending, setSending] = createSignal(false);
	const template = createMemo(() => findTemplate(wanted.template));
	/** as the template has it until another one is chosen */
	const view = () => wanted.view ?? template()?.view ?? 'diff';

	async function create(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		if (sending()) return;
		setSending(true);
		setRefusal(null);
		try {
			const { campaign, edits } = await ask(createCampaign, { ...wanted, ...welcomeOf(welcome) });
			navigate(`/campaigns/${campaign.id}`, { state: { taken: edits.taken, repeated: edits.repeated } });
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setSending(false);
		}
	}

	return (
		<Page title={t('coordinate-new')}>
			<nav class="lw-crumbs" aria-label={t('coordinate-crumbs')}>
				<a href="/coordinate">{t('coordinate-campaigns')}</a>
			</nav>
			<div class="lw-pagehead">
				<h1>{t('coordinate-new')}</h1>
			</div>
			<div class="lw-columns">
				<form class="lw-wizard__main" onSubmit={(event) => void create(event)}>
					<Field id="name" label={t('coordinate-name')}>
						<div class="cdx-text-input">
							<input
								class="cdx-text-input__input"
								id="name"
								required
								maxlength="200"
								value={wanted.name}
								onInput={(event) => setWanted('name', event.currentTarget.value)}
							/>
						</div>
					</Field>
					<Field id="purpose" label={t('coordinate-purpose')} help={t('coordinate-purpose-help')}>
						<textarea
							class="cdx-text-area__textarea"
							id="purpose"
							rows="3"
							required
							maxlength="1000"
							aria-describedby="purpose-help"
							value={wanted.purpose}
							onInput={(event) => setWanted('purpose', event.currentTarget.value)}
						/>
					</Field>
					<Field id="template" label={t('coordinate-template')}>
						<select
							class="cdx-select"
							id="template"
							value={wanted.template}
							onChange={(event) => setWanted('template', event.currentTarget.value)}
						>
							<For each={templates}>
								{(kind) => (
									<option value={kind.key}>{fromEnglish(`form-${kind.key}-name`, kind.title)}</option>
								)}
							</For>
						</select>
					</Field>
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
							onChange={(event) => setWanted('view', View.parse(event.currentTarget.value))}
						>
							<For each={View.options}>
								{(one) => <option value={one}>{t(`coordinate-view-${one}`)}</option>}
							</For>
						</select>
					</Field>
					<WikiField chosen={wanted.wiki} onChoice={(name) => setWanted('wiki', name)} />
					<EditListField text={wanted.edits} onText={(text) => setWanted('edits', text)} />
					<div class="lw-numbers">
						<For each={numbers}>
							{({ name, max }) => (
								<Field id={name} label={t(`coordinate-${name}`)} help={t(`coordinate-${name}-help`)}>
									<div class="cdx-text-input">
										<input
											class="cdx-text-input__input"
											id={name}
											type="number"
											required
											min="1"
											max={max}
											aria-describedby={`${name}-help`}
											value={wanted[name]}
											onInput={(event) => setWanted(name, event.currentTarget.valueAsNumber)}
										/>
									</div>
								</Field>
							)}
						</For>
					</div>
					<WelcomeFields typed={welcome} onTyped={setWelcome} />
					<DistressingField
						checked={wanted.distressing === true}
						onChange={(distressing) => setWanted('distressing', distressing)}
					/>
					<Show when={refusal()}>{(error) => <Refusal error={error()} />}</Show>
					<div class="lw-wizard__foot">
						<p class="lw-subtle">{t('coordinate-new-note')}</p>
						<Button type="submit" weight="primary" progressive disabled={sending()}>
							{sending() ? t('coordinate-opening') : t('coordinate-open')}
						</Button>
					</div>
				</form>
				<Show when={template()}>
					{(kind) => (
						<aside class="lw-wizard__preview" aria-labelledby="preview">
							<div class="lw-panel__head">
								<h2 id="preview">{t('coordinate-preview')}</h2>
							</div>
							<FormPreview
								form={formInWords(kind().key, kind().form)}
								tasksPerWorkset={wanted.tasksPerWorkset || 1}
							/>
						</aside>
					)}
				</Show>
			</div>
		</Page>
	);
}
