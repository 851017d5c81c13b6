/** The elements of a JSON array that comes piece by piece, each with the line that it begins on. */
import type { Entry, EntryReader } from './list-entries.ts';

const code = (character: string) => character.charCodeAt(0);
const [quote, backslash, comma, newline, space] = ['"', '\\', ',', '\n', ' '].map(code);
const [openArray, closeArray, openObject, closeObject] = ['[', ']', '{', '}'].map(code);

/**
 * Finds where elements end by brackets and quotation marks alone: whether an element is JSON, its reader says.
 *
 * @param longest characters of an element that are kept
 * @param toEntry reads an element; null where the array itself is broken
 */
export function jsonElements(
	longest: number,
	toEntry: (line: number, source: string | null) => Entry,
): EntryReader {
	let line = 1;
	/** brackets that are open: 0 before the array and after it, 1 between its elements */
	let depth = 0;
	let isOver = false;
	let inText = false;
	let escaped = false;
	let element = '';
	let elements = 0;
	/** the line on which the element begins; null before anything of it has come */
	let begins: number | null = null;
	const found: Entry[] = [];

	const keep = (piece: string) => {
		if (element.length <= longest) element += piece;
	};
	const take = (isLast: boolean) => {
		const source = element.trim();
		if (!(isLast && source === '' && elements === 0)) found.push(toEntry(begins ?? line, source));
		element = '';
		begins = null;
		elements++;
	};
	return {
		push(text) {
			let from = 0;
			for (let i = 0; i < text.length; i++) {
				const at = text.charCodeAt(i);
				if (at === newline) line++;
				if (inText) {
					if (escaped) escaped = false;
					else if (at === backslash) escaped = true;
					else if (at === quote) inText = false;
					continue;
				}
				if (depth === 0) {
					if (at === openArray && !isOver) {
						depth = 1;
						from = i + 1;
					}
					continue;
				}
				if (depth === 1 && (at === comma || at === closeArray)) {
					keep(text.slice(from, i));
					take(at === closeArray);
					from = i + 1;
					isOver = at === closeArray;
					if (isOver) depth = 0;
					continue;
				}
				if (begins === null && at > (space ?? 0)) begins = line;
				if (at === quote) inText = true;
				else if (at === openArray || at === openObject) depth++;
				else if ((at === closeArray || at === closeObject) && depth > 1) depth--;
			}
			if (depth > 0 || isOver) keep(text.slice(from));
			return found.splice(0);
		},
		end: () => (isOver && element.trim() === '' ? [] : [toEntry(line, null)]),
	};
}
