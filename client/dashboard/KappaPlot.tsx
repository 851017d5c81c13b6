import type { JSX } from 'solid-js';
import type { Stability } from '../../campaigns/contract/stability.ts';
import { formatNumber, t } from '../language.ts';
import { roundUp } from './DaysPlot.tsx';
import { LinePlot, lineThrough } from './LinePlot.tsx';

const kappaOf = (value: number) => formatNumber(value, { maximumFractionDigits: 3 });

/** Kappa between one model and the next over the edits that they were learned from, and the bound that it is to reach. */
export function KappaPlot(props: { known: Stability }): JSX.Element {
	const points = () =>
		props.known.models.flatMap(({ edits, kappa }) => (kappa === null ? [] : [{ edits, kappa }]));
	const last = () => roundUp(props.known.nextAt ?? props.known.models.at(-1)?.edits ?? 1);
	const x = (edits: number) => (300 * edits) / last();
	// below chance is as good as none
	const y = (kappa: number) => 96 - 92 * Math.max(0, kappa);
	const words = () =>
		t(
			'dashboard-moves-plot',
			points()
				.map(({ edits, kappa }) => `${formatNumber(edits)}: ${kappaOf(kappa)}`)
				.join(t('comma')),
			kappaOf(props.known.bound.atLeast),
		);
	return (
		<LinePlot
			words={words()}
			up={[1, 0.5, 0].map((kappa) => ({ at: 100 - y(kappa), text: kappaOf(kappa) }))}
			along={[
				{ at: 0, text: '0' },
				{ at: 100, text: formatNumber(last()) },
			]}
			grid={y(0.5)}
			goal={y(props.known.bound.atLeast)}
		>
			<path class="lw-plot__line" d={lineThrough(points().map(({ edits, kappa }) => [x(edits), y(kappa)]))} />
		</LinePlot>
	);
}
