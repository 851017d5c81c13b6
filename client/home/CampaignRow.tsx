import { type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { formatNumber, t, tx } from '../language.ts';
import { LinkButton } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Progress } from '../parts/Progress.tsx';

/** One open campaign: what it is for, how far it is, how long a workset takes. */
export function CampaignRow(props: { campaign: Campaign }): JSX.Element {
	const address = () => `/campaigns/${props.campaign.id}/label`;
	const total = () => props.campaign.progress.tasks - props.campaign.progress.gone;
	return (
		<li class="lw-campaign">
			<div class="lw-campaign__text">
				<h3>
					<a href={address()}>
						<bdi>{props.campaign.name}</bdi>
					</a>
				</h3>
				<p dir="auto">{props.campaign.purpose}</p>
				<ul class="lw-facts">
					<li>
						<Icon name="clock" size="small" />
						<Show
							when={props.campaign.minutesPerWorkset}
							fallback={t('edits-at-a-time', props.campaign.tasksPerWorkset)}
						>
							{(minutes) =>
								t('minutes-for-edits', Math.max(1, Math.round(minutes())), props.campaign.tasksPerWorkset)
							}
						</Show>
					</li>
					<li>
						<Icon name="anyone" size="small" />
						{t('anyone-with-account')}
					</li>
					<Show when={props.campaign.mine?.answered}>
						{(answered) => (
							<li>
								<a href={`/campaigns/${props.campaign.id}/mine`}>{t('mine-answered-link', answered())}</a>
							</li>
						)}
					</Show>
				</ul>
			</div>
			<div class="lw-campaign__state">
				<p class="lw-small lw-num">
					{tx(
						'done-of-edits',
						<b>{formatNumber(props.campaign.progress.done)}</b>,
						<span class="lw-subtle">{t('of-edits', total())}</span>,
					)}
				</p>
				<Progress
					label={t('edits-finished-in', props.campaign.name)}
					value={props.campaign.progress.done}
					max={total()}
				/>
				<LinkButton href={address()} aria-label={t('start-campaign', props.campaign.name)}>
					{t('start')}
				</LinkButton>
			</div>
		</li>
	);
}
