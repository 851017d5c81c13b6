import '../styles/model.css';
import '../styles/watching.css';
import '../styles/coordinate.css';
import '../styles/labelling-page.css';
import { useLocation, useParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import { CampaignHead } from '../coordinate/CampaignHead.tsx';
import { GuidelineLine } from '../coordinate/GuidelineLine.tsx';
import { HeldEdits } from '../coordinate/HeldEdits.tsx';
import { Outcome } from '../coordinate/Outcome.tsx';
import { SoFar } from '../coordinate/SoFar.tsx';
import { SinceFact } from '../coordinate/StandingFacts.tsx';
import { Tiles } from '../coordinate/Tiles.tsx';
import { createWatched } from '../coordinate/watched.ts';
import { Locks } from '../joining/Locks.tsx';
import { isLocked, rulesInWords } from '../joining/words.ts';
import { t } from '../language.ts';
import { useMay } from '../may.ts';
import { Page } from '../Page.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ask } from '../server.ts';
import { OfWiki } from '../wikis.tsx';
import { CampaignLinks } from '../wizard/CampaignLinks.tsx';

/** One campaign: what it asks, how far it is, and what came of it. Open to all; closing is for coordinators. */
export function CampaignPage(): JSX.Element {
	const params = useParams<{ campaignId: string }>();
	const may = useMay();
	const seen = createWatched(
		async () => (await ask(readCampaign, { campaignId: Number(params.campaignId) })).campaign,
		({ status, datasetId }) => status === 'closed' && datasetId === null,
	);
	return (
		<Show when={seen.value()} fallback={<Page>{null}</Page>}>
			{(campaign) => (
				<Page title={campaign().name}>
					<Head campaign={campaign()} onChanged={seen.set} />
					<Show when={campaign().status === 'open'}>
						<Created />
					</Show>
					<Show when={seen.fault()}>{(error) => <Notice icon="offline">{error().message}</Notice>}</Show>
					<Show when={campaign().announcement}>
						{(line) => (
							<Notice>
								<p>
									<OfWiki name={campaign().wiki}>{line()}</OfWiki>
								</p>
							</Notice>
						)}
					</Show>
					<Show when={may('coordinator', campaign().wiki)}>
						<HeldEdits campaignId={campaign().id} onSettled={seen.set} />
					</Show>
					<p class="lw-words">{words(campaign())}</p>
					<Tiles campaign={campaign()} />
					<Show when={may('coordinator', campaign().wiki)}>
						<CampaignLinks campaign={campaign()} />
					</Show>
					<p class="lw-note">
						<a href={`/campaigns/${campaign().id}/watch`}>{t('coordinate-watch')}</a>
						{' · '}
						<a href={`/log?subjectKind=campaign&subjectId=${campaign().id}`} rel="external">
							{t('coordinate-log')}
						</a>
					</p>
					<Show when={campaign().datasetId === null && may('coordinator', campaign().wiki)}>
						<SoFar campaignId={campaign().id} />
					</Show>
					<After campaign={campaign()} />
				</Page>
			)}
		</Show>
	);
}

/** How far it is in one sentence. */
function words({ status, progress }: Campaign): string {
	if (isOver(status)) return t('coordinate-words-closed', progress.accepted, progress.people);
	if (status === 'paused' || status === 'closing') return t(`coordinate-words-${status}`);
	return progress.left === 0 ? t('coordinate-words-full') : t('coordinate-words-open', progress.left);
}

function Head(props: { campaign: Campaign; onChanged: (campaign: Campaign) => void }): JSX.Element {
	const may = useMay();
	const open = () => props.campaign.status === 'open';
	return (
		<CampaignHead
			campaign={props.campaign}
			onChanged={props.onChanged}
			lead={
				<p class="lw-pagehead__lead">
					<OfWiki name={props.campaign.wiki}>{props.campaign.purpose}</OfWiki>
				</p>
			}
			facts={
				<>
					<li>{rulesInWords(props.campaign.rules) ?? t('anyone-with-account')}</li>
					<SinceFact campaign={props.campaign} />
				</>
			}
			below={
				<GuidelineLine
					campaign={props.campaign}
					mayMove={open() && may('coordinator', props.campaign.wiki)}
					onMoved={props.onChanged}
				/>
			}
			actions={
				<Show when={open()}>
					<Show when={props.campaign.practiceItems > 0 && (props.campaign.mine?.practice.answered ?? 0) > 0}>
						<LinkButton href={`/campaigns/${props.campaign.id}/practice`} weight="quiet">
							{t('practice-again')}
						</LinkButton>
					</Show>
					<Show
						when={!isLocked(props.campaign)}
						fallback={<Locks obstacles={props.campaign.mine?.obstacles ?? []} />}
					>
						<LinkButton href={`/campaigns/${props.campaign.id}/label`} weight="primary" progressive>
							{props.campaign.mine?.worksetId == null ? t('coordinate-start') : t('coordinate-go-on')}
						</LinkButton>
					</Show>
				</Show>
			}
		/>
	);
}

/** What the server made of the list of edits, right after it was sent. */
function Created(): JSX.Element {
	const location = useLocation<{ taken?: number; repeated?: number }>();
	return (
		<Show when={location.state?.taken}>
			{(taken) => (
				<p class="lw-created" role="status">
					{t('coordinate-created', taken(), location.state?.repeated ?? 0)}
				</p>
			)}
		</Show>
	);
}

function After(props: { campaign: Campaign }): JSX.Element {
	const may = useMay();
	return (
		<Show when={isOver(props.campaign.status)}>
			<div class="lw-dash">
				<Show
					when={props.campaign.datasetId}
					keyed
					fallback={<p role="status">{t('coordinate-freezing')}</p>}
				>
					{(datasetId) => (
						<Outcome datasetId={datasetId} mayDecide={may('coordinator', props.campaign.wiki)} />
					)}
				</Show>
			</div>
		</Show>
	);
}
