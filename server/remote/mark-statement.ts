import { type Piece, piecesOf } from './html-pieces.ts';

/** Counted from 0; a null sentence is the whole paragraph. */
export type StatementPlace = { section: number; paragraph: number; sentence: number | null };

const CLASS = 'lw-statement';
const HEADING = /^h([1-6])$/;
/** Not part of what a sentence says. */
const OUTSIDE = ['reference', 'lw-image', 'lw-sound', 'lw-video'];

/** The pieces inside of the paragraph's `p`. Sections nest: one ends with the next heading of its level or a higher one. */
function paragraphPieces(html: string, { section, paragraph }: StatementPlace): Piece[] | null {
	let sections = 0;
	let paragraphs = 0;
	let level: number | null = section === 0 ? 6 : null;
	let inside: Piece[] | null = null;
	for (const piece of piecesOf(html)) {
		if (inside !== null) {
			if (piece.kind === 'close' && piece.name === 'p') return inside;
			inside.push(piece);
			continue;
		}
		if (piece.kind !== 'open') continue;
		const heading = HEADING.exec(piece.name);
		if (heading) {
			const own = Number(heading[1]);
			sections++;
			if (level !== null && own <= level) return null;
			if (sections === section) level = own;
		} else if (piece.name === 'p' && level !== null && paragraphs++ === paragraph) inside = [];
	}
	return null;
}

/** The text pieces that sentences are made of. */
function saidPieces(pieces: readonly Piece[]): Piece[] {
	const said: Piece[] = [];
	let depth = 0;
	let outside: number | null = null;
	for (const piece of pieces) {
		if (piece.kind === 'open') {
			depth++;
			if (outside === null && piece.classes.some((name) => OUTSIDE.includes(name))) outside = depth;
		} else if (piece.kind === 'close') {
			if (outside === depth) outside = null;
			depth--;
		} else if (piece.kind === 'text' && outside === null) said.push(piece);
	}
	return said;
}

/** Where a sentence stands in the text, its full stop included; null when there is none, or nothing in it. */
function sentenceRange(text: string, wanted: number): { from: number; to: number } | null {
	const ends = [...text.matchAll(/\.\s+/g)].map(({ 0: mark, index }) => ({
		stop: index + 1,
		next: index + mark.length,
	}));
	const from = wanted === 0 ? 0 : ends[wanted - 1]?.next;
	if (from === undefined) return null;
	const to = ends[wanted]?.stop ?? text.length;
	return /[^\s.]/.test(text.slice(from, to)) ? { from, to } : null;
}

/**
 * Marks a statement on its page with `<mark class="lw-statement">` around each piece of its text, so that links and
 * emphasis in it stay. Counting is Wikilabels': see TaskPart in campaigns/contract/task.ts. It differs where a template
 * brings headings of its own, which count here as they stand on the page.
 * @param html as the sanitiser writes it
 * @returns null when the page has no such paragraph or sentence
 */
export function markStatement(html: string, place: StatementPlace): { html: string; end: number } | null {
	const pieces = paragraphPieces(html, place);
	if (pieces === null) return null;
	const said = saidPieces(pieces);
	const text = said.map((piece) => piece.html).join('');
	const range =
		place.sentence === null
			? /\S/.test(text)
				? { from: 0, to: text.length }
				: null
			: sentenceRange(text, place.sentence);
	if (range === null) return null;
	let marked = '';
	let copied = 0;
	let passed = 0;
	for (const piece of said) {
		const from = Math.max(0, range.from - passed);
		const to = Math.min(piece.html.length, range.to - passed);
		passed += piece.html.length;
		if (from >= to || piece.html.slice(from, to).trim() === '') continue;
		marked += `${html.slice(copied, piece.at + from)}<mark class="${CLASS}">${piece.html.slice(from, to)}</mark>`;
		copied = piece.at + to;
	}
	return { html: marked + html.slice(copied), end: marked.length };
}
