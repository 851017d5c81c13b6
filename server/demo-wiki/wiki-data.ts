import type { Revision } from '../../campaigns/contract/revision.ts';
import type { DemoSite } from './site.ts';

/** A revision as the wiki itself keeps it: also what is hidden still has a size. */
export type WikiRevision = Revision & {
	contentFormat: string;
	sizeBytes: number;
	/** SHA-1 in lower-case hexadecimal; null when the text is hidden */
	sha1: string | null;
	/** shown in recent changes; imports and page moves are not */
	recentChange: boolean;
};

export type WikiPage = {
	pageId: number;
	namespace: number;
	title: string;
	redirectTarget: string | null;
	/** by time, then by id: the order in which "previous" and "next" are meant */
	revisions: WikiRevision[];
};

export type WikiBlock = {
	id: number;
	by: string;
	byId: number;
	reason: string;
	timestamp: string;
	expiry: string;
};

export type WikiAccount = {
	id: number;
	name: string;
	/** groups given to it, without those that every account is in */
	groups: string[];
	/** ISO 8601; null for accounts older than the wiki's memory */
	registration: string | null;
	emailConfirmed: boolean;
	/** suppressed: the wiki denies that it exists */
	hidden?: boolean;
	block?: WikiBlock;
};

export type DemoWikiData = {
	/** database name */
	wiki: string;
	site: DemoSite;
	pages: Map<number, WikiPage>;
	pagesByTitle: Map<string, WikiPage>;
	revisions: Map<number, { page: WikiPage; revision: WikiRevision }>;
	accounts: Map<number, WikiAccount>;
	/** user id -> number of edits */
	editCounts: Map<number, number>;
};

/** The revision before (-1) or after (+1) in its page's history. */
export function neighbour(page: WikiPage, revision: WikiRevision, step: -1 | 1): WikiRevision | null {
	return page.revisions[page.revisions.indexOf(revision) + step] ?? null;
}

export function latestRevision(page: WikiPage): WikiRevision {
	const latest = page.revisions.at(-1);
	if (!latest) throw new Error(`The page ${page.title} has no revisions`);
	return latest;
}

/** All groups of an account as the wiki lists them, the implied ones last. */
export function allGroups({ groups }: WikiAccount): string[] {
	return groups.includes('temp') ? ['*', 'temp'] : [...groups, ...implicitGroups()];
}

export function implicitGroups(): string[] {
	return ['*', 'user', 'autoconfirmed'];
}
