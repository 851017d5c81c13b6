import type { JSX } from 'solid-js';
import type { Measures } from '../../campaigns/contract/watch.ts';
import { formatNumber, t } from '../language.ts';
import { roundUp } from './DaysPlot.tsx';
import { LinePlot, lineThrough } from './LinePlot.tsx';

type Stop = NonNullable<Measures['stop']>;

const points = (share: number) => formatNumber(100 * share, { maximumSignificantDigits: 2 });

/** Half the width of the interval over the answers so far, and how it would go on. */
export function WidthPlot(props: { stop: Stop; within: number; answers: number }): JSX.Element {
	const last = () => roundUp(1.15 * Math.max(1, props.answers + (props.stop.left ?? 0)));
	const top = () => 2.5 * props.within;
	const x = (answers: number) => (300 * answers) / last();
	const y = (halfWidth: number) => 100 - (100 * Math.min(halfWidth, top())) / top();
	const path = (all: readonly { answers: number; halfWidth: number }[]) =>
		lineThrough(all.map((at) => [x(at.answers), y(at.halfWidth)]));
	const now = () => props.stop.halfWidth ?? 0;
	/** the width shrinks with the root of the number of answers */
	const ahead = () =>
		Array.from({ length: 21 }, (_, i) => {
			const answers = props.answers + ((last() - props.answers) * i) / 20;
			return { answers, halfWidth: now() * Math.sqrt(props.answers / Math.max(1, answers)) };
		});
	const words = () =>
		t(
			'dashboard-width-words',
			points(now()),
			props.answers,
			points(props.within),
			props.answers + (props.stop.left ?? 0),
		);
	return (
		<LinePlot
			words={words()}
			up={[2, 1, 0].map((times) => ({
				at: 40 * times,
				text: times === 0 ? '0' : `±${points(times * props.within)}`,
			}))}
			along={[
				{ at: 0, text: '0' },
				{ at: (100 * props.answers) / last(), text: t('dashboard-now', props.answers) },
				{ at: 100, text: formatNumber(last()) },
			]}
			grid={20}
			goal={60}
		>
			<path class="lw-plot__line" d={path(props.stop.widths)} />
			<path class="lw-plot__line is-ahead" d={path(ahead())} />
			<line class="lw-plot__mark" x1={x(props.answers)} x2={x(props.answers)} y1={y(now())} y2="100" />
		</LinePlot>
	);
}
