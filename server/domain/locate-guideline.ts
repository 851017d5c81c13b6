import { Failure } from '../../campaigns/contract/errors.ts';
import type { GuidelineWanted } from '../../campaigns/contract/guideline.ts';
import type { FoundGuideline, Wikis } from './ports.ts';

/**
 * The page that is meant, as the wiki knows it.
 *
 * @throws {Failure} GUIDELINE_UNKNOWN, WIKI_UNKNOWN, WIKI_*
 */
export async function locateGuideline(
	wikis: Wikis,
	wiki: string,
	{ page, revisionId }: GuidelineWanted,
): Promise<FoundGuideline> {
	const found = await wikis.of(wiki).findGuideline(page, revisionId ?? null);
	if (!found) throw new Failure('GUIDELINE_UNKNOWN', { wiki, page, ...(revisionId ? { revisionId } : {}) });
	return found;
}
