/** `== Headings ==`: from a `=` at the start of a line to the last run of `=` in that line. */
import { HEADING } from './contexts.ts';
import { EQUALS } from './marks.ts';
import type { Scan } from './scan.ts';

/** At the first `=` of a line. Stops on the heading's last `=`, or on the last of the first run if there is none. */
export function readHeading(scan: Scan): void {
	scan.inHeading = true;
	const last = lastOfRun(scan);
	scan.head = last + 1;
	if (scan.read(HEADING)) scan.found('heading');
	else scan.head = last;
	scan.inHeading = false;
}

/** At a later `=` of the line: the heading ends here unless another run of `=` follows in its line. */
export function endHeading(scan: Scan): true {
	const last = lastOfRun(scan);
	scan.head = last + 1;
	if (!scan.mayReadHeadingOn || !scan.read(scan.top.context)) scan.head = last;
	scan.pop();
	return true;
}

function lastOfRun(scan: Scan): number {
	let last = scan.head;
	while (scan.text.charCodeAt(last + 1) === EQUALS) last++;
	return last;
}
