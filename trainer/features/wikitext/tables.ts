/** `{|` tables `|}` with their rows and cells. */
import { isSpace } from '../characters.ts';
import { Attributes } from './attributes.ts';
import {
	TABLE_CELL_OPEN,
	TABLE_CELL_STYLE,
	TABLE_DATA_LINE,
	TABLE_HEADER_LINE,
	TABLE_OPEN,
	TABLE_ROW_OPEN,
} from './contexts.ts';
import { BAR, CLOSE_BRACE, END, EXCLAMATION, HYPHEN, LINE_FEED } from './marks.ts';
import type { Scan } from './scan.ts';

/** What a character did to the frame on top: it reads on, it has closed, or the whole table is none. */
export type Outcome = 'goes on' | 'closed' | 'failed';

/** Whether only blanks stand between the start of the line and the head. */
export function isFirstInLine(scan: Scan): boolean {
	for (let at = scan.head - 1; at >= 0; at--) {
		const code = scan.text.charCodeAt(at);
		if (code === LINE_FEED) return true;
		if (!isSpace(code)) return false;
	}
	return true;
}

/** At `{|`. Stops on the table's last character, or on the brace if there is no table. */
export function readTable(scan: Scan): void {
	const reset = scan.head;
	const depth = scan.frames.length;
	const nodesBefore = scan.nodes.length;
	scan.head += 2;
	if (readStyle(scan, TABLE_OPEN, LINE_FEED) && scan.read(TABLE_OPEN)) {
		scan.found('tag');
		scan.head--;
		return;
	}
	while (scan.frames.length > depth) {
		scan.rememberFailure();
		scan.drop();
	}
	scan.nodes.length = nodesBefore;
	scan.head = reset;
}

/** At a `|` in a table. */
export function readTableBar(scan: Scan): Outcome {
	const { context } = scan.top;
	const next = scan.code(1);
	if (next === BAR && context & TABLE_DATA_LINE) return startOrEndCell(scan, 2, TABLE_DATA_LINE);
	if (next === BAR && context & TABLE_HEADER_LINE) return startOrEndCell(scan, 2, TABLE_HEADER_LINE);
	if (context & TABLE_CELL_STYLE) {
		scan.popKeepingContext();
		return 'closed';
	}
	if (!isFirstInLine(scan)) return 'goes on';
	if (next !== CLOSE_BRACE && next !== HYPHEN) return startOrEndCell(scan, 1, TABLE_DATA_LINE);
	if (context & TABLE_CELL_OPEN) return endCell(scan);
	if (context & TABLE_ROW_OPEN) {
		scan.pop();
		return 'closed';
	}
	if (next === HYPHEN) return readRow(scan);
	scan.head += 2;
	scan.pop();
	return 'closed';
}

/** At a `!` in a table. */
export function readTableExclamation(scan: Scan): Outcome {
	if (scan.code(1) === EXCLAMATION && scan.top.context & TABLE_HEADER_LINE) {
		return startOrEndCell(scan, 2, TABLE_HEADER_LINE);
	}
	return isFirstInLine(scan) ? startOrEndCell(scan, 1, TABLE_HEADER_LINE) : 'goes on';
}

/** At the end of the text, inside a table. */
export function endTableWithText(scan: Scan): false {
	if (scan.top.context & TABLE_CELL_OPEN) scan.drop();
	if (scan.top.context & TABLE_ROW_OPEN) scan.drop();
	return scan.fail();
}

/** Reads attributes up to `end` in a frame of their own and steps behind it. */
function readStyle(scan: Scan, context: number, end: number): boolean {
	if (scan.isHopeless(context)) return false;
	scan.push(context);
	const attributes = new Attributes(scan);
	for (; ; scan.head++) {
		scan.spend(1);
		const code = scan.code(0);
		if (code === end && attributes.mayEnd) {
			attributes.end();
			scan.pop();
			scan.head++;
			return true;
		}
		if (code !== END && code !== end && !scan.isSpent) attributes.read(code);
		else if (attributes.abandon()) return scan.fail();
		else scan.head--;
	}
}

function readRow(scan: Scan): Outcome {
	scan.head += 2;
	if (scan.mayNest) {
		const context = TABLE_OPEN | TABLE_ROW_OPEN;
		if (!readStyle(scan, context, LINE_FEED) || !scan.read(context)) return 'failed';
		scan.found('tag');
	}
	scan.head--;
	return 'goes on';
}

function startOrEndCell(scan: Scan, markLength: number, line: number): Outcome {
	return scan.top.context & TABLE_CELL_OPEN ? endCell(scan) : readCell(scan, markLength, line);
}

function endCell(scan: Scan): Outcome {
	scan.top.context &= ~TABLE_CELL_STYLE;
	scan.popKeepingContext();
	return 'closed';
}

/** Reads a cell; if a single `|` shows that what came first were attributes, reads it again as such. */
function readCell(scan: Scan, markLength: number, line: number): Outcome {
	scan.head += markLength;
	if (!scan.mayNest) {
		scan.head--;
		return 'goes on';
	}
	const { context } = scan.top;
	const reset = scan.head;
	const nodesBefore = scan.nodes.length;
	const cell = TABLE_OPEN | TABLE_CELL_OPEN | line;
	if (!scan.read(cell | TABLE_CELL_STYLE)) return 'failed';
	let ended = scan.top.context;
	scan.top.context = context;
	if (ended & TABLE_CELL_STYLE) {
		scan.nodes.length = nodesBefore;
		scan.head = reset;
		if (!readStyle(scan, cell, BAR) || !scan.read(cell)) return 'failed';
		ended = scan.top.context;
	}
	scan.found('tag');
	scan.top.context = context | (ended & (TABLE_DATA_LINE | TABLE_HEADER_LINE));
	scan.head--;
	return 'goes on';
}
