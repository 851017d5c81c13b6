import '../styles/making.css';
import '../styles/watching.css';
import '../styles/coordinate.css';
import '../styles/wizard.css';
import { useParams } from '@solidjs/router';
import { createResource, type JSX, Show } from 'solid-js';
import { readDraft } from '../../campaigns/contract/draft-calls.ts';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { ask } from '../server.ts';
import { useSession } from '../session.tsx';
import { TakeOver } from '../wizard/TakeOver.tsx';
import { Wizard } from '../wizard/Wizard.tsx';

/** `/campaigns/new`, and `/campaigns/new/12` once it is a draft: then the address changes while the page stays. */
export function NewCampaign(): JSX.Element {
	const { draftId } = useParams<{ draftId?: string }>();
	const access = useSession();
	const [begun, { mutate }] = createResource(async () =>
		draftId === undefined ? null : (await ask(readDraft, { draftId: Number(draftId) })).draft,
	);
	return (
		<Page title={t('coordinate-new')}>
			<Show when={begun.state === 'ready' && access.session.latest} keyed>
				{(session) => (
					<Show
						when={begun()?.mine === false && begun()}
						fallback={<Wizard draft={begun() ?? null} loginWiki={session.wiki.name} />}
					>
						{(theirs) => <TakeOver draft={theirs()} onMine={mutate} />}
					</Show>
				)}
			</Show>
		</Page>
	);
}
