/** Links to other sites: `[http://a.example title]` in brackets, and free addresses in the text. */
import { readBraces } from './braces.ts';
import { readComment, startsComment } from './comments.ts';
import {
	ARGUMENT,
	EXTERNAL_LINK_ADDRESS,
	EXTERNAL_LINK_TITLE,
	HEADING,
	NO_EXTERNAL_LINKS,
	TEMPLATE,
	TEMPLATE_PARAM_KEY,
	TERM,
} from './contexts.ts';
import { endTerm } from './lists.ts';
import {
	APOSTROPHE,
	BAR,
	CLOSE_BRACE,
	CLOSE_BRACKET,
	END,
	EQUALS,
	GREATER,
	LESS,
	LINE_FEED,
	OPEN_BRACE,
	OPEN_BRACKET,
	QUOTE,
	SPACE,
} from './marks.ts';
import type { Scan } from './scan.ts';
import { bracketedSchemeEnd, freeSchemeEnd } from './schemes.ts';

/** At a `[`. Stops on the link's `]`, or on the `[` if there is no link. */
export function readBracketedLink(scan: Scan): void {
	if (!mayLink(scan)) return;
	const reset = scan.head;
	scan.head++;
	if (readBracketedAddress(scan)) scan.found('externalLink');
	else scan.head = reset;
}

/** At a `:` that may end a scheme. Stops on the address's last character, or on the `:`. */
export function readFreeLink(scan: Scan): void {
	const reset = scan.head;
	if (mayLink(scan) && readFreeAddress(scan)) {
		scan.found('externalLink');
		return;
	}
	scan.head = reset;
	if (scan.top.context & TERM) endTerm(scan);
}

function mayLink(scan: Scan): boolean {
	return (scan.top.context & NO_EXTERNAL_LINKS) === 0 && scan.mayNest;
}

/** From behind the `[`. False if it is no link: the caller puts the head back. */
export function readBracketedAddress(scan: Scan): boolean {
	const from = bracketedSchemeEnd(scan.text, scan.head);
	if (from < 0 || scan.isHopeless(EXTERNAL_LINK_ADDRESS)) return false;
	scan.push(EXTERNAL_LINK_ADDRESS);
	scan.head = from;
	const first = scan.code(0);
	if (first === END || first === LINE_FEED || first === SPACE || first === CLOSE_BRACKET) return scan.fail();
	for (; ; scan.head++) {
		scan.spend(1);
		if (readsNested(scan)) continue;
		const code = scan.code(0);
		if (code === END || code === LINE_FEED) return scan.fail();
		if (code === CLOSE_BRACKET) {
			scan.pop();
			return true;
		}
		if (endsAddress(scan, code)) {
			if (code === SPACE) scan.head++;
			scan.top.context = (scan.top.context & ~EXTERNAL_LINK_ADDRESS) | EXTERNAL_LINK_TITLE;
			return scan.readOn();
		}
	}
}

function readFreeAddress(scan: Scan): boolean {
	const from = freeSchemeEnd(scan.text, scan.head);
	if (from < 0) return false;
	scan.head++;
	const context = scan.top.context | EXTERNAL_LINK_ADDRESS;
	if (scan.isHopeless(context)) return false;
	scan.push(context);
	scan.head = from;
	const first = scan.code(0);
	if (
		first === END ||
		first === LINE_FEED ||
		first === SPACE ||
		first === OPEN_BRACKET ||
		first === CLOSE_BRACKET
	) {
		return scan.fail();
	}
	for (; ; scan.head++) {
		scan.spend(1);
		if (readsNested(scan)) continue;
		const code = scan.code(0);
		if (endsAddress(scan, code)) {
			if (code !== SPACE) scan.head--;
			scan.pop();
			return true;
		}
	}
}

/** Reads a template or comment inside an address, if one starts here. */
function readsNested(scan: Scan): boolean {
	const code = scan.code(0);
	if (code === LESS && startsComment(scan)) readComment(scan);
	else if (code === OPEN_BRACE && scan.code(1) === OPEN_BRACE && scan.mayNest) readBraces(scan);
	else return false;
	return true;
}

function endsAddress(scan: Scan, code: number): boolean {
	const { context } = scan.top;
	switch (code) {
		case END:
		case LINE_FEED:
		case SPACE:
		case OPEN_BRACKET:
		case CLOSE_BRACKET:
		case LESS:
		case GREATER:
		case QUOTE:
			return true;
		case APOSTROPHE:
			return scan.code(1) === APOSTROPHE;
		case BAR:
			return (context & TEMPLATE) !== 0;
		case EQUALS:
			return (context & (TEMPLATE_PARAM_KEY | HEADING)) !== 0;
		case CLOSE_BRACE:
			if (scan.code(1) !== CLOSE_BRACE) return false;
			return (context & TEMPLATE) !== 0 || (scan.code(2) === CLOSE_BRACE && (context & ARGUMENT) !== 0);
		default:
			return false;
	}
}
