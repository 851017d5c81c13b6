import { isIP } from 'node:net';
import { z } from 'zod';
import type { Revision } from '../../campaigns/contract/revision.ts';
import { parseAnswer } from './parse-answer.ts';

const flag = z.boolean().default(false);

const Slot = z.object({
	contentmodel: z.string().optional(),
	content: z.string().optional(),
	texthidden: flag,
});

const ApiRevision = z.object({
	revid: z.int(),
	parentid: z.int(),
	timestamp: z.string(),
	minor: flag,
	user: z.string().optional(),
	userid: z.int().optional(),
	anon: flag,
	temp: flag,
	userhidden: flag,
	comment: z.string().optional(),
	commenthidden: flag,
	sha1hidden: flag,
	suppressed: flag,
	tags: z.array(z.string()).default([]),
	slots: z.object({ main: Slot }),
});
type ApiRevision = z.output<typeof ApiRevision>;

const ApiPage = z.object({
	pageid: z.int(),
	ns: z.int(),
	title: z.string(),
	revisions: z.array(ApiRevision).default([]),
});
type ApiPage = z.output<typeof ApiPage>;

const Answer = z.object({
	query: z
		.object({
			badrevids: z.record(z.string(), z.object({ revid: z.int() })).default({}),
			pages: z.array(ApiPage).default([]),
		})
		.default({ badrevids: {}, pages: [] }),
});

/** What to ask for: everything a revision is made of. The hash is asked for because it tells that a text is hidden. */
export function revisionParameters(ids: readonly number[], text: boolean): Record<string, string> {
	const prop = 'ids|timestamp|flags|comment|user|userid|tags|sha1|contentmodel';
	return {
		action: 'query',
		prop: 'revisions',
		revids: ids.join('|'),
		rvprop: text ? `${prop}|content` : prop,
		rvslots: 'main',
	};
}

/** Who made an edit, from the fields in which every module of the API says it. */
export function editorOf({
	user,
	userid = 0,
	anon,
	temp,
	userhidden,
}: Pick<ApiRevision, 'user' | 'userid' | 'anon' | 'temp' | 'userhidden'>): Revision['editor'] {
	if (userhidden || user === undefined) return { kind: 'hidden', id: 0, name: null };
	if (temp) return { kind: 'temporary', id: userid, name: user };
	// names with an account have an id; those imported from elsewhere are "anon" without being an address
	if (!anon && userid > 0) return { kind: 'registered', id: userid, name: user };
	return { kind: isIP(user) ? 'anonymous' : 'imported', id: 0, name: user };
}

function toRevision(wiki: string, page: ApiPage, revision: ApiRevision): Revision {
	const { main } = revision.slots;
	const editor = editorOf(revision);
	const textHidden = main.texthidden || revision.sha1hidden;
	return {
		wiki,
		revisionId: revision.revid,
		parentId: revision.parentid,
		pageId: page.pageid,
		namespace: page.ns,
		title: page.title,
		timestamp: revision.timestamp,
		minor: revision.minor,
		comment: revision.commenthidden ? null : (revision.comment ?? ''),
		editor,
		tags: revision.tags,
		contentModel: main.contentmodel ?? 'wikitext',
		text: textHidden ? null : (main.content ?? null),
		hidden: {
			text: textHidden,
			comment: revision.commenthidden,
			user: editor.kind === 'hidden',
			suppressed: revision.suppressed,
		},
	};
}

/** Revisions and unknown ids in an answer to `prop=revisions&revids=…` (formatversion 2, slots). */
export function parseRevisions(answer: unknown, wiki: string): { revisions: Revision[]; missing: number[] } {
	const { query } = parseAnswer(Answer, answer, 'revisions');
	return {
		revisions: query.pages.flatMap((page) =>
			page.revisions.map((revision) => toRevision(wiki, page, revision)),
		),
		missing: Object.values(query.badrevids).map(({ revid }) => revid),
	};
}
