import { type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { Dialog } from '../parts/Sheet.tsx';
import { Guideline } from './Guideline.tsx';
import type { Room } from './room.ts';

/** The guideline beside the edit, or over the page where there is no room. */
export function GuidelinePlace(props: { campaign: Campaign; room: Room; hidden: boolean }): JSX.Element {
	const { guideline, wide } = props.room;
	return (
		<Show
			when={wide()}
			fallback={
				<Dialog
					open={guideline.sheetOpen()}
					onClose={guideline.closeSheet}
					class="lw-guide lw-guide--sheet"
					labelledby="guide-title"
				>
					<Show when={guideline.sheetOpen()}>
						<Guideline campaign={props.campaign} onClose={guideline.closeSheet} />
					</Show>
				</Dialog>
			}
		>
			<Show when={guideline.beside() && !props.hidden}>
				<aside class="lw-guide" id="guide" aria-labelledby="guide-title" tabindex="0">
					<Guideline campaign={props.campaign} onClose={guideline.toggle} />
				</aside>
			</Show>
		</Show>
	);
}
