import { Failure } from '../../campaigns/contract/errors.ts';
import type { NewTask } from '../../db/campaigns.ts';
import type { Wikis } from './ports.ts';

/** how many ids of a new list the wiki is asked about: one request */
const ASKED_IDS = 50;

/**
 * Refuses a list of another wiki: of some of its edits, this one must know at least one.
 *
 * @throws {Failure} EDITS_UNKNOWN, WIKI_UNKNOWN, WIKI_*
 */
export async function needKnownEdits(wikis: Wikis, wiki: string, tasks: readonly NewTask[]): Promise<void> {
	const asked = [...new Set(tasks.slice(0, ASKED_IDS).map(({ revisionId }) => revisionId))];
	const known = await wikis.of(wiki).knownRevisions(asked);
	if (known.size === 0) throw new Failure('EDITS_UNKNOWN', { wiki, asked: asked.slice(0, 10) });
}
