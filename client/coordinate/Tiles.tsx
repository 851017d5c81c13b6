import { type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { formatNumber, t, tx } from '../language.ts';
import { Progress } from '../parts/Progress.tsx';

function Figure(props: { value: number }): JSX.Element {
	return <b>{formatNumber(props.value)}</b>;
}

/** How far a campaign is, in figures with their words. */
export function Tiles(props: { campaign: Campaign }): JSX.Element {
	const progress = () => props.campaign.progress;
	/** edits that people are asked about: rules have answered the others */
	const asked = () => progress().tasks - progress().automated;
	return (
		<dl class="lw-tiles">
			<div>
				<dt>{t('coordinate-edits-finished')}</dt>
				<dd>
					{tx('coordinate-tile-edits', <Figure value={progress().done} />, formatNumber(asked()))}
					<div class="lw-tiles__bar">
						<Progress label={t('coordinate-edits-finished')} value={progress().done} max={asked()} />
					</div>
				</dd>
			</div>
			<div>
				<dt>{t('coordinate-answers')}</dt>
				<dd>
					{tx(
						'coordinate-tile-answers',
						<Figure value={progress().accepted} />,
						formatNumber((asked() - progress().gone) * props.campaign.labelsPerTask),
					)}
				</dd>
			</div>
			<div>
				<dt>{t('coordinate-tile-people')}</dt>
				<dd>
					<Figure value={progress().people} />
				</dd>
			</div>
			<div>
				<dt>{t('coordinate-skips')}</dt>
				<dd>
					<Figure value={progress().skips} />
				</dd>
			</div>
			<Show when={props.campaign.minutesPerWorkset}>
				{(minutes) => (
					<div>
						<dt>{t('coordinate-tile-time', props.campaign.tasksPerWorkset)}</dt>
						<dd>{tx('coordinate-tile-minutes', <Figure value={Math.max(1, Math.round(minutes()))} />)}</dd>
					</div>
				)}
			</Show>
		</dl>
	);
}
