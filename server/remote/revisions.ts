/** Revisions by id: `action=query&prop=revisions`, formatversion 2, with its hidden parts and bad ids. */
import * as z from 'zod/mini';
import type { Revision } from '../../campaigns/contract/revision.ts';
import { judge } from './judge.ts';
import { askApi, type Parameters, type Transport } from './transport.ts';

/** the most ids of one request without special rights */
const MOST_IDS = 50;

const WikiRevision = z.object({
	revid: z.int(),
	parentid: z.optional(z.int()),
	minor: z.optional(z.boolean()),
	user: z.optional(z.string()),
	userid: z.optional(z.int()),
	anon: z.optional(z.boolean()),
	temp: z.optional(z.boolean()),
	userhidden: z.optional(z.boolean()),
	timestamp: z.string(),
	comment: z.optional(z.string()),
	commenthidden: z.optional(z.boolean()),
	suppressed: z.optional(z.boolean()),
	tags: z.optional(z.array(z.string())),
	slots: z.optional(
		z.object({
			main: z.object({
				contentmodel: z.optional(z.string()),
				content: z.optional(z.string()),
				texthidden: z.optional(z.boolean()),
				textmissing: z.optional(z.boolean()),
			}),
		}),
	),
});

const Page = z.object({
	pageid: z.int(),
	ns: z.int(),
	title: z.string(),
	revisions: z.optional(z.array(WikiRevision)),
});

const Answer = z.object({
	query: z.object({ pages: z.optional(z.array(Page)) }),
	continue: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});

/**
 * Reads revisions; ids that the wiki does not know (or whose page is deleted) are missing from the map.
 *
 * @throws {Failure} WIKI_*
 */
export async function readRevisions(
	transport: Transport,
	wiki: string,
	revisionIds: Iterable<number>,
	{ text }: { text: boolean },
): Promise<Map<number, Revision>> {
	const found = new Map<number, Revision>();
	const ids = [...new Set(revisionIds)];
	const properties = `ids|timestamp|flags|comment|user|userid|tags|contentmodel${text ? '|content' : ''}`;
	for (let start = 0; start < ids.length; start += MOST_IDS) {
		const revids = ids.slice(start, start + MOST_IDS).join('|');
		let more: Parameters | undefined = {};
		// A wiki that has no room for all the texts in one answer says how to ask for the rest.
		while (more) {
			const answer: z.output<typeof Answer> = judge(
				Answer,
				await askApi(transport, {
					action: 'query',
					prop: 'revisions',
					rvslots: 'main',
					rvprop: properties,
					revids,
					...more,
				}),
			);
			for (const page of answer.query.pages ?? [])
				for (const revision of page.revisions ?? [])
					found.set(revision.revid, toRevision(wiki, page, revision));
			more = answer.continue;
		}
	}
	return found;
}

function toRevision(
	wiki: string,
	page: z.output<typeof Page>,
	revision: z.output<typeof WikiRevision>,
): Revision {
	const main = revision.slots?.main;
	const hidden = {
		text: main?.texthidden === true || main?.textmissing === true,
		comment: revision.commenthidden === true,
		user: revision.userhidden === true,
		suppressed: revision.suppressed === true,
	};
	return {
		wiki,
		revisionId: revision.revid,
		parentId: revision.parentid ?? 0,
		pageId: page.pageid,
		namespace: page.ns,
		title: page.title,
		timestamp: revision.timestamp,
		minor: revision.minor ?? false,
		comment: hidden.comment ? null : (revision.comment ?? ''),
		editor: {
			kind: editorKind(revision),
			id: revision.userid ?? 0,
			name: hidden.user ? null : (revision.user ?? null),
		},
		tags: revision.tags ?? [],
		contentModel: main?.contentmodel ?? 'wikitext',
		text: main?.content ?? null,
		hidden,
	};
}

/** Imported authors look anonymous to the API; their name says from where: `other>Name`. */
function editorKind(revision: z.output<typeof WikiRevision>): Revision['editor']['kind'] {
	if (revision.userhidden) return 'hidden';
	if (revision.temp) return 'temporary';
	if (revision.user?.includes('>')) return 'imported';
	return revision.anon || !revision.userid ? 'anonymous' : 'registered';
}
