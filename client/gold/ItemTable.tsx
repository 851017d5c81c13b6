import { For, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { GoldItem } from '../../campaigns/contract/gold.ts';
import { formOf } from '../form-words.ts';
import { t } from '../language.ts';
import { answersInWords } from '../mine/said.ts';
import { OfWiki } from '../wikis.tsx';
import { Retire } from './Retire.tsx';

/** The edits, what is known of them, and how people did on each. */
export function ItemTable(props: {
	campaign: Campaign;
	items: readonly GoldItem[];
	/** campaigns that some may come from */
	others: readonly Campaign[];
	/** the campaign is: nothing is handed out, so nothing is taken out either */
	over: boolean;
	onRetired: (taskId: number) => void;
}): JSX.Element {
	const form = () => formOf(props.campaign);
	return (
		<Show when={props.items.length > 0} fallback={<p class="lw-note">{t('gold-none')}</p>}>
			{/* biome-ignore lint/a11y/useSemanticElements: a part that scrolls, no group of fields */}
			<div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="items">
				<table class="lw-table lw-gold__items">
					<thead>
						<tr>
							<th scope="col">{t('gold-edit')}</th>
							<th scope="col">{t('gold-known')}</th>
							<th scope="col">{t('gold-from')}</th>
							<th scope="col">{t('gold-agreed')}</th>
							<td />
						</tr>
					</thead>
					<tbody>
						<For each={props.items}>
							{(item) => (
								<tr>
									<th scope="row">
										<Edit item={item} wiki={props.campaign.wiki} />
									</th>
									<td>
										<ul>
											<For each={answersInWords(form(), item.known)}>
												{({ question, answer }) => (
													<li>
														<bdi>{question}</bdi>{' '}
														<b>
															<bdi>{answer}</bdi>
														</b>
													</li>
												)}
											</For>
										</ul>
										<Show when={item.explanation}>
											{(why) => (
												<p class="lw-small lw-subtle">
													<bdi>{why()}</bdi>
												</p>
											)}
										</Show>
									</td>
									<td data-label={t('gold-from')}>
										<Source
											campaignId={item.fromCampaignId}
											wiki={props.campaign.wiki}
											others={props.others}
										/>
									</td>
									<td data-label={t('gold-agreed')}>
										<Show
											when={item.answered > 0}
											fallback={<span class="lw-subtle">{t('gold-nobody')}</span>}
										>
											{t('gold-agreed-of', item.agreed, item.answered)}
										</Show>
									</td>
									<td class="lw-end">
										<Show when={!item.retired} fallback={<span class="lw-subtle">{t('gold-retired')}</span>}>
											<Show when={!props.over}>
												<Retire campaignId={props.campaign.id} item={item} onRetired={props.onRetired} />
											</Show>
										</Show>
									</td>
								</tr>
							)}
						</For>
					</tbody>
				</table>
			</div>
		</Show>
	);
}

/** Named by its page where the wiki shows it, else by the number of its revision alone. */
function Edit(props: { item: GoldItem; wiki: string }): JSX.Element {
	const number = () => t('gold-revision', String(props.item.revisionId));
	return (
		<Show when={props.item.url} fallback={<span class="lw-subtle">{number()}</span>}>
			{(url) => (
				<>
					<a href={url()} target="_blank" rel="noopener noreferrer">
						<OfWiki name={props.wiki}>{props.item.title}</OfWiki>
					</a>
					<span class="lw-small lw-subtle">{number()}</span>
				</>
			)}
		</Show>
	);
}

function Source(props: {
	campaignId: number | null;
	wiki: string;
	others: readonly Campaign[];
}): JSX.Element {
	const name = () => props.others.find(({ id }) => id === props.campaignId)?.name;
	return (
		<Show when={props.campaignId} fallback={t('gold-from-coordinator')}>
			{(id) => (
				<a href={`/campaigns/${id()}`}>
					<Show when={name()} fallback={t('gold-from-campaign', String(id()))}>
						{(known) => <OfWiki name={props.wiki}>{known()}</OfWiki>}
					</Show>
				</a>
			)}
		</Show>
	);
}
