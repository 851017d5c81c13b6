/** A campaign in the making: kept on the server while it is not complete, so that it can be left and come back to. */
import * as z from 'zod/mini';
import { NewCampaign } from './campaign.ts';
import { EditSource } from './edit-source.ts';

/** All that a campaign is made from, each field only once it was chosen; texts may be empty. What is there is in bounds. */
export const DraftContent = z.object({
	...z.partial(z.omit(NewCampaign, { wiki: true, template: true })).shape,
	name: z.optional(z.string().check(z.maxLength(200))),
	purpose: z.optional(z.string().check(z.maxLength(1000))),
	/** the key of a built-in template; or a form of one's own in `form`, not both */
	template: z.optional(z.string().check(z.maxLength(64))),
	/** where they come from, as far as that is chosen */
	edits: z.optional(EditSource),
});
export type DraftContent = z.infer<typeof DraftContent>;

/** Fields that were changed; null takes away what was chosen. */
export const DraftChanges = z.object(nullable(DraftContent.shape));
export type DraftChanges = z.infer<typeof DraftChanges>;

function nullable<Shape extends Record<string, z.ZodMiniType>>(shape: Shape) {
	return Object.fromEntries(
		Object.entries(shape).map(([field, type]) => [field, z.optional(z.nullable(type))]),
	) as { [Field in keyof Shape]: z.ZodMiniOptional<z.ZodMiniNullable<Shape[Field]>> };
}

const facts = {
	draftId: z.int(),
	wiki: z.string(),
	/** whose it is, who alone may change it; null when it was made on the command line, or that person has left */
	owner: z.nullable(z.string()),
	/** whether it is the asker's */
	mine: z.boolean(),
	/** one more with each change: send the one that you have read, so that two tabs do not overwrite each other */
	version: z.int(),
	savedAt: z.iso.datetime(),
};

export const Draft = z.object({ ...facts, content: DraftContent });
export type Draft = z.infer<typeof Draft>;

/** A draft in a list. */
export const DraftSummary = z.object({ ...facts, name: z.string() });
export type DraftSummary = z.infer<typeof DraftSummary>;
