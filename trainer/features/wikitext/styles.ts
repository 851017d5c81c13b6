/** `''italics''` and `'''bold'''`, also mixed and unclosed. */
import { BOLD, ITALICS, STYLE_PASS_AGAIN, STYLE_SECOND_PASS } from './contexts.ts';
import { APOSTROPHE } from './marks.ts';
import type { Scan } from './scan.ts';

/**
 * At two or more ticks. True if they ended the style on top: the head is then behind them, else on the last
 * character read.
 */
export function readTicks(scan: Scan): boolean {
	const ticks = countTicks(scan);
	const { context } = scan.top;
	const endsItalics = (context & ITALICS) !== 0 && ticks !== 3;
	const endsBold = (context & BOLD) !== 0 && ticks !== 2;
	if (endsItalics || endsBold) {
		if (ticks === 5) scan.head -= context & ITALICS ? 3 : 2;
		scan.pop();
		return true;
	}
	if (scan.mayNest ? startsNothing(scan, ticks) : leavesSecondPass(scan, ticks)) {
		scan.pop();
		return true;
	}
	scan.head--;
	return false;
}

/** 2, 3 or 5: of four ticks and of more than five the first ones are text. */
function countTicks(scan: Scan): number {
	let ticks = 0;
	for (; scan.code(0) === APOSTROPHE; scan.head++) ticks++;
	if (ticks === 4) return 3;
	return Math.min(ticks, 5);
}

/** Too deep to open a style: the ticks are text. True if that closes italics read for the second time. */
function leavesSecondPass(scan: Scan, ticks: number): boolean {
	if (ticks !== 3) return false;
	if (scan.top.context & STYLE_SECOND_PASS) return true;
	if (scan.top.context & ITALICS) scan.top.context |= STYLE_PASS_AGAIN;
	return false;
}

/** Opens a style if it can. True if the ticks close italics read for the second time instead. */
function startsNothing(scan: Scan, ticks: number): boolean {
	if (ticks === 3) return startsNoBold(scan);
	if (ticks === 2) readItalics(scan);
	else readBoth(scan);
	return false;
}

/** From behind `''`. Italics that met an unclosed `'''` are read again with it as an apostrophe and a closing. */
function readItalics(scan: Scan): void {
	if (readStyle(scan, ITALICS)) return;
	if (scan.failedContext & STYLE_PASS_AGAIN) readStyle(scan, ITALICS | STYLE_SECOND_PASS);
}

function startsNoBold(scan: Scan): boolean {
	if (readStyle(scan, BOLD)) return false;
	if (scan.top.context & STYLE_SECOND_PASS) return true;
	if (scan.top.context & ITALICS) scan.top.context |= STYLE_PASS_AGAIN;
	else readItalics(scan);
	return false;
}

/** From behind five ticks: one style inside the other, or one of them with loose ticks. */
function readBoth(scan: Scan): void {
	if (readStyle(scan, BOLD)) readStyle(scan, ITALICS);
	else if (readStyle(scan, ITALICS)) readStyle(scan, BOLD);
}

/** From behind the opening ticks to behind the closing ones. If it fails the head stays. */
function readStyle(scan: Scan, context: number): boolean {
	const reset = scan.head;
	if (scan.read(context)) {
		scan.found('tag');
		return true;
	}
	scan.head = reset;
	return false;
}
