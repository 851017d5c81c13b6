import { piecesOf } from './html-pieces.ts';

/** Behind these a page may end without a word being torn apart. */
const ENDS = new Set([
	'p',
	'li',
	'dd',
	'tr',
	'table',
	'ul',
	'ol',
	'dl',
	'div',
	'pre',
	'blockquote',
	'figure',
]);

/**
 * The first part of a page: it ends behind the first block that reaches the limit, and everything open is closed.
 * @param html as the sanitiser writes it
 * @param limit in characters of HTML; no less than that is given of a longer page
 */
export function cutHtml(html: string, limit: number): { html: string; cut: boolean } {
	if (html.length <= limit) return { html, cut: false };
	const open: string[] = [];
	for (const piece of piecesOf(html)) {
		if (piece.kind === 'open') open.push(piece.name);
		if (piece.kind !== 'close') continue;
		open.pop();
		const end = piece.at + piece.html.length;
		if (end < limit || !ENDS.has(piece.name)) continue;
		const rest = open.toReversed().map((name) => `</${name}>`);
		const isAll =
			html
				.slice(end)
				.replace(/<[^>]*>/g, '')
				.trim() === '';
		return isAll ? { html, cut: false } : { html: html.slice(0, end) + rest.join(''), cut: true };
	}
	return { html, cut: false };
}
