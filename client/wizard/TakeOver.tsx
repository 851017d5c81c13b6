import { createSignal, type JSX, Show } from 'solid-js';
import type { Draft } from '../../campaigns/contract/draft.ts';
import { takeDraftOver } from '../../campaigns/contract/draft-calls.ts';
import { t, tx } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { asAskError, ask } from '../server.ts';

/** Somebody else's draft: to be read here only once it is one's own. */
export function TakeOver(props: { draft: Draft; onMine: (draft: Draft) => void }): JSX.Element {
	const [failure, setFailure] = createSignal<string | null>(null);
	const take = async () => {
		try {
			props.onMine((await ask(takeDraftOver, { draftId: props.draft.draftId })).draft);
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		}
	};
	return (
		<>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1>
						<bdi>{props.draft.content.name || t('wizard-unnamed')}</bdi>
					</h1>
					<p class="lw-pagehead__lead">
						{tx('wizard-draft-of', <bdi>{props.draft.owner ?? t('coordinate-former')}</bdi>)}
					</p>
				</div>
			</div>
			<p class="lw-note">{t('wizard-take-over-words')}</p>
			<p class="lw-takeover">
				<Button weight="primary" progressive onClick={() => void take()}>
					{t('wizard-take-over')}
				</Button>
			</p>
			<Show when={failure()}>{(sentence) => <p role="alert">{sentence()}</p>}</Show>
		</>
	);
}
