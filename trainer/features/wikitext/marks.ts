/** Code units that mean something in wikitext. */

export const LINE_FEED = 0x0a;
export const SPACE = 0x20;
export const EXCLAMATION = 0x21;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const APOSTROPHE = 0x27;
export const ASTERISK = 0x2a;
export const HYPHEN = 0x2d;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const BAR = 0x7c;
export const CLOSE_BRACE = 0x7d;
/** outside of the text */
export const END = 0;

function table(characters: string): Uint8Array {
	const marked = new Uint8Array(0x10000);
	for (const character of characters) marked[character.charCodeAt(0)] = 1;
	return marked;
}

const marks = table("{}[]<>|=&'#*;:/-!\n\0");
/** the same without `&` and `/`, which only matter to their neighbours */
const stops = table("{}[]<>|='#*;:-!\n\0");

/** Whether a character may be markup. */
export function isMark(code: number): boolean {
	return marks[code] === 1;
}

/** The next place at or after `at` where the scan has to stop and look; the length if there is none. */
export function nextStop(text: string, at: number): number {
	let next = at;
	while (next < text.length && stops[text.charCodeAt(next)] === 0) next++;
	return next;
}
