/** How one looks for a dataset. */
import * as z from 'zod/mini';
import { Dataset } from './dataset.ts';

export const catalogueOrders = ['newest', 'oldest', 'largest', 'agreement'] as const;
const Day = z.iso.date();
const word = z.string().check(
	z.maxLength(200),
	z.refine((text) => !text.includes('\0'), 'has a character that no text holds'),
);

/** What is left out asks for nothing. */
export const CatalogueQuery = z.object({
	/** words that all stand in the name, the purpose, the wiki or the questions; capitals do not matter */
	q: z.optional(word),
	/** database name */
	wiki: z.optional(word),
	/** key of a template, or `custom` */
	template: z.optional(word),
	/** frozen on this day (UTC) or later */
	from: z.optional(Day),
	/** frozen on this day or before */
	to: z.optional(Day),
	/** this many labels or more */
	labels: z.optional(z.int().check(z.minimum(0))),
	/** `agreement`: the mean of the questions' alphas, highest first */
	order: z.optional(z.enum(catalogueOrders)),
	/** the last dataset of the page before */
	after: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
	/** 20 when left out */
	limit: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
});
export type CatalogueQuery = z.infer<typeof CatalogueQuery>;

export const CataloguePage = z.object({
	datasets: z.array(Dataset),
	/** all that fit, on this page and others */
	total: z.int(),
	/** what to give as `after` for the next page; null on the last */
	next: z.nullable(z.string()),
});
export type CataloguePage = z.infer<typeof CataloguePage>;
