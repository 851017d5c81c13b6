/** What the rules are given from outside: functions, so that tests and main decide what is behind them. */
import type { Edit } from '../../campaigns/contract/revision.ts';
import type { DiffType, ShownEdit } from '../../campaigns/contract/task.ts';

export type Clock = () => Date;
/** at least 128 random bits, safe in a URL */
export type NewSecret = () => string;
/** hexadecimal */
export type Sha256 = (content: string | Uint8Array) => string;

export type GoneReason = 'missing' | 'text_hidden';

/** Shows an edit as the labelling page has it, or says that it is gone. */
export type ShowEdit = (
	revisionId: number,
	diffType: DiffType,
	language: string,
) => Promise<{ shown: Omit<ShownEdit, 'taskId'> } | { gone: GoneReason }>;

/** Reads edits with texts and accounts; an edit that cannot be read is its reason. */
export type ReadEdits = (
	revisionIds: readonly number[],
) => Promise<Map<number, Edit | { unreadable: GoneReason }>>;

export type Title = { title: string } | { gone: GoneReason };

/** The titles of the pages that these revisions are of. */
export type ReadTitles = (revisionIds: readonly number[]) => Promise<Map<number, Title>>;

/** Which of these revisions the wiki knows. */
export type KnownRevisions = (revisionIds: readonly number[]) => Promise<Set<number>>;

export type FeaturePort = {
	/** names in the order of the values */
	names(featureSet: string): readonly string[];
	/** float32 values; null when this edit hides what the set looks at */
	values(edit: Edit, featureSet: string): Float32Array | null;
};
