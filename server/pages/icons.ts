/** Label Wing's mark, and the icons of Codex that the pages use (20 × 20 px paths, Wikimedia, MIT). */
import { html } from 'hono/html';
import type { Html } from './say.ts';

const paths = {
	language:
		'm17.835 19-1.248-3h-4.174l-1.248 3.001H9l4.577-11.005h1.846L20 19zm-4.59-5h2.51L14.5 10.982zM7.618 3H12v2H9.991a8.5 8.5 0 01-1.423 4.02q-.24.358-.528.707.634.367 1.379.711l.908.42-.839 1.816-.907-.42a18 18 0 01-2.026-1.09c-1.255.979-2.912 1.8-5.076 2.31l-.973.228-.458-1.946.973-.23c1.631-.383 2.885-.954 3.85-1.608C3.29 8.527 2.317 6.884 2.065 5H0V3h5.382l-.724-1.447 1.79-.895L7.617 3ZM4.094 5c.243 1.282.974 2.489 2.29 3.586A6.54 6.54 0 007.98 5z',
	person: 'M12 11a6 6 0 016 6v2H2v-2a6 6 0 016-6zM10 1a4 4 0 110 8 4 4 0 010-8',
	'log-out': 'M1 19V1h12v2H3v14h10v2zM19 9.293v1.414l-4.707 4.707L12.879 14l3-3H7V9h8.879l-3-3 1.414-1.414z',
	download:
		'M19 19H1v-2h18zm-8-7.104 3.5-3.5 1.414 1.414-5.207 5.208H9.293L4.086 9.81 5.5 8.396l3.5 3.5V1h2z',
	search:
		'M8 1a7 7 0 015.605 11.191l5.102 5.102-1.414 1.414-5.102-5.102A7 7 0 118 1m0 2a5 5 0 100 10A5 5 0 008 3',
	unlinked:
		'm19.254 17.84-1.414 1.414-5.59-5.59-.277.07a4.35 4.35 0 01-4.002-1.175l-.707-.707 1.535-1.64-1.432-1.43q-.045.038-.088.08L4.353 11.81a2.726 2.726 0 003.842 3.867l.046-.046.715-.7 1.4 1.43-.761.744A4.726 4.726 0 012.934 10.4L5.86 7.453l.09-.088-5.08-5.08L2.285.871zm-8.85-14.944A4.725 4.725 0 0117.065 9.6l-1.606 1.616-1.414-1.414 1.601-1.612a2.726 2.726 0 00-3.842-3.867l-.047.045-.714.7-1.4-1.428.714-.7.047-.045Z',
} as const;

/**
 * An icon in the colour of the text beside it; it says nothing that the words do not. `flip` for what points along the
 * text, `inField` for one at the start of a text field.
 */
export function icon(name: keyof typeof paths, { flip = false, inField = false } = {}): Html {
	return html`<span class="cdx-icon cdx-icon--medium${flip ? ' lw-icon-flip' : ''}${inField ? ' cdx-text-input__icon-vue cdx-text-input__start-icon' : ''}" aria-hidden="true"><svg viewBox="0 0 20 20"><path d="${paths[name]}"/></svg></span>`;
}

export const mark = html`<svg class="lw-mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><rect class="lw-mark__3" x="2.2" y="2.5" width="5" height="19" rx="1.6" transform="rotate(78 4.7 19)"/><rect class="lw-mark__2" x="2.2" y="1.8" width="5" height="19.7" rx="1.6" transform="rotate(46 4.7 19)"/><rect x="2.2" y="1" width="5" height="20.5" rx="1.6" transform="rotate(14 4.7 19)"/><circle class="lw-mark__hole" cx="4.7" cy="19" r="1.1"/></svg>`;

/** The mark for the tab, as the client's own page has it. */
export const favicon =
	"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='%2336c'%3E%3Crect x='2.2' y='2.5' width='5' height='19' rx='1.6' opacity='.36' transform='rotate(78 4.7 19)'/%3E%3Crect x='2.2' y='1.8' width='5' height='19.7' rx='1.6' opacity='.66' transform='rotate(46 4.7 19)'/%3E%3Crect x='2.2' y='1' width='5' height='20.5' rx='1.6' transform='rotate(14 4.7 19)'/%3E%3C/svg%3E";
