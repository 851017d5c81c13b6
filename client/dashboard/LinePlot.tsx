import { For, type JSX } from 'solid-js';

/** What stands at an axis, so far along it in per cent. */
type Tick = { at: number; text: string };

/** A line through points of a field 300 wide and 100 high, as SVG draws it. */
export const lineThrough = (points: readonly (readonly [x: number, y: number])[]) =>
	points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/**
 * How something came to where it is, and what it is to come to.
 *
 * @param props.words all that is seen, for those who do not see it
 * @param props.up from top to bottom, each so far above the foot
 * @param props.grid, props.goal heights of lines across the field, from its top
 * @param props.children what is drawn in the field, 300 wide and 100 high
 */
export function LinePlot(props: {
	words: string;
	up: readonly Tick[];
	along: readonly Tick[];
	grid: number;
	goal: number;
	children: JSX.Element;
}): JSX.Element {
	return (
		<figure class="lw-plot lw-plot--stop">
			<div class="lw-plot__frame">
				<ol class="lw-plot__y" aria-hidden="true">
					<For each={props.up}>{({ at, text }) => <li style={{ '--at': at }}>{text}</li>}</For>
				</ol>
				<svg
					class="lw-plot__area"
					viewBox="0 0 300 100"
					preserveAspectRatio="none"
					role="img"
					aria-label={props.words}
				>
					<g class="lw-plot__grid">
						<line x1="0" x2="300" y1={props.grid} y2={props.grid} />
					</g>
					<line class="lw-plot__goal" x1="0" x2="300" y1={props.goal} y2={props.goal} />
					{props.children}
				</svg>
			</div>
			<figcaption class="lw-plot__x">
				<For each={props.along}>{({ at, text }) => <span style={{ '--at': at }}>{text}</span>}</For>
			</figcaption>
		</figure>
	);
}
