import { For, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { language, t } from '../language.ts';
import { useSession } from '../session.tsx';
import { WikiName } from '../wikis.tsx';
import { CampaignRow } from './CampaignRow.tsx';
import { myWiki } from './my-wiki.ts';
import { WikiMenu } from './WikiMenu.tsx';

/** Open campaigns: those of my wiki, then those of the others, wiki by wiki. `begun`: one is shown above already. */
export function OpenCampaigns(props: { campaigns: readonly Campaign[]; begun: boolean }): JSX.Element {
	const access = useSession();
	const wikis = () => access.session.latest?.wikis ?? [];
	const mine = () => myWiki(wikis(), language())?.name;
	const here = () => props.campaigns.filter(({ wiki }) => wiki === mine());
	const elsewhere = () => {
		const place = ({ wiki }: Campaign) => {
			const at = wikis().findIndex(({ name }) => name === wiki);
			return at < 0 ? wikis().length : at;
		};
		const others = props.campaigns.filter(({ wiki }) => wiki !== mine());
		return others.toSorted((one, other) => place(one) - place(other));
	};
	return (
		<>
			<section aria-labelledby="open-campaigns">
				<div class="lw-campaigns__head">
					<h2 id="open-campaigns">
						<WikiName name={mine() ?? ''} />
					</h2>
					<Show when={wikis().length > 1}>
						<WikiMenu wikis={wikis()} mine={mine()} />
					</Show>
				</div>
				<Show
					when={here().length > 0}
					fallback={
						<p class="lw-subtle">{props.begun ? t('no-other-campaigns-here') : t('no-campaigns-here')}</p>
					}
				>
					<ul class="lw-campaigns">
						<For each={here()}>{(campaign) => <CampaignRow campaign={campaign} />}</For>
					</ul>
				</Show>
			</section>
			<Show when={elsewhere().length > 0}>
				<section aria-labelledby="other-wikis">
					<h2 id="other-wikis">{t('other-wikis')}</h2>
					<ul class="lw-campaigns">
						<For each={elsewhere()}>{(campaign) => <CampaignRow campaign={campaign} namesWiki />}</For>
					</ul>
				</section>
			</Show>
		</>
	);
}
