/** One wiki, as the rest of the server asks it. */
import type { ReadEdits, ShowEdit } from '../domain/ports.ts';
import { compare } from './compare.ts';
import { readEdits } from './edits.ts';
import { readRevisions } from './revisions.ts';
import { type DiffWords, sanitiseDiff, sanitiseSummary } from './sanitise.ts';
import { readSite, type Site } from './site.ts';
import type { Transport } from './transport.ts';

export type WikiClient = {
	site: Site;
	showEdit: ShowEdit;
	readEdits: ReadEdits;
	knownRevisions(revisionIds: readonly number[]): Promise<Set<number>>;
};

/** Where the interface is in English the words are put in here; for other languages the client has them. */
const english: DiffWords = {
	added: 'added: ',
	removed: 'removed: ',
	addedLine: 'Added line',
	removedLine: 'Removed line',
};

/** Learns what the wiki is called, then serves it. @throws {Failure} WIKI_* */
export async function openWiki(transport: Transport, wiki: string | null): Promise<WikiClient> {
	return clientOf(transport, await readSite(transport), wiki);
}

/** @param wiki what the settings call it; null: what it calls itself */
export function clientOf(transport: Transport, found: Site, wiki: string | null): WikiClient {
	const site = { ...found, wiki: wiki ?? found.wiki };
	return {
		site,
		readEdits: (ids) => readEdits(transport, site.wiki, ids),
		async knownRevisions(ids) {
			return new Set((await readRevisions(transport, site.wiki, ids, { text: false })).keys());
		},
		async showEdit(revisionId, diffType, language) {
			const answer = await compare(transport, revisionId, diffType, language);
			if ('gone' in answer) return answer;
			const words = language.split('-', 1)[0] === 'en' ? english : null;
			return {
				shown: {
					revisionId,
					title: answer.title,
					url: `${site.url}${site.script}?diff=${revisionId}`,
					summaryHtml:
						answer.parsedComment === null
							? null
							: sanitiseSummary(answer.parsedComment, site.url, answer.author),
					bytesChanged: answer.bytesChanged,
					newPage: answer.newPage,
					diffType: answer.diffType,
					diffHtml: sanitiseDiff(answer.body, `r${revisionId}-`, words),
					language: site.language,
					direction: site.direction,
				},
			};
		},
	};
}
