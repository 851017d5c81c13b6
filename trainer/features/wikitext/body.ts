/** What each character means where it stands: the table of contents of the scan. */
import {
	endArgument,
	endTemplate,
	readBraces,
	startDefault,
	startParameter,
	startParameterValue,
} from './braces.ts';
import { readComment, startsComment } from './comments.ts';
import {
	ARGUMENT,
	ARGUMENT_NAME,
	DOUBLE,
	EXTERNAL_LINK_TITLE,
	GUARDED,
	HEADING,
	MUST_CLOSE,
	NO_WIKILINKS,
	TABLE_LINE,
	TABLE_OPEN,
	TAG_BODY,
	TEMPLATE,
	TEMPLATE_PARAM_KEY,
	TERM,
	WIKILINK,
	WIKILINK_TITLE,
} from './contexts.ts';
import { readBracketedLink, readFreeLink } from './external-links.ts';
import { isAllowed, WATCHES_TEXT } from './guard.ts';
import { endHeading, readHeading } from './headings.ts';
import { endTerm, readListMarks, readRule, startsRule } from './lists.ts';
import {
	APOSTROPHE,
	ASTERISK,
	BAR,
	CLOSE_BRACE,
	CLOSE_BRACKET,
	COLON,
	END,
	EQUALS,
	EXCLAMATION,
	HASH,
	HYPHEN,
	isMark,
	LESS,
	LINE_FEED,
	nextStop,
	OPEN_BRACE,
	OPEN_BRACKET,
	SEMICOLON,
	SLASH,
} from './marks.ts';
import type { Scan } from './scan.ts';
import { readTicks } from './styles.ts';
import {
	endTableWithText,
	isFirstInLine,
	type Outcome,
	readTable,
	readTableBar,
	readTableExclamation,
} from './tables.ts';
import { endTag, endTagWithText, readStrayClosing, readTag } from './tags.ts';
import { endWikilink, readWikilink, startLinkText } from './wikilinks.ts';

/** Reads from the head until the frame on top has closed (true) or failed (false). */
export function readBody(scan: Scan): boolean {
	for (; ; scan.head++) {
		const { context } = scan.top;
		if ((context & GUARDED) === 0 || (context & WATCHES_TEXT) === 0) {
			const from = scan.head;
			scan.head = nextStop(scan.text, from);
			scan.spend(scan.head - from);
		}
		scan.spend(1);
		const code = scan.code(0);
		const isBroken =
			(context & GUARDED && !isAllowed(scan, code)) || (scan.isSpent && scan.frames.length > 1);
		if (isBroken) {
			if (scan.top.context & DOUBLE) scan.drop();
			return scan.fail();
		}
		if (code === END) return readEnd(scan);
		const outcome = readMark(scan, code);
		if (outcome !== 'goes on') return outcome === 'closed';
	}
}

function readEnd(scan: Scan): boolean {
	const { context } = scan.top;
	if ((context & MUST_CLOSE) === 0) {
		scan.pop();
		return true;
	}
	if (context & TAG_BODY) return endTagWithText(scan);
	if (context & TABLE_OPEN) return endTableWithText(scan);
	if (context & DOUBLE) scan.drop();
	return scan.fail();
}

function readMark(scan: Scan, code: number): Outcome {
	switch (code) {
		case OPEN_BRACE:
			return readOpenBrace(scan);
		case CLOSE_BRACE:
			return readCloseBrace(scan);
		case OPEN_BRACKET:
			return readOpenBracket(scan);
		case CLOSE_BRACKET:
			return readCloseBracket(scan);
		case BAR:
			return readBar(scan);
		case EQUALS:
			return readEquals(scan);
		case LESS:
			return readLess(scan);
		case LINE_FEED:
			return readLineFeed(scan);
		case APOSTROPHE:
			return scan.code(1) === APOSTROPHE && readTicks(scan) ? 'closed' : 'goes on';
		case COLON:
			readColon(scan);
			return 'goes on';
		case HASH:
		case ASTERISK:
		case SEMICOLON:
			if (scan.atLineStart()) readListMarks(scan);
			return 'goes on';
		case HYPHEN:
			if (scan.atLineStart() && startsRule(scan)) readRule(scan);
			return 'goes on';
		case EXCLAMATION:
			return scan.top.context & TABLE_OPEN ? readTableExclamation(scan) : 'goes on';
		default:
			return 'goes on';
	}
}

function outcome(closed: boolean): Outcome {
	return closed ? 'closed' : 'failed';
}

function readOpenBrace(scan: Scan): Outcome {
	const next = scan.code(1);
	if (next === OPEN_BRACE) {
		if (scan.mayNest) readBraces(scan);
	} else if (next === BAR && scan.mayNest && isFirstInLine(scan)) readTable(scan);
	return 'goes on';
}

function readCloseBrace(scan: Scan): Outcome {
	if (scan.code(1) !== CLOSE_BRACE) return 'goes on';
	if (scan.top.context & TEMPLATE) return outcome(endTemplate(scan));
	if (scan.top.context & ARGUMENT && scan.code(2) === CLOSE_BRACE) return outcome(endArgument(scan));
	return 'goes on';
}

function readOpenBracket(scan: Scan): Outcome {
	if (scan.code(1) !== OPEN_BRACKET || !scan.mayNest) readBracketedLink(scan);
	else if ((scan.top.context & NO_WIKILINKS) === 0) readWikilink(scan);
	return 'goes on';
}

function readCloseBracket(scan: Scan): Outcome {
	if (scan.code(1) === CLOSE_BRACKET && scan.top.context & WIKILINK) return outcome(endWikilink(scan));
	if ((scan.top.context & EXTERNAL_LINK_TITLE) === 0) return 'goes on';
	scan.pop();
	return 'closed';
}

function readBar(scan: Scan): Outcome {
	const { context } = scan.top;
	if (context & TEMPLATE) return startParameter(scan) ? 'goes on' : 'failed';
	if (context & ARGUMENT_NAME) startDefault(scan);
	else if (context & WIKILINK_TITLE) startLinkText(scan);
	else if (context & TABLE_OPEN) return readTableBar(scan);
	return 'goes on';
}

function readEquals(scan: Scan): Outcome {
	const { context } = scan.top;
	const mayStart = !scan.inHeading && scan.atLineStart();
	if (context & TEMPLATE_PARAM_KEY) {
		if (mayStart && scan.code(1) === EQUALS) readHeading(scan);
		else startParameterValue(scan);
	} else if (!scan.inHeading && (context & TEMPLATE) === 0) {
		if (mayStart) readHeading(scan);
	} else if (context & HEADING) return outcome(endHeading(scan));
	return 'goes on';
}

function readLess(scan: Scan): Outcome {
	const next = scan.code(1);
	if (next === EXCLAMATION) {
		if (startsComment(scan)) readComment(scan);
	} else if (next === SLASH && scan.code(2) !== END) {
		if (scan.top.context & TAG_BODY) return outcome(endTag(scan));
		readStrayClosing(scan);
	} else if (scan.mayNest) readTag(scan);
	return 'goes on';
}

function readLineFeed(scan: Scan): Outcome {
	const { context } = scan.top;
	if (context & HEADING) return outcome(scan.fail());
	if (context & TERM) endTerm(scan);
	else if (context & TABLE_OPEN) scan.top.context &= ~TABLE_LINE;
	return 'goes on';
}

function readColon(scan: Scan): void {
	if (!isMark(scan.code(-1))) readFreeLink(scan);
	else if (scan.atLineStart()) readListMarks(scan);
	else if (scan.top.context & TERM) endTerm(scan);
}
