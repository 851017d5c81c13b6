/** Titles to show in lists of edits. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Title, Wikis } from './ports.ts';

/** What the wiki calls the pages of these revisions. One that does not answer costs the titles, not the list. */
export async function titlesOf(
	wikis: Wikis,
	wiki: string,
	revisionIds: readonly number[],
): Promise<ReadonlyMap<number, Title>> {
	if (revisionIds.length === 0) return new Map();
	try {
		return await wikis.of(wiki).readTitles(revisionIds);
	} catch (thrown) {
		if (thrown instanceof Failure && thrown.code.startsWith('WIKI_')) return new Map();
		throw thrown;
	}
}
