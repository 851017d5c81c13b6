import { type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { Locks } from '../joining/Locks.tsx';
import { isLocked, rulesInWords } from '../joining/words.ts';
import { formatNumber, t, tx } from '../language.ts';
import { LinkButton } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Progress } from '../parts/Progress.tsx';
import { OfWiki, useWiki, WikiName } from '../wikis.tsx';

/** One open campaign: what it is for, how far it is, how long a workset takes. `namesWiki`: it says of which wiki. */
export function CampaignRow(props: { campaign: Campaign; namesWiki?: boolean }): JSX.Element {
	const wikis = useWiki();
	const wiki = () => wikis(props.campaign.wiki);
	const locked = () => isLocked(props.campaign);
	const address = () => `/campaigns/${props.campaign.id}${locked() ? '' : '/label'}`;
	const rules = () => rulesInWords(props.campaign.rules);
	/** what people are asked about: rules have answered the others */
	const total = () => {
		const { tasks, gone, automated } = props.campaign.progress;
		return tasks - gone - automated;
	};
	return (
		<li class="lw-campaign" classList={{ 'lw-campaign--locked': locked() }}>
			<div class="lw-campaign__text">
				<Show when={props.namesWiki}>
					<p class="lw-small lw-subtle">
						<WikiName name={props.campaign.wiki} />
					</p>
				</Show>
				<h3>
					<a href={address()}>
						<OfWiki name={props.campaign.wiki}>{props.campaign.name}</OfWiki>
					</a>
				</h3>
				<p>
					<bdi lang={wiki()?.language}>{props.campaign.purpose}</bdi>
					<Show when={props.campaign.distressing}> {t('distressing-note')}</Show>
				</p>
				<Show when={props.campaign.announcement}>
					{(line) => (
						<p lang={wiki()?.language} dir="auto">
							<b>{line()}</b>
						</p>
					)}
				</Show>
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
						<Icon name={rules() === null ? 'anyone' : 'lock'} size="small" />
						<span>{rules() ?? t('anyone-with-account')}</span>
					</li>
					<Show when={props.campaign.mine?.answered}>
						{(answered) => (
							<li>
								<a href={`/campaigns/${props.campaign.id}/mine`}>{t('mine-answered-link', answered())}</a>
							</li>
						)}
					</Show>
					<Show when={!wiki()?.answers}>
						<li>
							<Icon name="unlinked" size="small" />
							{t(wiki() ? 'wiki-does-not-answer' : 'wiki-not-served')}
						</li>
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
				<Show when={!locked()} fallback={<Locks obstacles={props.campaign.mine?.obstacles ?? []} />}>
					<LinkButton href={address()} aria-label={t('start-campaign', props.campaign.name)}>
						{t('start')}
					</LinkButton>
				</Show>
			</div>
		</li>
	);
}
