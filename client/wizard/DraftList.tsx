import { useNavigate } from '@solidjs/router';
import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import type { DraftSummary } from '../../campaigns/contract/draft.ts';
import { deleteDraft, importDefinition, listDrafts } from '../../campaigns/contract/draft-calls.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { formatDate, t, tx } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { type AskError, asAskError, ask } from '../server.ts';
import { WikiName } from '../wikis.tsx';
import { readDefinition } from './read-definition.ts';

/** Campaigns in the making: one's own, those of others on the same wikis, and new ones from a file. */
export function DraftList(): JSX.Element {
	const navigate = useNavigate();
	const [next, setNext] = createSignal<string | null>(null);
	const [drafts, { mutate }] = createResource(async () => await page(undefined));
	const [refusal, setRefusal] = createSignal<AskError | null>(null);

	async function page(after: string | undefined): Promise<DraftSummary[]> {
		const found = await ask(listDrafts, { after });
		setNext(found.next);
		return found.drafts;
	}

	async function tried(step: () => Promise<void>): Promise<void> {
		setRefusal(null);
		try {
			await step();
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		}
	}

	const more = () =>
		tried(async () => {
			const further = await page(next() ?? undefined);
			mutate((known = []) => [...known, ...further]);
		});
	const drop = (draftId: number) =>
		tried(async () => {
			await ask(deleteDraft, { draftId });
			mutate((known = []) => known.filter((draft) => draft.draftId !== draftId));
		});
	const take = (file: File | undefined) =>
		tried(async () => {
			if (!file) return;
			const definition = readDefinition(await file.text());
			const { draft } = await ask(importDefinition, { wiki: definition.settings.wiki, definition });
			navigate(`/campaigns/new/${draft.draftId}?step=look`);
		});

	return (
		<section class="lw-drafts" aria-labelledby="drafts">
			<div class="lw-drafts__head">
				<h2 id="drafts">{t('wizard-drafts')}</h2>
				<label class="cdx-button cdx-button--weight-quiet cdx-button--fake-button cdx-button--fake-button--enabled">
					<input
						class="lw-vh"
						type="file"
						accept=".json,application/json"
						onChange={(event) => void take(event.currentTarget.files?.[0])}
					/>
					{t('wizard-import')}
				</label>
			</div>
			<Show when={refusal()}>{(error) => <Refusal error={error()} />}</Show>
			<Show
				when={drafts.error === undefined && drafts()?.length !== 0}
				fallback={<p class="lw-subtle">{t('wizard-drafts-none')}</p>}
			>
				<ul class="lw-drafts__list">
					<For each={drafts()}>{(draft) => <Row draft={draft} onDelete={() => drop(draft.draftId)} />}</For>
				</ul>
			</Show>
			<Show when={next()}>
				<Button onClick={() => void more()}>{t('wizard-drafts-more')}</Button>
			</Show>
		</section>
	);
}

function Row(props: { draft: DraftSummary; onDelete: () => Promise<void> }): JSX.Element {
	let dialog: HTMLDialogElement | undefined;
	const name = () => props.draft.name.trim() || t('wizard-unnamed');
	return (
		<li>
			<div>
				<a href={`/campaigns/new/${props.draft.draftId}`}>
					<bdi>{name()}</bdi>
				</a>
				<ul class="lw-facts">
					<li>
						<WikiName name={props.draft.wiki} />
					</li>
					<li>{t('wizard-saved-on', formatDate(new Date(props.draft.savedAt)))}</li>
					<Show when={!props.draft.mine}>
						<li>{tx('wizard-draft-of', <bdi>{props.draft.owner ?? t('coordinate-former')}</bdi>)}</li>
					</Show>
				</ul>
			</div>
			<Show when={props.draft.mine}>
				<Button
					weight="quiet"
					aria-label={t('wizard-delete-label', name())}
					onClick={() => dialog?.showModal()}
				>
					{t('wizard-delete')}
				</Button>
				<dialog
					class="lw-dialog"
					aria-labelledby={`delete-${props.draft.draftId}`}
					ref={(element) => {
						dialog = element;
					}}
				>
					<h2 id={`delete-${props.draft.draftId}`}>{t('wizard-delete-title')}</h2>
					<p>{t('wizard-delete-words')}</p>
					<div class="lw-dialog__act">
						<Button onClick={() => dialog?.close()}>{t('coordinate-close-not')}</Button>
						<Button
							weight="primary"
							progressive
							onClick={() => {
								dialog?.close();
								void props.onDelete();
							}}
						>
							{t('wizard-delete-yes')}
						</Button>
					</div>
				</dialog>
			</Show>
		</li>
	);
}
