/** What the rules are given from outside: functions, so that tests and main decide what is behind them. */
import type { Column } from '../../campaigns/contract/dataset-columns.ts';
import type { GuidelineText } from '../../campaigns/contract/guideline.ts';
import type { Edit, Revision } from '../../campaigns/contract/revision.ts';
import type { DiffOfEdit, DiffType, ShownPage, TaskPart } from '../../campaigns/contract/task.ts';
import type { Wiki } from '../../campaigns/contract/wiki.ts';

export type Clock = () => Date;
/** at least 128 random bits, safe in a URL */
export type NewSecret = () => string;
/** hexadecimal */
export type Sha256 = (content: string | Uint8Array) => string;

/** Waits for something that is under way, but only so long; it goes on all the same. */
export type Patience = (underWay: Promise<void>) => Promise<void>;

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
type ReadEdits = (revisionIds: readonly number[]) => Promise<Map<number, Edit | { unreadable: GoneReason }>>;

/** `url`: where the wiki shows what the revision changed */
export type Title = { title: string; url: string } | { gone: GoneReason };

/** The titles of the pages that these revisions are of. */
type ReadTitles = (revisionIds: readonly number[]) => Promise<Map<number, Title>>;

/** Which of these revisions the wiki knows. */
type KnownRevisions = (revisionIds: readonly number[]) => Promise<Set<number>>;

/** What the wiki does not show of a revision. */
export type HiddenParts = { missing: boolean; text: boolean; author: boolean; summary: boolean };

/** What is hidden of these revisions; an answer without one of them is nonsense, never "missing". */
type ReadHidden = (revisionIds: readonly number[]) => Promise<Map<number, HiddenParts>>;

/** An account as one wiki knows it; accounts of one farm differ from wiki to wiki in all of this. */
export type WikiAccount = {
	editCount: number;
	/** null for very old accounts */
	registeredAt: Date | null;
	/** with those that everybody is in, such as `user` */
	groups: string[];
	/** on the whole wiki: a block of some pages does not count */
	blocked: boolean;
	/** levels by language, from 0 to 5 or N, as their user page says by Babel; left out where the wiki has no Babel */
	languages?: Readonly<Record<string, string>>;
	/** database name of the wiki where the account was made; left out where accounts are of one wiki */
	homeWiki?: string;
};

/** By name; null when the wiki has no such account, or hides it. */
type ReadAccount = (name: string) => Promise<WikiAccount | null>;

/** An edit as a wiki lists it: who made it, and what became of it. */
export type Change = {
	revisionId: number;
	pageId: number;
	/** ISO 8601, UTC, whole seconds */
	timestamp: string;
	author: Revision['editor'];
	/** marked as a bot's; lists of older edits do not say it */
	bot: boolean;
	/** the wiki has marked it so since */
	reverted: boolean;
	/** its text is not for everybody */
	hidden: boolean;
};

export type ChangesWanted = {
	/** ISO 8601, UTC; both within */
	from: string;
	to: string;
	namespaces: readonly number[];
	withoutBots: boolean;
	/** from the list of recent changes, which ends some weeks ago and knows bots; otherwise from all there is */
	recent: boolean;
};

/** Edits of a time, oldest first, as many as the wiki gives at once, and where it goes on; null at the end. */
type ReadChanges = (
	wanted: ChangesWanted,
	from: string | null,
) => Promise<{ changes: Change[]; next: string | null }>;

/** The same of edits by their ids; those that the wiki does not know are left out. */
type ReadListed = (revisionIds: readonly number[]) => Promise<Change[]>;

/** Many accounts at once, as {@link ReadAccount} does one. */
type ReadAuthors = (names: readonly string[]) => Promise<Map<string, WikiAccount | null>>;

/** Which of these categories pages are in, without the namespace; pages in none of them are left out. */
type ReadCategories = (
	pageIds: readonly number[],
	among: readonly string[],
) => Promise<Map<number, string[]>>;

/** A page to read beside the edits, as of one revision. */
export type FoundGuideline = { title: string; revisionId: number };

/**
 * Which page and revision is meant by a title or an address of the wiki; without a revision, the newest. Null when the
 * wiki has no such page, or the revision is not one of it.
 */
type FindGuideline = (page: string, revisionId: number | null) => Promise<FoundGuideline | null>;

/** A revision as a guideline to read, or why it is gone. */
type ReadGuideline = (revisionId: number) => Promise<{ text: GuidelineText } | { gone: GoneReason }>;

/** What one wiki is asked. Each fails with a {@link Failure} `WIKI_*` while the wiki cannot be asked. */
export type WikiPorts = {
	showEdit: ShowEdit;
	showPage: ShowPage;
	readEdits: ReadEdits;
	readTitles: ReadTitles;
	knownRevisions: KnownRevisions;
	readHidden: ReadHidden;
	readAccount: ReadAccount;
	readChanges: ReadChanges;
	readListed: ReadListed;
	readAuthors: ReadAuthors;
	readCategories: ReadCategories;
	findGuideline: FindGuideline;
	readGuideline: ReadGuideline;
};

/** The wikis of this installation. */
export type Wikis = {
	/** the one that people log in with; a campaign is about it unless another is asked for */
	login(): Wiki;
	/** all, the one above first */
	list(): Wiki[];
	/** @throws {Failure} WIKI_UNKNOWN for one that is not configured, or not any more */
	of(wiki: string): WikiPorts;
};

/**
 * Writes rows as a Parquet file: those that PostgreSQL copies in binary, one value a column, of the type that goes with
 * the column's.
 */
export type WriteParquet = (
	columns: readonly Column[],
	copied: AsyncIterable<Uint8Array>,
) => AsyncGenerator<Uint8Array>;

/** How a file is packed for the way. */
export type Coding = 'identity' | 'gzip' | 'zstd';

export type StoredFile = {
	/** null while a packed one is still being written */
	bytes: number | null;
	/** from a byte up to but not including another, or to the end; it fails rather than ends early */
	read(from?: number, to?: number): AsyncGenerator<Uint8Array>;
};

/** Files by the digest of their content. It may lose them: they are written again from `content` when they are asked for. */
export type FileStore = {
	/** Takes a file in; its digest, in hexadecimal, and its length. */
	keep(content: AsyncGenerator<Uint8Array>): Promise<{ sha256: string; bytes: number }>;
	/**
	 * Takes content in at its own pace, to be read at another's, once; reading may begin at once. `taken`: all of it is,
	 * or it failed; then reading fails as well.
	 */
	spool(content: AsyncGenerator<Uint8Array>): {
		taken: Promise<void>;
		content: AsyncGenerator<Uint8Array>;
	};
	/** Reading may begin before the file is whole. */
	open(
		file: { sha256: string; bytes: number },
		content: () => AsyncGenerator<Uint8Array>,
		coding?: Coding,
	): Promise<StoredFile>;
	/** Takes out all whose digest is not to be kept. */
	retain(isKept: (sha256: string) => boolean): Promise<void>;
};

/** The text at an address that somebody gave. Fails with an error whose message says why, for whoever gave it. */
export type FetchText = (address: string, mostBytes: number) => Promise<string>;

/** Lets everything else have its turn that waits by now: between two steps of what takes long. */
export type NextTurn = () => Promise<unknown>;

export type FeaturePort = {
	/** names in the order of the values */
	names(featureSet: string): readonly string[];
	/** in the same order, the versions of their definitions */
	versions(featureSet: string): readonly number[];
	/** float32 values; null when this edit hides what the set looks at */
	values(edit: Edit, featureSet: string): Float32Array | null;
};

/**
 * What a small model learned from these rows, each with its class, says of the others: a class each. At least two classes
 * must be present; the same rows and seed say the same.
 */
export type LearnAndPredict = (
	lesson: {
		features: { set: string; names: string[]; versions: number[] };
		rows: readonly (readonly number[])[];
		classes: readonly number[];
		seed: number;
	},
	asked: readonly (readonly number[])[],
) => number[];

/**
 * Posts a message to an address that somebody gave, and tells what came back; that nobody answered is an outcome too, with
 * no status and the reason as its answer.
 */
export type SendMessage = (message: {
	url: string;
	headers: Record<string, string>;
	body: string;
}) => Promise<{ status: number | null; answer: string }>;

/** What is wrong with an address that messages are to be sent to; null when nothing is. */
export type MessageAddress = (url: string) => string | null;
