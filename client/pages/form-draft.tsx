import { useLocation, useNavigate, useParams } from '@solidjs/router';
import { createResource, type JSX, Show } from 'solid-js';
import { readFormDraft } from '../../campaigns/contract/form-calls.ts';
import type { ImportNote } from '../../campaigns/contract/import-note.ts';
import { FormBuilder } from '../forms/FormBuilder.tsx';
import { readDraftText } from '../forms/read-draft.ts';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { ask } from '../server.ts';

/** `/forms/drafts/:draftId`: a form that has no version yet. */
export function FormDraftPage(): JSX.Element {
	const params = useParams();
	const navigate = useNavigate();
	const location = useLocation<{ notes?: ImportNote[] }>();
	const [read] = createResource(
		() => params.draftId,
		async (draftId) => {
			const { draft, content } = await ask(readFormDraft, { draftId });
			return { draft, begun: readDraftText(content) };
		},
	);
	return (
		<Page title={t('forms-new')}>
			<Show when={read()} keyed>
				{({ draft, begun }) => (
					<FormBuilder
						work={{
							draftId: draft.draftId,
							wiki: draft.wiki,
							begun,
							isDraft: true,
							kept: null,
							basedOn: null,
						}}
						notes={location.state?.notes ?? []}
						readOnly={false}
						onKept={(form) =>
							navigate(`/forms/${form.familyId}`, { replace: true, state: { kept: form.version } })
						}
						onDropped={() => navigate('/forms', { replace: true })}
					/>
				)}
			</Show>
		</Page>
	);
}
