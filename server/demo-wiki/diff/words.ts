/** A piece of a line as the word diff compares it. `sizeBytes` is its length in UTF-8, which similarity is measured in. */
export type Word = { text: string; key: string; sizeBytes: number };

/** Letters, digits and everything of scripts that put spaces between words; CJK is compared character by character. */
function isWordCharacter(character: string): boolean {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0xc0) return /\w/.test(character);
	return !(code >= 0x3000 && code <= 0x9fff) && !(code >= 0x20000 && code <= 0x2a000);
}

/**
 * Cuts a line as wikidiff2 does: runs of word characters, and every other character by itself. White space at the very
 * start of a line is compared as nothing, so that it matches any other (a quirk of wikidiff2).
 */
export function splitWords(line: string): Word[] {
	const pieces: string[] = [];
	let run = '';
	for (const character of line) {
		if (isWordCharacter(character)) {
			run += character;
			continue;
		}
		if (run) pieces.push(run);
		run = '';
		pieces.push(character);
	}
	if (run) pieces.push(run);
	return pieces.map((text, i) => ({
		text,
		key: i === 0 && (text === ' ' || text === '\t') ? '' : text,
		sizeBytes: Buffer.byteLength(text),
	}));
}
