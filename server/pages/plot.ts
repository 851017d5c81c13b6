/**
 * Plots as SVG, drawn by hand: two axes from 0 to 1, a grid, and marks. Colours are classes of the style sheet, so they
 * hold in the dark; what the marks say stands as text in the label and beside the plot. Mirrored from right to left.
 */
import { html } from 'hono/html';
import type { PageChrome } from './chrome.ts';
import type { Html } from './say.ts';

const width = 350;
const height = 290;
const [start, end, top, bottom] = [46, 10, 10, 26];

export type Point = readonly [x: number, y: number];
type Whisker = { x: number; low: number; high: number };

export type Plot = {
	/** everything that the plot shows, in words */
	label: string;
	/** below the horizontal axis at 0, 0.5 and 1 */
	across: readonly [string, string, string];
	/** beside the vertical axis at 0, 0.5 and 1 */
	up: readonly [string, string, string];
	diagonal?: boolean;
	/** a height to compare with, as a broken line */
	level?: number;
	line?: readonly Point[];
	/** points on the line that stand for something */
	marks?: readonly Point[];
	dots?: readonly Point[];
	whiskers?: readonly Whisker[];
};

/** Coordinates within the plot are shares from 0 to 1; what lies outside is drawn on the edge. */
export function renderPlot({ direction }: Pick<PageChrome, 'direction'>, plot: Plot): Html {
	const clamp = (share: number) => Math.min(1, Math.max(0, share));
	const mirrored = direction === 'rtl';
	const x = (share: number) => {
		const from = start + clamp(share) * (width - start - end);
		return Number((mirrored ? width - from : from).toFixed(1));
	};
	const y = (share: number) => Number((height - bottom - clamp(share) * (height - top - bottom)).toFixed(1));
	const at = ([across, up]: Point) => `${x(across)} ${y(up)}`;
	const points = (list: readonly Point[]) => list.map((point) => `M${at(point)}h0`).join('');
	const anchor = (place: number) => ['start', 'middle', 'end'][place] ?? 'middle';
	return html`<svg viewBox="0 0 ${width} ${height}" width="100%" font-size="13" role="img" aria-label="${plot.label}">
              <g class="lw-plot__grid">${[0.25, 0.5, 0.75, 1].map((share) => html`<path d="M${x(0)} ${y(share)}H${x(1)}"/>`)}</g>
              <path class="lw-plot__mark" fill="none" d="M${x(0)} ${y(1)}V${y(0)}H${x(1)}"/>
              ${plot.diagonal ? html`<path class="lw-plot__diag" d="M${at([0, 0])}L${at([1, 1])}"/>` : ''}
              ${plot.level === undefined ? '' : html`<path class="lw-plot__diag" d="M${at([0, plot.level])}H${x(1)}"/>`}
              ${plot.line && plot.line.length > 0 ? html`<path class="lw-plot__line" d="M${plot.line.map(at).join('L')}"/>` : ''}
              ${plot.marks ? html`<path class="lw-plot__at" d="${points(plot.marks)}"/>` : ''}
              ${plot.whiskers ? html`<path class="lw-plot__whisk" d="${plot.whiskers.map((bin) => `M${at([bin.x, bin.low])}V${y(bin.high)}`).join('')}"/>` : ''}
              ${plot.dots ? html`<path class="lw-plot__dots" d="${points(plot.dots)}"/>` : ''}
              <g fill="currentColor" fill-opacity="0.8" aria-hidden="true">
                ${plot.up.map((text, place) => html`<text x="${x(0) + (mirrored ? 8 : -8)}" y="${y(place / 2) + 4}" text-anchor="end">${text}</text>`)}
                ${plot.across.map((text, place) => html`<text x="${x(place / 2)}" y="${height - 6}" text-anchor="${anchor(place)}">${text}</text>`)}
              </g>
            </svg>`;
}
