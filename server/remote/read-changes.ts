/** Who edited what, when: lists of edits of a time, the accounts behind them, and the categories of their pages. */
import { z } from 'zod';
import type { Revision } from '../../campaigns/contract/revision.ts';
import type { Change, ChangesWanted, WikiAccount } from '../domain/ports.ts';
import { type ApiCaller, type ApiParameters, callApi } from './api-call.ts';
import { accountParameters, parseAccounts, parseBlocked } from './parse-accounts.ts';
import { parseAnswer } from './parse-answer.ts';
import { editorOf } from './parse-revisions.ts';
import { WikiError } from './wiki-error.ts';

/** an answer about fifty pages that is continued more often than this is a loop */
const MOST_PARTS = 60;
const REVERTED = 'mw-reverted';

const flag = z.boolean().default(false);

const author = {
	timestamp: z.string(),
	user: z.string().optional(),
	userid: z.int().optional(),
	anon: flag,
	temp: flag,
	userhidden: flag,
	sha1hidden: flag,
	suppressed: flag,
	tags: z.array(z.string()).default([]),
};

const RecentChanges = z.object({
	continue: z.object({ rccontinue: z.string() }).optional(),
	query: z.object({
		recentchanges: z.array(z.object({ pageid: z.int(), revid: z.int(), bot: flag, ...author })),
	}),
});

const AllRevisions = z.object({
	continue: z.object({ arvcontinue: z.string() }).optional(),
	query: z.object({
		allrevisions: z.array(
			z.object({ pageid: z.int(), revisions: z.array(z.object({ revid: z.int(), ...author })) }),
		),
	}),
});

const Categories = z.object({
	continue: z.record(z.string(), z.string()).optional(),
	query: z
		.object({
			pages: z.array(
				z.object({
					pageid: z.int().optional(),
					categories: z.array(z.object({ title: z.string() })).default([]),
				}),
			),
		})
		.default({ pages: [] }),
});

type ListedEdit = z.output<typeof AllRevisions>['query']['allrevisions'][number]['revisions'][number];

function toChange(listed: ListedEdit, pageId: number, bot: boolean): Change {
	const { revid, timestamp, tags, sha1hidden, suppressed } = listed;
	return {
		...{ revisionId: revid, pageId, timestamp, bot, reverted: tags.includes(REVERTED) },
		...{ author: editorOf(listed), hidden: sha1hidden || suppressed },
	};
}

/** The same of a revision that was read by its id. */
export function changeOf({ revisionId, pageId, timestamp, tags, editor, hidden }: Revision): Change {
	return {
		...{ revisionId, pageId, timestamp, bot: false, reverted: tags.includes(REVERTED) },
		...{ author: editor, hidden: hidden.text },
	};
}

export type ChangeReader = {
	/** as many as the wiki gives at once, and where it goes on */
	readChanges(
		wanted: ChangesWanted,
		from: string | null,
	): Promise<{ changes: Change[]; next: string | null }>;
	readAuthors(names: readonly string[]): Promise<Map<string, WikiAccount | null>>;
	/** titles without their namespace; a page that is in none of them has no entry */
	readCategories(pageIds: readonly number[], among: readonly string[]): Promise<Map<number, string[]>>;
};

/** @param batches cuts a list into parts that one call takes */
export function changeReader(
	caller: ApiCaller,
	batches: <Value extends string | number>(values: readonly Value[]) => Value[][],
): ChangeReader {
	async function recent({ from, to, namespaces, withoutBots }: ChangesWanted, next: ApiParameters) {
		const answer = await callApi(caller, {
			...{ action: 'query', list: 'recentchanges', rctype: 'edit|new', rclimit: 'max', rcdir: 'newer' },
			...{ rcprop: 'ids|timestamp|user|userid|flags|tags|sha1', rcstart: from, rcend: to },
			...{ rcnamespace: namespaces.join('|'), ...(withoutBots ? { rcshow: '!bot' } : {}), ...next },
		});
		const { query, continue: further } = parseAnswer(RecentChanges, answer, 'recent changes');
		return {
			changes: query.recentchanges.map((one) => toChange(one, one.pageid, one.bot)),
			next: further?.rccontinue ?? null,
		};
	}

	async function all({ from, to, namespaces }: ChangesWanted, next: ApiParameters) {
		const answer = await callApi(caller, {
			...{ action: 'query', list: 'allrevisions', arvlimit: 'max', arvdir: 'newer' },
			...{ arvprop: 'ids|timestamp|user|userid|tags|sha1', arvstart: from, arvend: to },
			...{ arvnamespace: namespaces.join('|'), ...next },
		});
		const { query, continue: further } = parseAnswer(AllRevisions, answer, 'revisions of all pages');
		return {
			changes: query.allrevisions.flatMap(({ pageid, revisions }) =>
				revisions.map((one) => toChange(one, pageid, false)),
			),
			next: further?.arvcontinue ?? null,
		};
	}

	async function categoriesOf(pageIds: readonly number[], among: readonly string[]) {
		const found = new Map<number, string[]>();
		let next: ApiParameters | undefined = {};
		for (let part = 0; next; part++) {
			if (part === MOST_PARTS)
				throw new WikiError('WIKI_NONSENSE', 'The wiki continues its answer without end.');
			const answer = await callApi(caller, {
				...{ action: 'query', prop: 'categories', cllimit: 'max', pageids: pageIds.join('|') },
				...{ clcategories: among.map((title) => `Category:${title}`).join('|'), ...next },
			});
			const read: z.output<typeof Categories> = parseAnswer(Categories, answer, 'categories');
			for (const { pageid, categories } of read.query.pages)
				if (pageid !== undefined && categories.length > 0)
					found.set(pageid, [
						...(found.get(pageid) ?? []),
						...categories.map(({ title }) => title.replace(/^[^:]*:/, '')),
					]);
			next = read.continue;
		}
		return found;
	}

	return {
		readChanges: (wanted, from) =>
			wanted.recent
				? recent(wanted, from === null ? {} : { rccontinue: from })
				: all(wanted, from === null ? {} : { arvcontinue: from }),
		async readAuthors(names) {
			const authors = new Map<string, WikiAccount | null>(names.map((name) => [name, null]));
			for (const part of batches(names)) {
				const answer = await callApi(caller, accountParameters(part));
				const blocked = new Set(parseBlocked(answer));
				for (const { name, groups, editCount, registration } of parseAccounts(answer))
					authors.set(name, {
						...{ editCount, groups, blocked: blocked.has(name) },
						registeredAt: registration === null ? null : new Date(registration),
					});
			}
			return authors;
		},
		async readCategories(pageIds, among) {
			const found = new Map<number, string[]>();
			for (const part of batches(pageIds))
				for (const [pageId, titles] of await categoriesOf(part, among)) found.set(pageId, titles);
			return found;
		},
	};
}
