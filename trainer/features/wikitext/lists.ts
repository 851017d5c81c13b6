/** Marks at the start of a line: `*`, `#`, `;`, `:` are list tags, `----` is a rule. */
import { TABLE_LINE, TERM } from './contexts.ts';
import { ASTERISK, COLON, HASH, HYPHEN, LINE_FEED, SEMICOLON } from './marks.ts';
import type { Scan } from './scan.ts';

function isListMark(code: number): boolean {
	return code === ASTERISK || code === HASH || code === COLON || code === SEMICOLON;
}

/** At the first mark of a line; stops on the last one. */
export function readListMarks(scan: Scan): void {
	readListMark(scan);
	while (isListMark(scan.code(1))) {
		scan.head++;
		readListMark(scan);
	}
}

function readListMark(scan: Scan): void {
	if (scan.code(0) === SEMICOLON) scan.top.context |= TERM;
	scan.found('tag');
}

/** At the `:` or line's end behind a term (`;term: meaning`). */
export function endTerm(scan: Scan): void {
	scan.top.context ^= TERM;
	if (scan.code(0) === COLON) readListMark(scan);
	else if (scan.code(0) === LINE_FEED) scan.top.context &= ~TABLE_LINE;
}

export function startsRule(scan: Scan): boolean {
	return scan.text.startsWith('----', scan.head);
}

/** At `----` or more; stops on the last one. */
export function readRule(scan: Scan): void {
	scan.head += 3;
	while (scan.code(1) === HYPHEN) scan.head++;
	scan.found('tag');
}
