import { z } from 'zod';
import { parseAnswer } from './parse-answer.ts';
import type { WikiError } from './wiki-error.ts';

export type DiffType = 'table' | 'inline';

/** The wiki's own diff of an edit. Nothing in it is safe to show yet: see sanitiseDiff and sanitiseSummary. */
export type WikiDiff = {
	kind: 'diff';
	type: DiffType;
	revisionId: number;
	/** what it was compared with; null for the first revision of a page */
	fromRevisionId: number | null;
	title: string;
	namespace: number;
	/** HTML: table rows without their table; '' when nothing changed in the text */
	body: string;
	/** sizes in bytes; 0 before the first revision */
	fromSize: number;
	toSize: number;
	timestamp: string;
	/** HTML of the edit summary, links relative to the wiki; null when hidden */
	parsedComment: string | null;
	/** the editor's name, so that it can be taken out of the summary; null when hidden. Not for volunteers. */
	author: string | null;
	/** true when the edit created its page */
	first: boolean;
};

/** Why there is no diff to show: the revision is unknown or deleted, or the text of one side is hidden. */
export type DiffGone = { kind: 'gone'; reason: 'missing' | 'text-hidden' };

const Answer = z.object({
	compare: z.object({
		fromrevid: z.int().optional(),
		fromsize: z.int().optional(),
		torevid: z.int(),
		totitle: z.string(),
		tons: z.int(),
		tosize: z.int(),
		totimestamp: z.string(),
		touser: z.string().optional(),
		toparsedcomment: z.string().optional(),
		body: z.string(),
	}),
});

/**
 * @param parentId compare with this revision; null: with the one before in time, which on pages with merged or imported
 *   histories may be another
 */
export function diffParameters(
	revisionId: number,
	type: DiffType,
	{ language, parentId }: { language: string | null; parentId: number | null },
): Record<string, string> {
	const sides: Record<string, string> =
		parentId === null
			? { fromrev: String(revisionId), torelative: 'prev' }
			: { fromrev: String(parentId), torev: String(revisionId) };
	return {
		action: 'compare',
		...sides,
		difftype: type,
		prop: 'diff|ids|title|size|timestamp|user|parsedcomment',
		...(language === null ? {} : { uselang: language }),
	};
}

/** A diff from an answer to `action=compare`. */
export function parseDiff(answer: unknown, type: DiffType): WikiDiff {
	const { compare } = parseAnswer(Answer, answer, 'a diff');
	return {
		kind: 'diff',
		type,
		revisionId: compare.torevid,
		fromRevisionId: compare.fromrevid ?? null,
		title: compare.totitle,
		namespace: compare.tons,
		body: compare.body,
		fromSize: compare.fromsize ?? 0,
		toSize: compare.tosize,
		timestamp: compare.totimestamp,
		parsedComment: compare.toparsedcomment ?? null,
		author: compare.touser ?? null,
		first: compare.fromrevid === undefined,
	};
}

/** What a refusal of `action=compare` means for the edit; null when it is about something else. */
export function goneBecause({ apiCode }: WikiError): DiffGone | null {
	if (apiCode === 'nosuchrevid') return { kind: 'gone', reason: 'missing' };
	if (apiCode === 'missingcontent') return { kind: 'gone', reason: 'text-hidden' };
	return null;
}
