/** What revscoring measures of a text's tokens. */
import { codePoints } from './characters.ts';
import { addTo, type Frequencies } from './frequency.ts';
import { markupTypes, tokenCodes } from './token-types.ts';
import type { Tokens } from './tokenizer.ts';

export type TokenMeasures = {
	/** all tokens, white space too */
	tokens: number;
	words: number;
	/** words of two or more characters, all of them capital letters */
	uppercaseWords: number;
	markups: number;
	/** code points; 0 without tokens */
	longestToken: number;
	markupFrequencies: Frequencies;
	numberFrequencies: Frequencies;
	uppercaseWordFrequencies: Frequencies;
};

const isMarkup = new Uint8Array(64);
for (const type of markupTypes) isMarkup[tokenCodes[type]] = 1;

export function measureTokens({ text, length, types, ends }: Tokens): TokenMeasures {
	const markup = new Map<string, number>();
	const numbers = new Map<string, number>();
	const uppercase = new Map<string, number>();
	let words = 0;
	let uppercaseWords = 0;
	let markups = 0;
	let longestToken = 0;
	let from = 0;
	for (let i = 0; i < length; i++) {
		const end = ends[i] ?? from;
		const type = types[i] ?? tokenCodes.etc;
		if (end - from > longestToken) longestToken = Math.max(longestToken, codePoints(text, from, end));
		if (type === tokenCodes.word) {
			words++;
			if (isUppercase(text, from, end)) {
				uppercaseWords++;
				addTo(uppercase, text.slice(from, end));
			}
		} else if (type === tokenCodes.number) addTo(numbers, text.slice(from, end));
		else if (isMarkup[type] === 1) {
			markups++;
			addTo(markup, text.slice(from, end));
		}
		from = end;
	}
	return {
		tokens: length,
		words,
		uppercaseWords,
		markups,
		longestToken,
		markupFrequencies: markup,
		numberFrequencies: numbers,
		uppercaseWordFrequencies: uppercase,
	};
}

/** Every character differs from its lower case, so that a digit, `_` or an apostrophe disqualifies. */
function isUppercase(text: string, from: number, end: number): boolean {
	let length = 0;
	for (let at = from; at < end; length++) {
		const code = text.charCodeAt(at);
		if (code < 128) {
			if (code < 0x41 || code > 0x5a) return false;
			at++;
			continue;
		}
		const character = String.fromCodePoint(text.codePointAt(at) ?? code);
		if (character.toLowerCase() === character) return false;
		at += character.length;
	}
	return length > 1;
}

/** Longest run of the same character, whatever its case, in code points; 1 for an empty text. */
export function longestRepeatedCharacter(text: string): number {
	const lower = text.toLowerCase();
	let longest = 1;
	let run = 0;
	let last = -1;
	for (let at = 0; at < lower.length; ) {
		const code = lower.charCodeAt(at);
		const character = (code & 0xfc00) === 0xd800 ? (lower.codePointAt(at) ?? code) : code;
		run = character === last ? run + 1 : 1;
		if (run > longest) longest = run;
		last = character;
		at += character > 0xffff ? 2 : 1;
	}
	return longest;
}
