import { useNavigate } from '@solidjs/router';
import { createSignal, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import { cloneCampaign } from '../../campaigns/contract/draft-calls.ts';
import { t } from '../language.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { asAskError, ask } from '../server.ts';

/** What a coordinator can do with a campaign besides following it: change it, make another like it, take it along. */
export function CampaignLinks(props: { campaign: Campaign }): JSX.Element {
	const navigate = useNavigate();
	const [failure, setFailure] = createSignal<string | null>(null);
	const clone = async () => {
		try {
			const { draft } = await ask(cloneCampaign, { campaignId: props.campaign.id });
			navigate(`/campaigns/new/${draft.draftId}`);
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		}
	};
	return (
		<div class="lw-campaignlinks">
			<Show when={!isOver(props.campaign.status)}>
				<LinkButton href={`/campaigns/${props.campaign.id}/change`}>{t('coordinate-change')}</LinkButton>
			</Show>
			<LinkButton href={`/campaigns/${props.campaign.id}/disagreements`}>
				{t('coordinate-disagreements')}
			</LinkButton>
			<Button onClick={() => void clone()}>{t('coordinate-clone')}</Button>
			<a href={`/api/campaigns/${props.campaign.id}/definition`} rel="external" download="">
				{t('coordinate-definition')}
			</a>
			<Show when={failure()}>{(sentence) => <p role="alert">{sentence()}</p>}</Show>
		</div>
	);
}
