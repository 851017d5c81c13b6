import '../styles/forms.css';
import { useLocation, useParams, useSearchParams } from '@solidjs/router';
import { createResource, createSignal, type JSX, Show } from 'solid-js';
import { listFormDrafts, readForm, readFormDraft } from '../../campaigns/contract/form-calls.ts';
import { toDraft } from '../forms/convert.ts';
import { FormBuilder, type Work } from '../forms/FormBuilder.tsx';
import { readDraftText } from '../forms/read-draft.ts';
import { VersionList } from '../forms/VersionList.tsx';
import { t } from '../language.ts';
import { useMay } from '../may.ts';
import { Page } from '../Page.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ask } from '../server.ts';

/** `/forms/:familyId`: the newest version to go on from, with what one has changed so far; `?version=2` to read one. */
export function FormPage(): JSX.Element {
	const params = useParams();
	const [query] = useSearchParams<{ version?: string }>();
	const may = useMay();
	const location = useLocation<{ kept?: number }>();
	const [round, setRound] = createSignal({
		familyId: Number(params.familyId),
		kept: location.state?.kept ?? null,
	});
	const version = () => (/^\d{1,9}$/.test(query.version ?? '') ? Number(query.version) : null);
	const [work] = createResource(
		() => ({ ...round(), familyId: Number(params.familyId), version: version() }),
		async ({ familyId, version: wanted }): Promise<Work & { canChange: boolean }> => {
			const kept = await ask(readForm, { familyId, ...(wanted === null ? {} : { version: wanted }) });
			const { wiki } = kept.form;
			const canChange = wanted === null && may('coordinator', wiki);
			const [mine] = canChange ? (await ask(listFormDrafts, { familyId, limit: 1 })).drafts : [];
			const saved = mine && (await ask(readFormDraft, { draftId: mine.draftId }));
			return {
				...{ draftId: mine?.draftId ?? crypto.randomUUID(), wiki, kept, canChange },
				begun: saved ? readDraftText(saved.content) : toDraft(kept.definition),
				...{ isDraft: saved !== undefined, basedOn: mine?.basedOn ?? kept.form.version },
			};
		},
	);
	return (
		<Page title={t('forms-list')}>
			<Show when={round().kept}>
				{(number) => (
					<Notice icon="check">
						<p>
							{t('forms-is-kept', number())} <a href="/campaigns/new">{t('forms-make-campaign')}</a>
						</p>
					</Notice>
				)}
			</Show>
			<Show when={work()} keyed>
				{({ canChange, ...now }) => (
					<>
						<FormBuilder
							work={now}
							readOnly={!canChange}
							onKept={(form) => setRound({ familyId: form.familyId, kept: form.version })}
							onDropped={() => setRound({ familyId: Number(params.familyId), kept: null })}
						/>
						<VersionList familyId={Number(params.familyId)} shown={now.kept?.form.version ?? 0} />
					</>
				)}
			</Show>
		</Page>
	);
}
