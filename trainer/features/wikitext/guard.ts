/** Where only some characters may stand: names of templates, titles of links, keys of parameters. */
import { isSpace } from '../characters.ts';
import {
	EXTERNAL_LINK_TITLE,
	FAIL_NEXT,
	FAIL_ON_CLOSING_BRACE,
	FAIL_ON_EQUALS,
	FAIL_ON_OPENING_BRACE,
	FAIL_ON_TEXT,
	HAS_TEMPLATE,
	HAS_TEXT,
	TEMPLATE,
	TEMPLATE_NAME,
	WIKILINK_TITLE,
} from './contexts.ts';
import {
	BAR,
	CLOSE_BRACE,
	CLOSE_BRACKET,
	EQUALS,
	EXCLAMATION,
	GREATER,
	LESS,
	LINE_FEED,
	OPEN_BRACE,
	OPEN_BRACKET,
} from './marks.ts';
import type { Scan } from './scan.ts';

/** While one of these is set, or a template's name is read, plain text matters too. */
export const WATCHES_TEXT = TEMPLATE_NAME | FAIL_NEXT | FAIL_ON_OPENING_BRACE | FAIL_ON_CLOSING_BRACE;

/** Whether `code`, at the head, may stand in the guarded frame on top; notes in its context what may follow. */
export function isAllowed(scan: Scan, code: number): boolean {
	const { top } = scan;
	if (top.context & FAIL_NEXT) return false;
	if (top.context & WIKILINK_TITLE) return isAllowedInLinkTitle(scan, code);
	if (top.context & EXTERNAL_LINK_TITLE) return code !== LINE_FEED;
	if (top.context & TEMPLATE_NAME) return isAllowedInTemplateName(scan, code);
	if (top.context & FAIL_ON_EQUALS) return code !== EQUALS;
	guardBraces(scan, code);
	return true;
}

function isAllowedInLinkTitle(scan: Scan, code: number): boolean {
	switch (code) {
		case LINE_FEED:
		case OPEN_BRACKET:
		case CLOSE_BRACE:
		case GREATER:
			return false;
		case LESS:
			if (scan.code(1) !== EXCLAMATION) return false;
			scan.top.context |= FAIL_NEXT;
			return true;
		case CLOSE_BRACKET:
		case OPEN_BRACE:
			scan.top.context |= FAIL_NEXT;
			return true;
		default:
			return true;
	}
}

function isAllowedInTemplateName(scan: Scan, code: number): boolean {
	const { top } = scan;
	switch (code) {
		case OPEN_BRACE:
			top.context |= HAS_TEMPLATE | FAIL_NEXT;
			return true;
		case CLOSE_BRACE:
			top.context |= FAIL_NEXT;
			return true;
		case LESS:
			top.context |= FAIL_NEXT;
			return scan.code(1) === EXCLAMATION;
		case OPEN_BRACKET:
		case CLOSE_BRACKET:
		case GREATER:
			return false;
		case BAR:
			return true;
	}
	if (!(top.context & HAS_TEXT)) {
		if (!isSpace(code)) top.context |= HAS_TEXT;
	} else if (top.context & FAIL_ON_TEXT) return isSpace(code);
	else if (code === LINE_FEED) top.context |= FAIL_ON_TEXT;
	return true;
}

/** A parameter's key may hold a template but not half of one. */
function guardBraces(scan: Scan, code: number): void {
	const { top } = scan;
	if (top.context & FAIL_ON_OPENING_BRACE) {
		if (code === OPEN_BRACE || (scan.code(-1) === OPEN_BRACE && scan.code(-2) === OPEN_BRACE)) {
			top.context |= top.context & TEMPLATE ? FAIL_ON_EQUALS : FAIL_NEXT;
		} else top.context &= ~FAIL_ON_OPENING_BRACE;
	} else if (top.context & FAIL_ON_CLOSING_BRACE) {
		if (code === CLOSE_BRACE) top.context |= FAIL_NEXT;
		else top.context &= ~FAIL_ON_CLOSING_BRACE;
	} else if (code === OPEN_BRACE) top.context |= FAIL_ON_OPENING_BRACE;
	else if (code === CLOSE_BRACE) top.context |= FAIL_ON_CLOSING_BRACE;
}
