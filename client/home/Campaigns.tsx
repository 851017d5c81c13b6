import { createResource, createSignal, type JSX, Show } from 'solid-js';
import { listCampaigns, releaseWorkset } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { allPages } from '../all-pages.ts';
import { isLocked } from '../joining/words.ts';
import { Refused } from '../labelling/Notices.tsx';
import { t } from '../language.ts';
import { useOutbox } from '../outbox/context.tsx';
import { Notice } from '../parts/Notice.tsx';
import { asAskError, ask } from '../server.ts';
import { CarryOn } from './CarryOn.tsx';
import { campaignToCarryOn } from './carry-on.ts';
import { OpenCampaigns } from './OpenCampaigns.tsx';
import { Yours } from './Yours.tsx';

/** What there is to label: first what was begun, then what is open. */
export function Campaigns(): JSX.Element {
	const outbox = useOutbox();
	const [failure, setFailure] = createSignal<string | null>(null);
	const [campaigns, { refetch }] = createResource(
		async () =>
			await allPages(
				(after) => ask(listCampaigns, after),
				(page) => page.campaigns,
			),
	);
	const all = () => campaigns() ?? [];
	const begun = () => campaignToCarryOn(all());
	/** those that are not open to this person come last */
	const open = () =>
		all()
			.filter((campaign) => campaign.status === 'open' && campaign.id !== begun()?.id)
			.sort((a, b) => Number(isLocked(a)) - Number(isLocked(b)));

	async function giveBack(campaign: Campaign): Promise<void> {
		const worksetId = campaign.mine?.worksetId ?? null;
		if (worksetId === null) return;
		try {
			await ask(releaseWorkset, { worksetId });
			setFailure(null);
			await refetch();
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		}
	}

	return (
		<div class="lw-columns">
			<div class="lw-stack">
				<Show when={outbox()}>{(box) => <WaitingHere outbox={box()} />}</Show>
				<Show when={failure()}>
					{(sentence) => (
						<Notice icon="unlinked">
							<p>{sentence()}</p>
						</Notice>
					)}
				</Show>
				<Show when={begun()}>
					{(campaign) => <CarryOn campaign={campaign()} onGiveBack={() => void giveBack(campaign())} />}
				</Show>
				<OpenCampaigns campaigns={open()} begun={begun() !== null} />
			</div>
			<Yours />
		</div>
	);
}

/** Answers that are still in this browser only. */
function WaitingHere(props: { outbox: NonNullable<ReturnType<ReturnType<typeof useOutbox>>> }): JSX.Element {
	return (
		<>
			<Show when={props.outbox.waiting().length > 0 && props.outbox.obstacle() !== null}>
				<Notice icon="offline">
					<p>{t('done-waiting', props.outbox.waiting().length)}</p>
				</Notice>
			</Show>
			<Refused outbox={props.outbox} />
		</>
	);
}
