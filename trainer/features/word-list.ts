/** Lists of words to look for in a text: whole words, any case. */
import { addTo, type Frequencies } from './frequency.ts';
import { tokenCodes } from './token-types.ts';
import type { Tokens } from './tokenizer.ts';

export type WordList = {
	/** as in feature names: `english.badwords` */
	readonly name: string;
	readonly words: ReadonlySet<string>;
	/** by first letter, last letter and length: whether such a word is listed. Spares a look-up for nearly all words */
	readonly shapes: Uint8Array;
};

const longestWord = 31;

/** A list from words in lower case, a to z only, white space between. Throws RangeError at any other word. */
export function wordList(name: string, text: string): WordList {
	const words = text.trim().split(/\s+/);
	const shapes = new Uint8Array(1 << 15);
	for (const word of words) {
		if (!/^[a-z]+$/.test(word) || word.length > longestWord) {
			throw new RangeError(`${name}: ${word} is not a word of at most ${longestWord} letters from a to z.`);
		}
		shapes[shapeOf(word.charCodeAt(0), word.charCodeAt(word.length - 1), word.length)] = 1;
	}
	return { name, words: new Set(words), shapes };
}

function shapeOf(first: number, last: number, length: number): number {
	return ((first & 31) << 10) | ((last & 31) << 5) | length;
}

/** How often each listed word occurs. An apostrophe ends a word: `damn's` holds `damn`. */
export function wordFrequencies(tokens: Tokens, list: WordList): Frequencies {
	const found = new Map<string, number>();
	const { text } = tokens;
	let from = 0;
	for (let i = 0; i < tokens.length; i++) {
		const end = tokens.ends[i] ?? from;
		if (tokens.types[i] === tokenCodes.word) {
			for (let at = from; at < end; at++) {
				const code = text.charCodeAt(at);
				if (code !== 0x27 && code !== 0x2019) continue;
				look(from, at);
				from = at + 1;
			}
			look(from, end);
		}
		from = end;
	}
	return found;

	function look(start: number, end: number): void {
		const length = end - start;
		if (length === 0 || length > longestWord) return;
		if (list.shapes[shapeOf(text.charCodeAt(start), text.charCodeAt(end - 1), length)] === 0) return;
		const word = text.slice(start, end).toLowerCase();
		if (list.words.has(word)) addTo(found, word);
	}
}
