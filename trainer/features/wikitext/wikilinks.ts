/** `[[wikilinks|with or without text]]`. */
import { EXTERNAL_LINK_TITLE, WIKILINK_TEXT, WIKILINK_TITLE } from './contexts.ts';
import { readBracketedAddress } from './external-links.ts';
import type { Scan } from './scan.ts';

/** At `[[`. Stops on the last bracket of the link, or on the second one of the opening if there is none. */
export function readWikilink(scan: Scan): void {
	const reset = scan.head + 1;
	const nodesBefore = scan.nodes.length;
	scan.head += 2;
	if (readBracketedAddress(scan)) {
		if (scan.top.context & EXTERNAL_LINK_TITLE) {
			scan.nodes.length = nodesBefore;
			scan.head = reset;
		} else scan.found('externalLink');
		return;
	}
	scan.head = reset + 1;
	if (scan.read(WIKILINK_TITLE)) scan.found('wikilink');
	else scan.head = reset;
}

/** At the `|` behind a link's title. */
export function startLinkText(scan: Scan): void {
	scan.top.context = (scan.top.context & ~WIKILINK_TITLE) | WIKILINK_TEXT;
}

/** At `]]`. */
export function endWikilink(scan: Scan): true {
	scan.pop();
	scan.head++;
	return true;
}
