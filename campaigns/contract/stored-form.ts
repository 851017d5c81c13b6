/**
 * Forms as people keep them: a family on a wiki, and its versions, each named by the digest of what it asks. A version
 * never changes; what is changed becomes the next one.
 */
import * as z from 'zod/mini';

/** Hexadecimal SHA-256 of a form's canonical JSON. */
export const FormDigest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Letters of JSON: translations to eighty languages fit in, and a page still loads. */
const largestForm = 500_000;

/** Why a version is kept, in one line. */
export const VersionNote = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

/** One version of a form, without what it asks. */
export const StoredForm = z.object({
	familyId: z.int(),
	wiki: z.string(),
	/** counted from 1 */
	version: z.int(),
	/** the number of the family's newest version */
	latest: z.int(),
	digest: FormDigest,
	name: z.string(),
	questions: z.int(),
	/** those in which its texts are written, the original first */
	languages: z.array(z.string()),
	note: z.nullable(z.string()),
	keptAt: z.iso.datetime(),
	/** null when that person has left; `Label Wing` when a command did it */
	keptBy: z.nullable(z.string()),
	/** how many campaigns ask exactly this, on any wiki */
	campaigns: z.int(),
});
export type StoredForm = z.infer<typeof StoredForm>;

/**
 * A form somebody is still at work on: theirs alone, and not yet as it must be. Its content is JSON as the builder keeps
 * it (client/forms/draft.ts).
 */
export const FormDraft = z.object({
	/** made in the browser */
	draftId: z.uuid(),
	wiki: z.string(),
	/** null for a form that has no version yet */
	familyId: z.nullable(z.int()),
	/** the version that it was begun from; null without a family */
	basedOn: z.nullable(z.int()),
	/** what the form is called so far */
	name: z.string(),
	savedAt: z.iso.datetime(),
});
export type FormDraft = z.infer<typeof FormDraft>;

/** JSON text of an object: kept letter for letter. */
export const DraftContent = z.string().check(
	z.minLength(2),
	z.maxLength(largestForm),
	z.refine((text) => {
		try {
			const read: unknown = JSON.parse(text);
			return typeof read === 'object' && read !== null && !Array.isArray(read);
		} catch {
			return false;
		}
	}, 'must be the JSON of an object'),
);
