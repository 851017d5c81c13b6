import { For, type JSX } from 'solid-js';
import type { Stability } from '../../campaigns/contract/stability.ts';
import { formatNumber, t } from '../language.ts';
import { roundUp } from './DaysPlot.tsx';

const kappaOf = (value: number) => formatNumber(value, { maximumFractionDigits: 3 });

/** Kappa between one model and the next over the edits that they were learned from, and the bound that it is to reach. */
export function KappaPlot(props: { known: Stability }): JSX.Element {
	const points = () =>
		props.known.models.flatMap(({ edits, kappa }) => (kappa === null ? [] : [{ edits, kappa }]));
	const last = () => roundUp(props.known.nextAt ?? props.known.models.at(-1)?.edits ?? 1);
	const x = (edits: number) => (300 * edits) / last();
	// below chance is as good as none
	const y = (kappa: number) => 96 - 92 * Math.max(0, kappa);
	const path = () =>
		points()
			.map(({ edits, kappa }, i) => `${i === 0 ? 'M' : 'L'}${x(edits).toFixed(1)} ${y(kappa).toFixed(1)}`)
			.join('');
	const words = () =>
		t(
			'dashboard-moves-plot',
			points()
				.map(({ edits, kappa }) => `${formatNumber(edits)}: ${kappaOf(kappa)}`)
				.join(t('comma')),
			kappaOf(props.known.bound.atLeast),
		);
	return (
		<figure class="lw-plot lw-plot--stop">
			<div class="lw-plot__frame">
				<ol class="lw-plot__y" aria-hidden="true">
					<For each={[1, 0.5, 0]}>
						{(kappa) => <li style={{ '--at': 100 - y(kappa) }}>{kappaOf(kappa)}</li>}
					</For>
				</ol>
				<svg
					class="lw-plot__area"
					viewBox="0 0 300 100"
					preserveAspectRatio="none"
					role="img"
					aria-label={words()}
				>
					<g class="lw-plot__grid">
						<line x1="0" x2="300" y1={y(0.5)} y2={y(0.5)} />
					</g>
					<line
						class="lw-plot__goal"
						x1="0"
						x2="300"
						y1={y(props.known.bound.atLeast)}
						y2={y(props.known.bound.atLeast)}
					/>
					<path class="lw-plot__line" d={path()} />
				</svg>
			</div>
			<figcaption class="lw-plot__x">
				<span style={{ '--at': 0 }}>0</span>
				<span style={{ '--at': 100 }}>{formatNumber(last())}</span>
			</figcaption>
		</figure>
	);
}
