/** A campaign's guideline: a page of the wiki as of one revision, so that everybody reads the same. */
import * as z from 'zod/mini';

/** Which page, as a coordinator names it. */
export const GuidelineWanted = z.object({
	/** a title, or the address of a page of the campaign's wiki */
	page: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
	/** the newest when left out, unless the address names one */
	revisionId: z.optional(z.int().check(z.minimum(1))),
});
export type GuidelineWanted = z.infer<typeof GuidelineWanted>;

/** The one that lies beside the edits now. */
export const GuidelineFacts = z.object({
	title: z.string(),
	revisionId: z.int(),
	/** since when it is the campaign's */
	fixedAt: z.iso.datetime(),
});
export type GuidelineFacts = z.infer<typeof GuidelineFacts>;

export const GuidelineText = z.object({
	title: z.string(),
	revisionId: z.int(),
	/** this revision on the wiki */
	url: z.string(),
	/** sanitised; its headings begin at h4 and its links open beside */
	html: z.string(),
	language: z.string(),
	direction: z.enum(['ltr', 'rtl']),
});
export type GuidelineText = z.infer<typeof GuidelineText>;
