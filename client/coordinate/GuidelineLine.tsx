import { createSignal, type JSX, Show } from 'solid-js';
import { moveGuideline } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { GuidelinePage } from '../labelling/GuidelinePage.tsx';
import { formatDate, t, tx } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { asAskError, ask } from '../server.ts';

/** Which page lies beside the edits, to be opened and read; a coordinator may take its newest revision while the campaign is open. */
export function GuidelineLine(props: {
	campaign: Campaign;
	mayMove: boolean;
	onMoved: (campaign: Campaign) => void;
}): JSX.Element {
	const [said, setSaid] = createSignal<string | null>(null);
	const [open, setOpen] = createSignal(false);
	const [moving, setMoving] = createSignal(false);

	async function move(page: string, revisionId: number): Promise<void> {
		setMoving(true);
		setSaid(null);
		try {
			const { campaign } = await ask(moveGuideline, { campaignId: props.campaign.id, page });
			const isSame = campaign.guideline?.revisionId === revisionId;
			props.onMoved(campaign);
			setSaid(t(isSame ? 'coordinate-guideline-same' : 'coordinate-guideline-moved'));
		} catch (thrown) {
			setSaid(asAskError(thrown).message);
		} finally {
			setMoving(false);
		}
	}

	return (
		<Show when={props.campaign.guideline}>
			{(guideline) => (
				<div class="lw-guideline">
					<details onToggle={(event) => setOpen(event.currentTarget.open)}>
						<summary>
							<h2>
								{tx(
									'coordinate-guideline-now',
									<bdi>{guideline().title}</bdi>,
									formatDate(new Date(guideline().fixedAt)),
								)}
							</h2>
						</summary>
						<Show when={open() && guideline().revisionId} keyed>
							{(revisionId) => <GuidelinePage campaignId={props.campaign.id} revisionId={revisionId} />}
						</Show>
					</details>
					<Show when={props.mayMove}>
						<Button
							weight="quiet"
							disabled={moving()}
							onClick={() => void move(guideline().title, guideline().revisionId)}
						>
							{t('coordinate-guideline-move')}
						</Button>
					</Show>
					<p class="lw-small lw-subtle" role="status">
						{said()}
					</p>
				</div>
			)}
		</Show>
	);
}
