/** `<tags>` with their attributes and bodies. */
import { isSpace } from '../characters.ts';
import { Attributes } from './attributes.ts';
import { TAG_BODY, TAG_OPEN } from './contexts.ts';
import { END, GREATER, isMark, SLASH } from './marks.ts';
import type { Scan } from './scan.ts';

/** their bodies are not wikitext */
const rawTags = new Set([
	'categorytree',
	'ce',
	'chem',
	'gallery',
	'graph',
	'hiero',
	'imagemap',
	'inputbox',
	'math',
	'nowiki',
	'pre',
	'score',
	'section',
	'source',
	'syntaxhighlight',
	'templatedata',
	'timeline',
]);
/** they never have a body */
const voidTags = new Set(['br', 'wbr', 'hr', 'meta', 'link', 'img']);
const longestVoidTag = 4;
/** the end of the text closes them */
const endClosedTags = new Set(['li', 'dt', 'dd', 'th', 'td', 'tr']);

/** At a `<`. Stops on the tag's last `>`, or on the `<` if there is none. */
export function readTag(scan: Scan): void {
	const reset = scan.head;
	scan.head++;
	if (!readWholeTag(scan)) scan.head = reset;
}

/** At `</` outside of any tag: `</br>` is taken for `<br>`. Stops on its `>`, or on the slash if it is nothing. */
export function readStrayClosing(scan: Scan): void {
	const reset = scan.head + 1;
	scan.head += 2;
	let length = 0;
	while (length <= longestVoidTag && !endsTagName(scan.code(length))) length++;
	const name = scan.text.slice(scan.head, scan.head + length).toLowerCase();
	if (!voidTags.has(name) || !readWholeTag(scan)) scan.head = reset;
}

function endsTagName(code: number): boolean {
	return isMark(code) || isSpace(code);
}

/** From behind the `<`. False if it is no tag: the caller puts the head back. */
function readWholeTag(scan: Scan): boolean {
	if (scan.isHopeless(TAG_OPEN)) return false;
	scan.push(TAG_OPEN);
	const nameFrom = scan.head;
	while (!endsTagName(scan.code(0))) scan.head++;
	scan.spend(scan.head - nameFrom);
	if (scan.head === nameFrom) return scan.fail();
	scan.top.tagName = scan.text.slice(nameFrom, scan.head).toLowerCase();
	if (isMark(scan.code(0)) && !endsOpening(scan)) return scan.fail();
	return readAttributes(scan);
}

function endsOpening(scan: Scan): boolean {
	const code = scan.code(0);
	return code === GREATER || (code === SLASH && scan.code(1) === GREATER);
}

function readAttributes(scan: Scan): boolean {
	const attributes = new Attributes(scan);
	for (; ; scan.head++) {
		scan.spend(1);
		const code = scan.code(0);
		if (code === END || scan.isSpent) {
			if (!attributes.abandon()) scan.head--;
			else return scan.fail();
		} else if (attributes.mayEnd && endsOpening(scan)) {
			attributes.end();
			return readBody(scan, code === SLASH);
		} else attributes.read(code);
	}
}

/** At the `>` or `/>` of the opening. */
function readBody(scan: Scan, isEmpty: boolean): boolean {
	const { tagName } = scan.top;
	scan.found(tagName.startsWith('ref') ? 'refTag' : 'tag');
	if (isEmpty) {
		scan.head++;
		scan.pop();
		return true;
	}
	scan.top.context = TAG_BODY;
	if (voidTags.has(tagName)) {
		scan.pop();
		return true;
	}
	scan.head++;
	return rawTags.has(tagName) ? skipRawBody(scan) : scan.readOn();
}

function skipRawBody(scan: Scan): boolean {
	const from = scan.head;
	for (;;) {
		const closing = scan.text.indexOf('</', scan.head);
		if (closing < 0) {
			scan.spend(scan.text.length - from);
			return scan.fail();
		}
		scan.head = closing;
		const last = closingEnd(scan);
		if (last >= 0 && !scan.text.slice(closing, last).includes('\n')) {
			scan.spend(last - from);
			scan.head = last;
			scan.pop();
			return true;
		}
		scan.head = closing + 2;
	}
}

/** At a `</` in the body of a tag: it must be that tag's closing, or the tag is none. Stops on its `>`. */
export function endTag(scan: Scan): boolean {
	const last = closingEnd(scan);
	if (last < 0) return scan.fail();
	scan.head = last;
	scan.pop();
	return true;
}

/** Place of the `>` if the `</` at the head closes the tag on top; else -1. */
function closingEnd(scan: Scan): number {
	const { text, head } = scan;
	const { tagName } = scan.top;
	let at = head + 2 + tagName.length;
	if (text.slice(head + 2, at).toLowerCase() !== tagName) return -1;
	while (isSpace(text.charCodeAt(at))) at++;
	return text.charCodeAt(at) === GREATER ? at : -1;
}

/** At the end of the text, in the body of a tag. */
export function endTagWithText(scan: Scan): boolean {
	if (!endClosedTags.has(scan.top.tagName)) return scan.fail();
	scan.pop();
	return true;
}
