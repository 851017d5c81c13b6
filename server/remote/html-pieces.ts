/**
 * The sanitiser's own output, piece by piece. It writes every tag one way only, closes what it opens, and escapes `<` and
 * `>` wherever they are text, in attributes too; so a look at the angle brackets is enough.
 */
export type Piece =
	| { kind: 'open' | 'close' | 'empty'; name: string; classes: readonly string[]; html: string; at: number }
	| { kind: 'text'; html: string; at: number };

const PIECE = /<(\/?)([a-z][a-z0-9]*)([^<>]*)>|[^<]+/g;

function classesIn(attributes: string): string[] {
	const [, value = ''] = / class="([^"]*)"/.exec(attributes) ?? [];
	return value === '' ? [] : value.split(' ');
}

export function* piecesOf(html: string): Generator<Piece> {
	for (const { 0: piece, 1: slash, 2: name, 3: attributes = '', index: at } of html.matchAll(PIECE)) {
		if (name === undefined) yield { kind: 'text', html: piece, at };
		else {
			const kind = slash === '/' ? 'close' : attributes.endsWith(' /') ? 'empty' : 'open';
			yield { kind, name, classes: classesIn(attributes), html: piece, at };
		}
	}
}

/**
 * Every end tag by the name of the tag that it ends. The sanitiser may take one name for another where it leaves a tag
 * out for its depth that it was to rename.
 */
export function withOwnEnds(html: string): string {
	const open: string[] = [];
	let whole = '';
	for (const piece of piecesOf(html)) {
		if (piece.kind === 'open') open.push(piece.name);
		whole += piece.kind === 'close' ? `</${open.pop() ?? piece.name}>` : piece.html;
	}
	return whole;
}
