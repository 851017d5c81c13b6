import type { Revision } from '../../campaigns/contract/revision.ts';

/** A further slot of a revision, e.g. `mediainfo` on Commons. */
export type ExportSlot = { role: string; contentModel: string; text: string | null };

/**
 * A revision as an export holds it: the shape all floors share, and what only exports tell.
 * Exports carry no change tags (`tags` is always empty) and do not tell suppressed from deleted (`hidden.suppressed` is
 * always false). XML turns the CR LF of very old texts into LF, so their bytes and SHA-1 may differ from those stored.
 */
export type ExportRevision = Revision & {
	/**
	 * Schemas before 0.7 have no parent ids: `parentId` is then 0 for every revision and this is false. From 0.7 on it is
	 * true, and a `parentId` of 0 does mean the first revision.
	 */
	parentKnown: boolean;
	/** size of the main text in bytes as the wiki counted it; null when the export does not say */
	sizeBytes: number | null;
	/** SHA-1 in base 36; null when the schema has none or it is hidden */
	sha1Base36: string | null;
	contentFormat: string;
	/** where the page redirects today; null when it does not or the schema does not say */
	redirectTarget: string | null;
	otherSlots: ExportSlot[];
};

/** What the export says of its wiki, known before the first revision. */
export type ExportSite = {
	/** database name; null before schema 0.9 */
	wiki: string | null;
	/** schema version, e.g. `0.11`; null when not said */
	schema: string | null;
	/** local namespace name -> number */
	namespaces: Map<string, number>;
};
