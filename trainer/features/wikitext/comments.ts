/** `<!-- comments -->`: nothing inside counts. */
import { FAIL_NEXT } from './contexts.ts';
import type { Scan } from './scan.ts';

export function startsComment(scan: Scan): boolean {
	return scan.text.startsWith('<!--', scan.head);
}

/** From `<!--` to the last character of its `-->`; without an end the four characters are text. */
export function readComment(scan: Scan): void {
	const from = scan.head + 4;
	if (from > scan.lastCommentEnd) {
		scan.head += 3;
		return;
	}
	scan.head = scan.text.indexOf('-->', from) + 2;
	scan.spend(scan.head - from);
	// A name or title said that a `<!` may only be a comment: it was one.
	scan.top.context &= ~FAIL_NEXT;
}
