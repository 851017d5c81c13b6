/** The attributes of a tag or of a table's line: `name=value`, `name="value"`, `name`, with links and templates inside. */
import { isSpace } from '../characters.ts';
import { readBraces } from './braces.ts';
import { TAG_ATTRIBUTE } from './contexts.ts';
import { APOSTROPHE, BACKSLASH, EQUALS, LESS, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './marks.ts';
import type { Scan } from './scan.ts';
import { readTag } from './tags.ts';
import { readWikilink } from './wikilinks.ts';

type Place = 'between' | 'name' | 'after name' | 'before value' | 'value' | 'quoted' | 'after quote';

/**
 * Reads attributes one character at a time. A name or value has a frame of its own, a quoted value two, so that an
 * unclosed quote can be taken back and read again as plain text.
 */
export class Attributes {
	readonly #scan: Scan;
	#place: Place = 'between';
	#quote = 0;
	#quoteAt = 0;

	constructor(scan: Scan) {
		this.#scan = scan;
	}

	/** Whether the tag may end here. */
	get mayEnd(): boolean {
		return this.#place !== 'quoted';
	}

	/** Reads the character at the head (or the template, link or tag that starts with it) and stops on its last one. */
	read(code: number): void {
		if (isSpace(code)) this.#readSpace();
		else if (this.#place === 'after quote') this.#takeQuoteBack(-1);
		else if (this.#readsSign(code)) return;
		else this.#readText(code);
	}

	/** Ends the frames of the attribute that is being read. */
	end(): void {
		if (this.#place === 'after quote') this.#scan.pop();
		if (this.#place !== 'between') this.#scan.pop();
		this.#place = 'between';
	}

	/** Gives up the attribute that met the end. False if it was an open quote, which is then read again as text. */
	abandon(): boolean {
		if (this.#place === 'between') return true;
		if (this.#place === 'quoted' || this.#place === 'after quote') {
			if (!this.#scan.isSpent) {
				this.#takeQuoteBack(0);
				return false;
			}
			this.#scan.drop();
		}
		this.#scan.drop();
		return true;
	}

	/** The quoted value was none: its quote will be read as text. */
	#takeQuoteBack(delta: number): void {
		this.#place = 'value';
		this.#scan.rememberFailure();
		this.#scan.drop();
		this.#scan.head = this.#quoteAt + delta;
	}

	#readSpace(): void {
		switch (this.#place) {
			case 'value':
			case 'after quote':
				this.end();
				break;
			case 'name':
				this.#place = 'after name';
				break;
		}
	}

	/** Whether the character was a sign of the attribute itself: its `=` or quote. */
	#readsSign(code: number): boolean {
		const scan = this.#scan;
		switch (this.#place) {
			case 'between':
				this.#place = 'name';
				scan.push(TAG_ATTRIBUTE);
				return false;
			case 'name':
			case 'after name':
				if (code === EQUALS) {
					this.#place = 'before value';
					return true;
				}
				if (this.#place === 'name') return false;
				this.end();
				this.#place = 'name';
				scan.push(TAG_ATTRIBUTE);
				return false;
			case 'before value':
				this.#place = 'value';
				if ((code !== QUOTE && code !== APOSTROPHE) || this.#isEscaped()) return false;
				this.#startQuoted(code);
				return true;
			case 'quoted':
				if (code !== this.#quote || this.#isEscaped()) return false;
				this.#place = 'after quote';
				return true;
			default:
				return false;
		}
	}

	#startQuoted(code: number): void {
		const scan = this.#scan;
		this.#quote = code;
		this.#quoteAt = scan.head;
		if (scan.isHopeless(scan.top.context)) {
			scan.head--;
			return;
		}
		this.#place = 'quoted';
		scan.push(scan.top.context);
	}

	#isEscaped(): boolean {
		return this.#scan.code(-1) === BACKSLASH && this.#scan.code(-2) !== BACKSLASH;
	}

	#readText(code: number): void {
		const scan = this.#scan;
		if (!scan.mayNest) return;
		if (code === OPEN_BRACE && scan.code(1) === OPEN_BRACE) readBraces(scan);
		else if (code === OPEN_BRACKET && scan.code(1) === OPEN_BRACKET) readWikilink(scan);
		else if (code === LESS) readTag(scan);
	}
}
