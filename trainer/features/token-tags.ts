/** Tags in wikitext as deltas' tokenizer takes them: lower-case names only, up to the next `>` whatever comes before it. */
import { classAt, WORD } from './characters.ts';
import { lowerNameEnd } from './token-shapes.ts';
import { tokenCodes } from './token-types.ts';

/**
 * The tag token that starts with the `<` at `at`, or null. A `<ref` that ends in `/>` is a singleton; `<references>`
 * and `<reference>` are plain tags, for `ref` must be a whole word.
 */
export function tagAt(text: string, at: number): { code: number; end: number } | null {
	const closing = text.charCodeAt(at + 1) === 0x2f;
	const nameFrom = closing ? at + 2 : at + 1;
	const first = text.charCodeAt(nameFrom);
	if (!(first >= 0x61 && first <= 0x7a)) return null;
	const nameTo = lowerNameEnd(text, nameFrom);
	if (classAt(text, nameTo) & WORD) return null;
	const last = text.indexOf('>', nameTo);
	if (last < 0) return null;
	const end = last + 1;
	if (nameTo - nameFrom !== 3 || !text.startsWith('ref', nameFrom)) return { code: tokenCodes.tag, end };
	if (closing) return { code: tokenCodes.ref_close, end };
	return { code: text.charCodeAt(last - 1) === 0x2f ? tokenCodes.ref_singleton : tokenCodes.ref_open, end };
}
