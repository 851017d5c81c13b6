import { z } from 'zod';
import { parseAnswer } from './parse-answer.ts';
import type { WikiError } from './wiki-error.ts';

/** A revision as HTML. Nothing in it is safe to show yet: see sanitiseGuideline. */
export type RenderedPage = { kind: 'page'; revisionId: number; title: string; html: string };

export type PageGone = { kind: 'gone'; reason: 'missing' | 'text-hidden' };

const Answer = z.object({ parse: z.object({ title: z.string(), revid: z.int(), text: z.string() }) });

export function renderedParameters(revisionId: number): Record<string, string> {
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

export function parseRendered(answer: unknown): RenderedPage {
	const { title, revid, text } = parseAnswer(Answer, answer, 'a page as HTML').parse;
	return { kind: 'page', revisionId: revid, title, html: text };
}

/** What the wiki's refusal to show a revision means; null when it is about something else. */
export function pageGoneBecause({ apiCode }: WikiError): PageGone | null {
	if (apiCode === 'nosuchrevid') return { kind: 'gone', reason: 'missing' };
	return apiCode === 'permissiondenied' || apiCode === 'missingcontent'
		? { kind: 'gone', reason: 'text-hidden' }
		: null;
}
