/**
 * Character classes as Python sees them (`str.isspace`, `re`'s `\w` and `\d`), because the features are defined on
 * Python text. They differ from JavaScript's: `\b`, `\w`, `\d` are ASCII here, `\s` leaves out U+001C..U+001F and
 * U+0085 and adds U+FEFF. Letters and numbers follow the Unicode version of the JavaScript engine.
 */

export const SPACE = 1;
/** `\d`: decimal digits of every script */
export const DIGIT = 2;
/** `\w`: letters, numbers and `_`; no combining marks */
export const WORD = 4;
/** combining marks (and some punctuation) that the tokenizer counts as part of Arabic, Hindi and Bengali words */
export const WORD_MARK = 8;
/** Chinese, Japanese and Korean characters that are a token each */
export const CJK = 16;
/** U+3000..U+303F */
export const JAPANESE_PUNCTUATION = 32;
/** half of a character above U+FFFF: ask `classAt` */
export const SURROGATE = 64;

const patterns: [bit: number, pattern: RegExp][] = [
	[SPACE, /\p{White_Space}/gu],
	[DIGIT, /\p{Nd}/gu],
	[WORD, /[\p{L}\p{N}_]/gu],
	[WORD_MARK, /[\u0901-\u0963\u0601-\u061a\u061c-\u0669\u06d5-\u06ef\u0980-\u09ff]/gu],
	[
		CJK,
		/[\u4e00-\u62ff\u6300-\u77ff\u7800-\u8cff\u8d00-\u9fcc\u3400-\u4dff\uf900-\ufaff\u3041-\u3096\u30a0-\u30ff\u2e80-\u2fd5\uff5f-\uff9f\u31f0-\u31ff\u3220-\u3243\u3280-\u337f\u{20000}-\u{2a6df}\u{2f800}-\u{2fa1f}]/gu,
	],
	[JAPANESE_PUNCTUATION, /[\u3000-\u303f]/gu],
];

function classesOfBasicPlane(): Uint8Array {
	const classes = new Uint8Array(0x10000);
	// Python takes these four separators for white space, Unicode does not.
	classes.fill(SPACE, 0x1c, 0x20);
	for (let from = 0; from < 0x10000; from += 0x800) {
		if (from === 0xd800) {
			classes.fill(SURROGATE, from, from + 0x800);
			continue;
		}
		const block = String.fromCharCode(...Array.from({ length: 0x800 }, (_, i) => from + i));
		for (const [bit, pattern] of patterns) {
			for (const match of block.matchAll(pattern)) {
				classes[from + match.index] = (classes[from + match.index] ?? 0) | bit;
			}
		}
	}
	return classes;
}

/** Class bits by UTF-16 code unit. */
export const classes: Uint8Array = classesOfBasicPlane();

/** Class bits of the character that starts at `at`, which may be a surrogate pair; 0 past the end. */
export function classAt(text: string, at: number): number {
	if (at >= text.length) return 0;
	const bits = classes[text.charCodeAt(at)] ?? 0;
	if (bits !== SURROGATE) return bits;
	const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
	let astral = 0;
	for (const [bit, pattern] of patterns) if (character.search(pattern) === 0) astral |= bit;
	return astral;
}

/** Whether Python's `str.isspace` is true of this code unit. */
export function isSpace(code: number): boolean {
	return ((classes[code] ?? 0) & SPACE) !== 0;
}

/** Whether a surrogate pair starts at `at`. */
export function isPair(text: string, at: number): boolean {
	return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** Length in code points of `text.slice(from, to)`. */
export function codePoints(text: string, from = 0, to = text.length): number {
	let count = to - from;
	for (let at = from; at < to - 1; at++) {
		if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && isPair(text, at)) count--;
	}
	return count;
}
