/** What a wiki knows of one edit, in one shape for the API client, the XML export reader and the feature code. */

type Hidden = { text: boolean; comment: boolean; user: boolean; suppressed: boolean };

/** How the editor was known to the wiki. Imported authors ("other>Name") have no account here. */
export type EditorKind = 'registered' | 'temporary' | 'anonymous' | 'imported' | 'hidden';

export type Revision = {
	/** database name, e.g. `enwiki` */
	wiki: string;
	revisionId: number;
	/** 0 for the first revision of a page */
	parentId: number;
	pageId: number;
	namespace: number;
	title: string;
	/** ISO 8601, UTC, whole seconds */
	timestamp: string;
	minor: boolean;
	/** null when hidden */
	comment: string | null;
	editor: { kind: EditorKind; id: number; name: string | null };
	tags: string[];
	contentModel: string;
	/** null when hidden or not asked for */
	text: string | null;
	hidden: Hidden;
};

/** The editor's account as the wiki shows it when asked; null for people without an account. */
export type Account = {
	name: string;
	groups: string[];
	editCount: number;
	/** ISO 8601; null for very old accounts */
	registration: string | null;
};

/** One edit with everything the features of a revision may look at. */
export type Edit = {
	revision: Revision;
	/** text before the edit: '' for a first revision, null when hidden */
	parentText: string | null;
	account: Account | null;
};
