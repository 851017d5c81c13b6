import { useLocation } from '@solidjs/router';
import { type JSX, onMount, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { agreementsNeeded, type PracticeStanding } from '../../campaigns/contract/practice.ts';
import { formatNumber, t } from '../language.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Kbd } from '../parts/Kbd.tsx';

/** The end of a practice round: how it went, and on; or, where the campaign asks for more, another try. */
export function PracticeEnd(props: {
	campaign: Campaign;
	standing: PracticeStanding;
	/** once more through the edits that were not answered as known */
	onRetry: () => void;
}): JSX.Element {
	// the edit that the person came for, if they did
	const location = useLocation();
	let place: HTMLDivElement | undefined;
	onMount(() => place?.querySelector<HTMLElement>('.cdx-button')?.focus());
	const needed = () => agreementsNeeded(props.campaign.rules.practice ?? 0, props.standing.items);
	const left = () => props.standing.items - props.standing.agreed;
	const mayGoOn = () => {
		const { items, answered, agreed } = props.standing;
		return props.campaign.rules.practice === undefined || (answered >= items && agreed >= needed());
	};
	const isNew = () => (props.campaign.mine?.answered ?? 0) === 0;
	const go = () => (
		<LinkButton
			weight="primary"
			progressive
			href={`/campaigns/${props.campaign.id}/label${location.search}`}
			state='{"practised":true}'
			aria-keyshortcuts="Enter"
		>
			{t('practice-begin')}
			<Kbd>↵</Kbd>
		</LinkButton>
	);
	const retry = (weight: 'primary' | 'normal') => (
		<Button weight={weight} progressive={weight === 'primary'} onClick={() => props.onRetry()}>
			{t('practice-retry', left())}
		</Button>
	);
	return (
		<div class="lw-quietpage" ref={place}>
			<h1>{t('practice-end', formatNumber(props.standing.agreed), formatNumber(props.standing.items))}</h1>
			<p>
				<Show
					when={mayGoOn()}
					fallback={t(
						'practice-end-not-yet',
						formatNumber(needed()),
						formatNumber(props.standing.items),
						left(),
					)}
				>
					{t(isNew() ? 'practice-end-ready' : 'practice-end-thanks')}
				</Show>
			</p>
			<div class="lw-done" id="answers" tabindex="-1">
				<Show when={mayGoOn()} fallback={retry('primary')}>
					{go()}
					<Show when={left() > 0}>{retry('normal')}</Show>
				</Show>
			</div>
		</div>
	);
}
