/**
 * The token types of deltas' `wikitext_split`, in the order in which its alternatives are tried, as small numbers.
 * `tab_close` (`|}`) is in that list but never matches: `|` is tried before it.
 */
export const tokenCodes = {
	break: 0,
	whitespace: 1,
	url: 2,
	equals: 3,
	bar: 4,
	entity: 5,
	ref_open: 6,
	ref_close: 7,
	ref_singleton: 8,
	tag: 9,
	number: 10,
	bold: 11,
	italic: 12,
	japan_punct: 13,
	cjk: 14,
	word: 15,
	tab_open: 16,
	tab_close: 17,
	dbrack_open: 18,
	dbrack_close: 19,
	brack_open: 20,
	brack_close: 21,
	paren_open: 22,
	paren_close: 23,
	dcurly_open: 24,
	dcurly_close: 25,
	curly_open: 26,
	curly_close: 27,
	period: 28,
	qmark: 29,
	epoint: 30,
	comma: 31,
	colon: 32,
	scolon: 33,
	comment_start: 34,
	comment_end: 35,
	danda: 36,
	etc: 37,
} as const;

export type TokenType = keyof typeof tokenCodes;

/** Token type by code. */
export const tokenTypes = Object.keys(tokenCodes) as TokenType[];

/**
 * What revscoring counts as markup. It also names `italics`, a type that no token has (the tokenizer says `italic`),
 * so `''` is never counted; a quirk kept on purpose.
 */
export const markupTypes: readonly TokenType[] = [
	'dbrack_open',
	'dbrack_close',
	'brack_open',
	'brack_close',
	'tab_open',
	'tab_close',
	'dcurly_open',
	'dcurly_close',
	'curly_open',
	'curly_close',
	'bold',
	'equals',
];
