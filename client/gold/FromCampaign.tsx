import { For, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { mostGoldItems } from '../../campaigns/contract/gold.ts';
import { t } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { useWiki } from '../wikis.tsx';

/** Edits of an earlier campaign on which people agreed, or that were decided: which campaign, and how many. */
export function FromCampaign(props: {
	others: readonly Campaign[];
	wiki: string;
	chosen: number | undefined;
	onChoice: (campaignId: number) => void;
	most: number;
	onMost: (most: number) => void;
}): JSX.Element {
	const wiki = useWiki();
	return (
		<Show when={props.others.length > 0} fallback={<p class="lw-note">{t('gold-campaign-none')}</p>}>
			<Field id="gold-from" label={t('gold-campaign-which')} help={t('gold-campaign-help')}>
				<select
					class="cdx-select"
					id="gold-from"
					aria-describedby="gold-from-help"
					onChange={(event) => props.onChoice(Number(event.currentTarget.value))}
				>
					<For each={props.others}>
						{({ id, name }) => (
							<option value={id} selected={id === props.chosen} lang={wiki(props.wiki)?.language}>
								{name}
							</option>
						)}
					</For>
				</select>
			</Field>
			<Field id="gold-most" label={t('gold-campaign-most')}>
				<div class="cdx-text-input">
					<input
						class="cdx-text-input__input"
						id="gold-most"
						type="number"
						required
						min="1"
						max={mostGoldItems}
						step="1"
						value={props.most}
						onInput={(event) => props.onMost(event.currentTarget.valueAsNumber)}
					/>
				</div>
			</Field>
		</Show>
	);
}
