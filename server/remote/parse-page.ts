import { z } from 'zod';
import { parseAnswer } from './parse-answer.ts';

/** A page and a revision of it. */
export type FoundPage = { title: string; revisionId: number };
type Wanted = { title: string } | { revisionId: number };

const Answer = z.object({
	query: z.object({
		pages: z
			.array(
				z.object({
					title: z.string(),
					revisions: z.array(z.object({ revid: z.int() })).default([]),
				}),
			)
			.default([]),
	}),
});

export function findPageParameters(wanted: Wanted): Record<string, string> {
	const which: Record<string, string> =
		'title' in wanted ? { titles: wanted.title, redirects: '1' } : { revids: String(wanted.revisionId) };
	return { action: 'query', prop: 'revisions', rvprop: 'ids', ...which };
}

/** The page in an answer, with its newest revision or the one that was asked for; null when it holds none. */
export function parseFoundPage(answer: unknown, wanted: Wanted): FoundPage | null {
	const { pages } = parseAnswer(Answer, answer, 'a page').query;
	const [page] = pages;
	const revision = page?.revisions.find(({ revid }) => 'title' in wanted || revid === wanted.revisionId);
	return page && revision ? { title: page.title, revisionId: revision.revid } : null;
}
