import '../styles/making.css';
import '../styles/watching.css';
import '../styles/coordinate.css';
import '../styles/wizard.css';
import { useParams } from '@solidjs/router';
import { createResource, type JSX, Show } from 'solid-js';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import { ChangeForm } from '../coordinate/ChangeForm.tsx';
import { t } from '../language.ts';
import { useMay } from '../may.ts';
import { Page } from '../Page.tsx';
import { ask } from '../server.ts';
import { OfWiki } from '../wikis.tsx';
import { ChangeOverlap } from '../wizard/ChangeOverlap.tsx';
import { ChangeRules } from '../wizard/ChangeRules.tsx';
import { MoreEdits } from '../wizard/MoreEdits.tsx';

/** `/campaigns/:campaignId/change`: what may be changed while a campaign is under way. */
export function ChangeCampaign(): JSX.Element {
	const params = useParams<{ campaignId: string }>();
	const may = useMay();
	const [seen, { mutate }] = createResource(
		async () => (await ask(readCampaign, { campaignId: Number(params.campaignId) })).campaign,
	);
	return (
		<Page title={t('wizard-change-title')}>
			<Show when={seen()}>
				{(campaign) => (
					<>
						<nav class="lw-crumbs" aria-label={t('coordinate-crumbs')}>
							<a href={`/campaigns/${campaign().id}`}>
								<OfWiki name={campaign().wiki}>{campaign().name}</OfWiki>
							</a>
						</nav>
						<div class="lw-pagehead">
							<div class="lw-pagehead__text">
								<h1>{t('wizard-change-title')}</h1>
								<p class="lw-pagehead__lead">{t('coordinate-unchangeable')}</p>
							</div>
						</div>
						<Show
							when={may('coordinator', campaign().wiki) && !isOver(campaign().status)}
							fallback={<p>{t(isOver(campaign().status) ? 'wizard-change-over' : 'coordinate-not-you')}</p>}
						>
							<div class="lw-change">
								<section class="lw-change__section" aria-labelledby="change-settings">
									<h2 id="change-settings">{t('wizard-change-settings')}</h2>
									<ChangeForm campaign={campaign()} onChanged={(changed) => mutate(changed)} />
								</section>
								<ChangeRules campaignId={campaign().id} />
								<Show when={campaign().status !== 'closing'}>
									<ChangeOverlap campaign={campaign()} onChanged={(changed) => mutate(changed)} />
									<MoreEdits campaign={campaign()} onChanged={(changed) => mutate(changed)} />
								</Show>
							</div>
						</Show>
					</>
				)}
			</Show>
		</Page>
	);
}
