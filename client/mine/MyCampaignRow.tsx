import { type JSX, Show } from 'solid-js';
import type { MyCampaign } from '../../campaigns/contract/mine.ts';
import { formatDate, t, tx } from '../language.ts';
import { siteNameOf, useSession } from '../session.tsx';

/** A campaign in which one has answered: how much, and under which number that stands in its dataset. */
export function MyCampaignRow(props: { campaign: MyCampaign }): JSX.Element {
	const access = useSession();
	const wiki = () => {
		const session = access.session.latest;
		return session ? siteNameOf(session, props.campaign.wiki) : props.campaign.wiki;
	};
	return (
		<li>
			<h3>
				<a href={`/campaigns/${props.campaign.campaignId}/mine`}>
					<bdi>{props.campaign.name}</bdi>
				</a>
			</h3>
			<p>
				{t('me-answered', props.campaign.answered)}
				<Show when={props.campaign.skipped > 0}> {t('done-skips', props.campaign.skipped)}</Show>
				<Show when={props.campaign.surplus > 0}> {t('me-surplus', props.campaign.surplus)}</Show>
			</p>
			<ul class="lw-facts">
				<li>
					<bdi>{wiki()}</bdi>
				</li>
				<li>{t('me-last', formatDate(new Date(props.campaign.lastAt)))}</li>
				<li>
					<Show
						when={props.campaign.dataset}
						fallback={t(props.campaign.status === 'open' ? 'me-open' : 'me-closed')}
					>
						{(dataset) => (
							<span>
								{tx(
									'me-dataset',
									<a href={`/datasets/${dataset().id}`} rel="external">
										{t('me-the-dataset')}
									</a>,
									<bdi class="lw-mono lw-mycampaigns__number">{dataset().labeller}</bdi>,
								)}
							</span>
						)}
					</Show>
				</li>
			</ul>
		</li>
	);
}
