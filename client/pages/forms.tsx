import '../styles/home.css';
import '../styles/forms.css';
import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import { listFormDrafts, listForms } from '../../campaigns/contract/form-calls.ts';
import type { FormDraft, StoredForm } from '../../campaigns/contract/stored-form.ts';
import { autonymOf } from '../forms/language-names.ts';
import { formatDate, formatList, t, tx } from '../language.ts';
import { Page } from '../Page.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { ask } from '../server.ts';
import { useSession } from '../session.tsx';
import { OfWiki, WikiName } from '../wikis.tsx';

/** More languages than these are counted instead of named. */
const MOST_NAMED = 8;

/** `/forms`: what campaigns may ask, and what one is at work on. */
export function Forms(): JSX.Element {
	const access = useSession();
	const [more, setMore] = createSignal<{ forms: StoredForm[]; next: number | null } | null>(null);
	const [first] = createResource(() => ask(listForms, { limit: 50 }));
	const [drafts] = createResource(
		() => access.person()?.coordinator === true,
		() => ask(listFormDrafts, { limit: 20 }),
	);
	const forms = () => [...(first()?.forms ?? []), ...(more()?.forms ?? [])];
	const next = () => (more() ? more()?.next : first()?.next) ?? null;
	const readOn = async (after: number) => {
		const page = await ask(listForms, { limit: 50, after });
		setMore((before) => ({ forms: [...(before?.forms ?? []), ...page.forms], next: page.next }));
	};
	return (
		<Page title={t('forms-list')}>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1>{t('forms-list')}</h1>
					<p class="lw-pagehead__lead">{t('forms-list-lead')}</p>
				</div>
				<Show when={access.person()?.coordinator}>
					<LinkButton href="/forms/new" weight="primary" progressive>
						{t('forms-new')}
					</LinkButton>
				</Show>
			</div>
			<Show when={(drafts()?.drafts.length ?? 0) > 0}>
				<section aria-labelledby="drafts">
					<h2 id="drafts">{t('forms-drafts')}</h2>
					<ul class="lw-forms">
						<For each={drafts()?.drafts}>{(draft) => <DraftRow draft={draft} />}</For>
					</ul>
				</section>
			</Show>
			<section aria-labelledby="kept">
				<h2 id="kept">{t('forms-kept')}</h2>
				<Show when={first()?.forms.length !== 0} fallback={<p>{t('forms-none')}</p>}>
					<ul class="lw-forms">
						<For each={forms()}>{(form) => <FormRow form={form} />}</For>
					</ul>
				</Show>
				<Show when={next()}>
					{(after) => <Button onClick={() => void readOn(after())}>{t('forms-more')}</Button>}
				</Show>
			</section>
		</Page>
	);
}

function DraftRow(props: { draft: FormDraft }): JSX.Element {
	const href = () =>
		props.draft.familyId === null ? `/forms/drafts/${props.draft.draftId}` : `/forms/${props.draft.familyId}`;
	return (
		<li>
			<a href={href()}>
				<OfWiki name={props.draft.wiki}>{props.draft.name || t('forms-unnamed')}</OfWiki>
			</a>
			<ul class="lw-facts">
				<li>
					<WikiName name={props.draft.wiki} />
				</li>
				<li>{t('forms-saved-on', formatDate(new Date(props.draft.savedAt)))}</li>
			</ul>
		</li>
	);
}

function FormRow(props: { form: StoredForm }): JSX.Element {
	const { form } = props;
	return (
		<li>
			<a href={`/forms/${form.familyId}`}>
				<bdi lang={form.languages[0]}>{form.name}</bdi>
			</a>
			<ul class="lw-facts">
				<li>
					<WikiName name={form.wiki} />
				</li>
				<li>{t('forms-version', form.version)}</li>
				<li>{t('forms-count', form.questions)}</li>
				<li>{t('forms-used', form.campaigns)}</li>
				<li>
					{form.languages.length > MOST_NAMED
						? t('forms-in-languages', form.languages.length)
						: formatList(form.languages.map(autonymOf))}
				</li>
				<li>
					{tx(
						'forms-kept-by',
						formatDate(new Date(form.keptAt)),
						<bdi>{form.keptBy ?? t('forms-former')}</bdi>,
					)}
				</li>
			</ul>
		</li>
	);
}
