/** What the rules are given from outside: functions, so that tests and main decide what is behind them. */
import type { Edit } from '../../campaigns/contract/revision.ts';
import type { DiffOfEdit, DiffType, ShownPage, TaskPart } from '../../campaigns/contract/task.ts';

export type Clock = () => Date;
/** at least 128 random bits, safe in a URL */
export type NewSecret = () => string;
/** hexadecimal */
export type Sha256 = (content: string | Uint8Array) => string;

export type GoneReason = 'missing' | 'text_hidden';

/** Shows what an edit changed as the labelling page has it, or says that it is gone. */
export type ShowEdit = (
	revisionId: number,
	diffType: DiffType,
	language: string,
) => Promise<{ shown: DiffOfEdit } | { gone: GoneReason }>;

export type AskedPage = {
	as: 'page' | 'wikitext';
	/** a long page to its end, not its beginning alone */
	all: boolean;
	/** what is to be marked on the page */
	statement: Extract<TaskPart, { section: number }> | null;
};

/** A page as of a revision, as shown; nothing is said of the edit that made it. */
export type PageOfRevision = Pick<
	ShownPage,
	'revisionId' | 'title' | 'url' | 'language' | 'direction' | 'cut'
> & {
	/** sanitised HTML, or wikitext */
	content: string;
	/** false when a statement was to be marked and is not there */
	found: boolean;
};

/** Shows a revision as a page, or says that it is gone. */
export type ShowPage = (
	revisionId: number,
	asked: AskedPage,
) => Promise<{ page: PageOfRevision } | { gone: GoneReason }>;

/** Reads edits with texts and accounts; an edit that cannot be read is its reason. */
export type ReadEdits = (
	revisionIds: readonly number[],
) => Promise<Map<number, Edit | { unreadable: GoneReason }>>;

/** Which of these revisions the wiki knows. */
export type KnownRevisions = (revisionIds: readonly number[]) => Promise<Set<number>>;

export type FeaturePort = {
	/** names in the order of the values */
	names(featureSet: string): readonly string[];
	/** float32 values; null when this edit hides what the set looks at */
	values(edit: Edit, featureSet: string): Float32Array | null;
};
