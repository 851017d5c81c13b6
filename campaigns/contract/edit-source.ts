/**
 * Where the edits of a campaign come from. A draft keeps it while it is made, so that what is not chosen yet may be null
 * or empty; what is missing is refused when the campaign is made.
 */
import * as z from 'zod/mini';
import { Answers } from './form.ts';

const Seed = z.int().check(z.minimum(0), z.maximum(2_147_483_647));
const title = z.string().check(z.trim(), z.minLength(1), z.maxLength(255));

/** who made an edit: without an account or with a temporary one; with a young one; anybody else */
export const authorKinds = ['anonymous', 'newcomer', 'experienced'] as const;
export type AuthorKind = (typeof authorKinds)[number];

/**
 * By what the edits of a frame are told apart. Every combination is a stratum; nothing chosen is one stratum, `all`.
 * Order of the parts in a stratum's key: author, reverted, score, category.
 */
export const Split = z.object({
	author: z.optional(z.boolean()),
	/** whether the wiki has marked it as reverted (tag `mw-reverted`) */
	reverted: z.optional(z.boolean()),
	/** by the score that a live model gives it: the bounds of bands, ascending, inside of 0 and 1 */
	score: z.optional(
		z.object({
			model: z.string().check(z.minLength(1), z.maxLength(64)),
			bounds: z.array(z.number().check(z.gt(0), z.lt(1))).check(z.minLength(1), z.maxLength(5)),
		}),
	),
	/** by the first of these categories that its page is in today; titles without the namespace */
	categories: z.optional(z.array(title).check(z.minLength(1), z.maxLength(10))),
});
export type Split = z.infer<typeof Split>;

/** What may be drawn: edits of a time, counted once and then kept, so that other sizes and seeds do not ask the wiki again. */
export const Frame = z.object({
	/** days in UTC, both within */
	from: z.iso.date(),
	to: z.iso.date(),
	namespaces: z.array(z.int().check(z.minimum(0), z.maximum(10_000))).check(z.minLength(1), z.maxLength(20)),
	/** edits of accounts in the group `bot`, or marked as a bot's */
	withoutBots: z.boolean(),
	/** edits that somebody has answered in another campaign of this installation */
	withoutJudged: z.boolean(),
	split: Split,
});

/**
 * Rules that answer plain cases by themselves, after editquality's `autolabel`: an edit that was not reverted, of an
 * account that is not blocked and is in one of the groups or has more edits than the number, is fine. People see the others.
 */
export const AutolabelRules = z.object({
	trustedGroups: z.array(z.string().check(z.minLength(1), z.maxLength(255))).check(z.maxLength(50)),
	/** more edits than these make an account trusted; null: no number does */
	trustedEdits: z.nullable(z.int().check(z.minimum(1), z.maximum(1_000_000))),
	/** what such an edit is answered with; for forms that ask `damaging` and `goodfaith`, "no" and "yes" when left out */
	answers: z.optional(Answers),
});
export type AutolabelRules = z.infer<typeof AutolabelRules>;

/** As editquality had them. */
export const usualAutolabelRules: AutolabelRules = {
	trustedGroups: [
		...['sysop', 'oversight', 'suppress', 'editor', 'bot', 'rollbacker'],
		...['checkuser', 'abusefilter', 'bureaucrat'],
	],
	trustedEdits: 1000,
};

const autolabel = z.optional(AutolabelRules);

export const EditSource = z.discriminatedUnion('kind', [
	/** a list that was uploaded before: see `POST /api/edit-lists` */
	z.object({ kind: z.literal('uploaded'), listId: z.nullable(z.uuid()), autolabel }),
	/** JSON lines with a `rev_id`, CSV or TSV with a header or ids alone, or ids with any separator: few enough to send along */
	z.object({ kind: z.literal('pasted'), text: z.string().check(z.maxLength(64_000_000)) }),
	/** drawn from a frame by strata, each with a seeded stream of its own, without replacement */
	z.object({
		kind: z.literal('sample'),
		frame: Frame,
		/** the frame as it was counted: see `POST /api/frames`; null before */
		frameId: z.nullable(z.uuid()),
		/** how many of each stratum, by its key; more than there is becomes all there is */
		take: z.record(z.string().check(z.maxLength(400)), z.int().check(z.minimum(0), z.maximum(1_000_000))),
		seed: Seed,
		autolabel,
	}),
	/** edits of another campaign whose answers do not agree */
	z.object({
		kind: z.literal('disagreements'),
		campaignId: z.nullable(z.int()),
		/** name of the question; null: any of those with choices */
		question: z.nullable(z.string()),
		/** `tie`: no answer has more than all others; `not_unanimous`: somebody said otherwise */
		which: z.enum(['tie', 'not_unanimous']),
	}),
	/** edits whose score somebody called wrong; while the campaign is open, new ones are added as they come */
	z.object({
		kind: z.literal('disputes'),
		/** name of the model; null: any */
		model: z.nullable(z.string().check(z.minLength(1), z.maxLength(64))),
	}),
]);
export type EditSource = z.infer<typeof EditSource>;

/** A sample as a file says it, before its frame is counted. */
export const SampleDesign = z.object({
	frame: Frame,
	take: z.record(z.string().check(z.maxLength(400)), z.int().check(z.minimum(0), z.maximum(1_000_000))),
	seed: Seed,
	autolabel,
});
export type EditSourceOf<Kind extends EditSource['kind']> = Extract<EditSource, { kind: Kind }>;

/** The source as a campaign keeps it, for everybody to read: of a list only how many there were. */
export const KeptSource = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('list'), edits: z.int() }),
	z.object({
		kind: z.literal('sample'),
		frame: Frame,
		/** counted in the frame and taken from it, by stratum */
		strata: z.array(z.object({ key: z.string(), count: z.int(), take: z.int() })),
		seed: Seed,
	}),
	z.object({
		kind: z.literal('disagreements'),
		campaignId: z.int(),
		question: z.nullable(z.string()),
		which: z.enum(['tie', 'not_unanimous']),
	}),
	z.object({ kind: z.literal('disputes'), model: z.nullable(z.string()) }),
]);
export type KeptSource = z.infer<typeof KeptSource>;
