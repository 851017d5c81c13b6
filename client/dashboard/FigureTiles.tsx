import { createSignal, type JSX, Show } from 'solid-js';
import type { Figures } from '../../campaigns/contract/watch.ts';
import { formatDay, formatNumber, t, tx } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Progress } from '../parts/Progress.tsx';

function Figure(props: { children: JSX.Element }): JSX.Element {
	return <b>{props.children}</b>;
}

const seconds = (milliseconds: number) =>
	formatNumber(milliseconds / 1000, {
		style: 'unit',
		unit: 'second',
		unitDisplay: 'narrow',
		maximumFractionDigits: 0,
	});

/** How far a campaign is. Figures change in place; they are read out only to those who ask. */
export function FigureTiles(props: { figures: Figures }): JSX.Element {
	const [said, setSaid] = createSignal('');
	const progress = () => props.figures.progress;
	const wanted = () => progress().tasks - progress().gone - progress().automated;
	const aside = () => [
		t('dashboard-open', props.figures.open),
		...(progress().automated > 0 ? [t('dashboard-automated', progress().automated)] : []),
		...(progress().gone > 0 ? [t('dashboard-gone', progress().gone)] : []),
		...(progress().surplus > 0 ? [t('dashboard-surplus', progress().surplus)] : []),
	];
	const sentence = () =>
		[
			t(
				'dashboard-say',
				progress().done,
				wanted(),
				progress().left,
				props.figures.leased,
				props.figures.holders,
			),
			props.figures.endsOn === null ? '' : t('dashboard-say-end', formatDay(props.figures.endsOn)),
		].join(' ');
	return (
		<>
			<dl class="lw-tiles">
				<div>
					<dt>{t('dashboard-finished')}</dt>
					<dd>
						{tx('dashboard-of', <Figure>{formatNumber(progress().done)}</Figure>, formatNumber(wanted()))}
						<div class="lw-tiles__bar">
							<Progress label={t('dashboard-finished')} value={progress().done} max={wanted()} />
						</div>
					</dd>
				</div>
				<div>
					<dt>{t('dashboard-hands')}</dt>
					<dd>
						{tx(
							'dashboard-with',
							<Figure>{formatNumber(props.figures.leased)}</Figure>,
							t('dashboard-people', props.figures.holders),
						)}
					</dd>
				</div>
				<div>
					<dt>{t('dashboard-half')}</dt>
					<dd>
						<Figure>{formatNumber(props.figures.half)}</Figure>
					</dd>
				</div>
				<div>
					<dt>{t('dashboard-time')}</dt>
					<dd>
						<Show when={props.figures.medianMilliseconds} fallback={t('dashboard-time-none')}>
							{(median) => tx('dashboard-middle', <Figure>{seconds(median())}</Figure>)}
						</Show>
					</dd>
				</div>
				<div>
					<dt>{t('dashboard-pace')}</dt>
					<dd>
						<Show when={props.figures.endsOn} fallback={t('dashboard-pace-none')}>
							{(day) => tx('dashboard-done-on', <Figure>{formatDay(day())}</Figure>)}
						</Show>
					</dd>
				</div>
			</dl>
			<p class="lw-aside lw-subtle lw-small">
				<span>{aside().join(' · ')}</span>{' '}
				<Button weight="quiet" onClick={() => setSaid(said() === sentence() ? `${sentence()} ` : sentence())}>
					{t('dashboard-read-out')}
				</Button>
				<span class="lw-vh" role="status">
					{said()}
				</span>
			</p>
		</>
	);
}
