import { z } from 'zod';
import { parseAnswer } from './parse-answer.ts';
import type { DiffGone } from './parse-diff.ts';
import type { WikiError } from './wiki-error.ts';

/** A page as of a revision, as the wiki renders it. Nothing in it is safe to show yet: see sanitisePage. */
export type WikiPage = {
	kind: 'page';
	revisionId: number;
	title: string;
	/** what readers see between title and footer, links relative to the wiki */
	html: string;
};

const Answer = z.object({ parse: z.object({ title: z.string(), revid: z.int(), text: z.string() }) });

/** The text alone: no table of contents, no links to edit sections, no report of limits, and no element around it. */
export function pageParameters(revisionId: number): Record<string, string> {
	return {
		action: 'parse',
		oldid: String(revisionId),
		prop: 'text|revid',
		wrapoutputclass: '',
		disabletoc: '1',
		disableeditsection: '1',
		disablelimitreport: '1',
	};
}

/** A page from an answer to `action=parse&oldid=…`. */
export function parsePage(answer: unknown): WikiPage {
	const { title, revid, text } = parseAnswer(Answer, answer, 'a page').parse;
	return { kind: 'page', revisionId: revid, title, html: text };
}

/** What a refusal of `action=parse&oldid=…` means for the revision; null when it is about something else. */
export function pageGoneBecause({ apiCode }: WikiError): DiffGone | null {
	if (apiCode === 'nosuchrevid' || apiCode === 'missingtitle') return { kind: 'gone', reason: 'missing' };
	if (apiCode === 'permissiondenied' || apiCode === 'missingcontent-revid')
		return { kind: 'gone', reason: 'text-hidden' };
	return null;
}
