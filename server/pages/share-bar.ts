import { html } from 'hono/html';
import type { Html } from './say.ts';

/** From dark to light, in the colour of the text: answers are neutral. */
const opacities = [0.9, 0.45, 0.2, 0.12, 0.06];

/** One bar split in the proportion of the counts. The counts themselves stand as text beside it, so it is not read out. */
export function shareBar(counts: readonly number[]): Html {
	const total = counts.reduce((sum, count) => sum + count, 0);
	let start = 0;
	return html`<svg width="100%" height="12" aria-hidden="true">${counts.map((count, index) => {
		const width = total > 0 ? (100 * count) / total : 0;
		const x = start;
		start += width;
		return width > 0
			? html`<rect x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="12" fill="currentColor" fill-opacity="${opacities[index] ?? 0.06}"/>`
			: '';
	})}</svg>`;
}
