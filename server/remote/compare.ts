/** The wiki's own diff of an edit: `action=compare`. */
import * as z from 'zod/mini';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { DiffType } from '../../campaigns/contract/task.ts';
import type { GoneReason } from '../domain/ports.ts';
import { judge } from './judge.ts';
import { ApiRefusal, askApi, type Transport } from './transport.ts';

const Answer = z.object({
	compare: z.object({
		fromrevid: z.optional(z.int()),
		fromsize: z.optional(z.int()),
		torevid: z.int(),
		totitle: z.string(),
		tosize: z.int(),
		touser: z.optional(z.string()),
		toparsedcomment: z.optional(z.string()),
		tocommenthidden: z.optional(z.boolean()),
		body: z.string(),
	}),
});

export type Comparison = {
	title: string;
	/** the author's name, to be kept from whoever judges the edit; null when hidden */
	author: string | null;
	/** HTML of the wiki; null when hidden */
	parsedComment: string | null;
	bytesChanged: number;
	newPage: boolean;
	diffType: DiffType;
	/** HTML of the wiki: rows of a table */
	body: string;
};

const gone: Record<string, GoneReason> = { nosuchrevid: 'missing', missingcontent: 'text_hidden' };

/**
 * Compares a revision with the one before it. Falls back to `table` on a wiki without wikidiff2, which alone can do
 * `inline`. Gone when either side is hidden: there is nothing to show then.
 *
 * @throws {Failure} WIKI_*
 */
export async function compare(
	transport: Transport,
	revisionId: number,
	diffType: DiffType,
	language: string,
): Promise<Comparison | { gone: GoneReason }> {
	try {
		return parseComparison(
			await askApi(transport, {
				action: 'compare',
				fromrev: revisionId,
				torelative: 'prev',
				prop: 'diff|ids|title|user|parsedcomment|size',
				difftype: diffType,
				uselang: language,
			}),
			diffType,
		);
	} catch (error) {
		if (!(error instanceof ApiRefusal)) throw error;
		if (error.code === 'badvalue' && diffType === 'inline')
			return await compare(transport, revisionId, 'table', language);
		const reason = gone[error.code];
		if (reason) return { gone: reason };
		throw new Failure('WIKI_REFUSED', { code: error.code, info: error.message });
	}
}

function parseComparison(answer: unknown, diffType: DiffType): Comparison {
	const { compare: found } = judge(Answer, answer);
	return {
		title: found.totitle,
		author: found.touser ?? null,
		parsedComment: found.tocommenthidden ? null : (found.toparsedcomment ?? ''),
		bytesChanged: found.tosize - (found.fromsize ?? 0),
		newPage: found.fromrevid === undefined,
		diffType,
		body: found.body,
	};
}
