/**
 * Where tokens of more than one character end. Each function takes the place where a token starts and gives its end,
 * or -1 if there is no such token there.
 */
import { classAt, classes, isPair, isSpace, SURROGATE, WORD, WORD_MARK } from './characters.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;
const IN_WORD = WORD | WORD_MARK;

/** After a run of one code unit. */
export function runEnd(text: string, at: number): number {
	const code = text.charCodeAt(at);
	let end = at + 1;
	while (end < text.length && text.charCodeAt(end) === code) end++;
	return end;
}

/** After characters that have one of the class bits. */
export function classEnd(text: string, at: number, bits: number): number {
	let end = at;
	while (end < text.length) {
		const found = classes[text.charCodeAt(end)] ?? 0;
		if ((found & bits) !== 0) end++;
		else if (found === SURROGATE && (classAt(text, end) & bits) !== 0) end += 2;
		else break;
	}
	return end;
}

/** After a line's end: `\n` with an optional `\r`. */
export function newlineEnd(text: string, at: number): number {
	return text.charCodeAt(at + 1) === CARRIAGE_RETURN ? at + 2 : at + 1;
}

/** After blank lines: from a line's end to the last one within the same white space. `at` is a `\n` or a `\r`. */
export function breakEnd(text: string, at: number): number {
	let last = -1;
	let end = at + 1;
	if (text.charCodeAt(at) === CARRIAGE_RETURN) {
		if (text.charCodeAt(end) !== LINE_FEED) return -1;
		end++;
	}
	for (; end < text.length; end++) {
		const code = text.charCodeAt(end);
		if (code === LINE_FEED) last = end;
		else if (!isSpace(code)) break;
	}
	return last < 0 ? -1 : newlineEnd(text, last);
}

/** After blanks that end no line. */
export function blankEnd(text: string, at: number): number {
	let end = at;
	for (; end < text.length; end++) {
		const code = text.charCodeAt(end);
		if (code === LINE_FEED || code === CARRIAGE_RETURN || !isSpace(code)) break;
	}
	return end;
}

/**
 * After the rest of a word whose first run of word characters ends at `at`: an apostrophe joins another run, or ends
 * the word where white space or the end follows (`dogs' `).
 */
export function wordEnd(text: string, at: number): number {
	let end = at;
	while (end < text.length) {
		const code = text.charCodeAt(end);
		if (code !== APOSTROPHE && code !== RIGHT_QUOTE) break;
		const next = classEnd(text, end + 1, IN_WORD);
		if (next > end + 1) end = next;
		else return end + 1 >= text.length || isSpace(text.charCodeAt(end + 1)) ? end + 1 : end;
	}
	return end;
}

/** After a run of word characters. */
export function wordRunEnd(text: string, at: number): number {
	return classEnd(text, at, IN_WORD);
}

/** After one character. */
export function characterEnd(text: string, at: number): number {
	return isPair(text, at) ? at + 2 : at + 1;
}

/** `&name;` in lower case. */
export function entityEnd(text: string, at: number): number {
	const first = text.charCodeAt(at + 1);
	if (!(first >= 0x61 && first <= 0x7a)) return -1;
	const end = lowerNameEnd(text, at + 1);
	return text.charCodeAt(end) === 0x3b ? end + 1 : -1;
}

/** After `a-z`, `0-9`. */
export function lowerNameEnd(text: string, at: number): number {
	let end = at;
	while (end < text.length) {
		const code = text.charCodeAt(end);
		if (!((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39))) break;
		end++;
	}
	return end;
}
