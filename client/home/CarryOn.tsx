import type { JSX } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { formatTime, t } from '../language.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { type Step, Steps } from '../parts/Steps.tsx';
import { OfWiki } from '../wikis.tsx';

/** Where this person stopped, with the one primary button of the page. */
export function CarryOn(props: { campaign: Campaign; onGiveBack: () => void }): JSX.Element {
	const mine = () => props.campaign.mine ?? { done: 0, size: 0, leaseExpiresAt: null };
	const place = () => t('edit-n-of-m', mine().done + 1, mine().size);
	const steps = () =>
		Array.from({ length: mine().size }, (_, at): Step => {
			if (at < mine().done) return 'done';
			return at === mine().done ? 'now' : 'to-come';
		});
	const kept = () => {
		const until = mine().leaseExpiresAt;
		const left = mine().size - mine().done;
		return until === null || new Date(until) < new Date()
			? t('carry-on-not-kept', left)
			: t('carry-on-kept', left, formatTime(new Date(until)));
	};
	return (
		<section class="lw-continue" aria-labelledby="continue">
			<div class="lw-continue__text">
				<p class="lw-small lw-subtle">{t('where-you-stopped')}</p>
				<h2 id="continue">
					<OfWiki name={props.campaign.wiki}>{props.campaign.name}</OfWiki>
				</h2>
				<p>
					{place()} {kept()}
				</p>
				<Steps steps={steps()} label={t('this-workset')} text={place()} />
			</div>
			<div class="lw-continue__go">
				<LinkButton href={`/campaigns/${props.campaign.id}/label`} progressive weight="primary" large>
					{t('carry-on')}
				</LinkButton>
				<Button weight="quiet" onClick={() => props.onGiveBack()}>
					{t('give-back')}
				</Button>
			</div>
		</section>
	);
}
