import '../styles/making.css';
import '../styles/coordinate.css';
import '../styles/forms.css';
import { useNavigate } from '@solidjs/router';
import { createSignal, For, type JSX, Show } from 'solid-js';
import type { Form } from '../../campaigns/contract/form.ts';
import { putFormDraft } from '../../campaigns/contract/form-calls.ts';
import type { ImportNote } from '../../campaigns/contract/import-note.ts';
import { templates } from '../../campaigns/templates/templates.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { toDraft } from '../forms/convert.ts';
import { type Draft, emptyDraft } from '../forms/draft.ts';
import { ImportDialog } from '../forms/ImportDialog.tsx';
import { translatedForm } from '../forms/template-texts.ts';
import { fromEnglish, language, t } from '../language.ts';
import { useMay } from '../may.ts';
import { Page } from '../Page.tsx';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { type AskError, asAskError, ask } from '../server.ts';
import { useSession } from '../session.tsx';

/** `/forms/new`: from what a form is begun. */
export function NewForm(): JSX.Element {
	const navigate = useNavigate();
	const access = useSession();
	const may = useMay();
	const [chosen, setWiki] = createSignal<string>();
	/** those on which one may keep a form, the one that people log in with first */
	const wikis = () => (access.session.latest?.wikis ?? []).filter(({ name }) => may('coordinator', name));
	const wiki = () => chosen() ?? wikis()[0]?.name;
	const [importing, setImporting] = createSignal(false);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [beginning, setBeginning] = createSignal(false);

	/** Saves what is begun from, so that the page of the draft finds it. */
	async function begin(make: () => Promise<Draft> | Draft, notes: readonly ImportNote[] = []): Promise<void> {
		if (beginning()) return;
		setBeginning(true);
		setRefusal(null);
		try {
			const draft = await make();
			const draftId = crypto.randomUUID();
			const of = wiki();
			await ask(putFormDraft, {
				...{ draftId, name: draft.name[draft.language] ?? '', content: JSON.stringify(draft) },
				...(of === undefined ? {} : { wiki: of }),
			});
			navigate(`/forms/drafts/${draftId}`, { state: { notes: [...notes] } });
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setBeginning(false);
		}
	}

	return (
		<Page title={t('forms-new')}>
			<nav class="lw-crumbs" aria-label={t('forms-crumbs')}>
				<a href="/forms">{t('forms-list')}</a>
			</nav>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1>{t('forms-new')}</h1>
					<p class="lw-pagehead__lead">{t('forms-new-lead')}</p>
				</div>
			</div>
			<Show when={wikis().length > 1}>
				<div class="lw-forms__wiki">
					<Field id="wiki" label={t('forms-wiki')} help={t('forms-wiki-help')}>
						<select
							class="cdx-select"
							id="wiki"
							aria-describedby="wiki-help"
							onChange={(event) => setWiki(event.currentTarget.value)}
						>
							<For each={wikis()}>
								{(one) => (
									<option value={one.name} lang={one.language} selected={one.name === wiki()}>
										{one.siteName}
									</option>
								)}
							</For>
						</select>
					</Field>
				</div>
			</Show>
			<Show when={refusal()}>{(error) => <Refusal error={error()} />}</Show>
			<ul class="lw-begin">
				<li>
					<Begin
						title={t('forms-begin-empty')}
						text={t('forms-begin-empty-help')}
						onBegin={() => void begin(() => emptyDraft(language()))}
					/>
				</li>
				<li>
					<Begin
						title={t('forms-import')}
						text={t('forms-begin-import-help')}
						onBegin={() => setImporting(true)}
					/>
				</li>
				<For each={templates}>
					{(template) => (
						<li>
							<Begin
								title={fromEnglish(`form-${template.key}-name`, template.form.name)}
								text={template.form.questions
									.map(({ name, label }) => fromEnglish(`form-${template.key}-${name}-label`, label))
									.join(' · ')}
								onBegin={() => void begin(async () => toDraft(await translatedForm(template)))}
							/>
						</li>
					)}
				</For>
			</ul>
			<ImportDialog
				open={importing()}
				replaces={false}
				onClose={() => setImporting(false)}
				onForm={(form: Form, notes) => void begin(() => toDraft(form), notes)}
			/>
		</Page>
	);
}

function Begin(props: { title: string; text: string; onBegin: () => void }): JSX.Element {
	return (
		<>
			<h2>{props.title}</h2>
			<p>{props.text}</p>
			<Button aria-label={t('forms-begin-with', props.title)} onClick={() => props.onBegin()}>
				{t('forms-begin')}
			</Button>
		</>
	);
}
