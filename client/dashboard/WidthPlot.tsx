import { For, type JSX } from 'solid-js';
import type { Measures } from '../../campaigns/contract/watch.ts';
import { formatNumber, t } from '../language.ts';
import { roundUp } from './DaysPlot.tsx';

type Stop = NonNullable<Measures['stop']>;

const points = (share: number) => formatNumber(100 * share, { maximumSignificantDigits: 2 });

/** Half the width of the interval over the answers so far, and how it would go on. */
export function WidthPlot(props: { stop: Stop; within: number; answers: number }): JSX.Element {
	const last = () => roundUp(1.15 * Math.max(1, props.answers + (props.stop.left ?? 0)));
	const top = () => 2.5 * props.within;
	const x = (answers: number) => (300 * answers) / last();
	const y = (halfWidth: number) => 100 - (100 * Math.min(halfWidth, top())) / top();
	const path = (all: readonly { answers: number; halfWidth: number }[]) =>
		all
			.map((at, i) => `${i === 0 ? 'M' : 'L'}${x(at.answers).toFixed(1)} ${y(at.halfWidth).toFixed(1)}`)
			.join('');
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
		<figure class="lw-plot lw-plot--stop">
			<div class="lw-plot__frame">
				<ol class="lw-plot__y" aria-hidden="true">
					<For each={[2, 1, 0]}>
						{(times) => (
							<li style={{ '--at': 40 * times }}>{times === 0 ? '0' : `±${points(times * props.within)}`}</li>
						)}
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
						<line x1="0" x2="300" y1="20" y2="20" />
					</g>
					<line class="lw-plot__goal" x1="0" x2="300" y1="60" y2="60" />
					<path class="lw-plot__line" d={path(props.stop.widths)} />
					<path class="lw-plot__line is-ahead" d={path(ahead())} />
					<line class="lw-plot__mark" x1={x(props.answers)} x2={x(props.answers)} y1={y(now())} y2="100" />
				</svg>
			</div>
			<figcaption class="lw-plot__x">
				<span style={{ '--at': 0 }}>0</span>
				<span style={{ '--at': (100 * props.answers) / last() }}>{t('dashboard-now', props.answers)}</span>
				<span style={{ '--at': 100 }}>{formatNumber(last())}</span>
			</figcaption>
		</figure>
	);
}
