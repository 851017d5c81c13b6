/**
 * The definition of a campaign: all that was decided when it was made and since, and its edits, as one JSON document.
 * Nothing of what people answered. Whoever has it can make the same campaign again.
 */
import * as z from 'zod/mini';
import { CampaignSettings, Rules, View } from './campaign.ts';
import { AutolabelRules } from './edit-source.ts';
import { Answers, Form } from './form.ts';
import { Goal } from './goal.ts';
import { GoldWanted } from './gold.ts';
import { TaskPart } from './task.ts';

export const definitionFormat = 'label-wing-campaign-1';

/** An edit to label, with what of it where it is not the whole, and its place in a designed sample. */
const DefinedEdit = z.object({
	revisionId: z.int().check(z.minimum(1)),
	part: z.optional(TaskPart),
	stratum: z.optional(z.string().check(z.minLength(1), z.maxLength(400))),
	/** over 0, at most 1 */
	inclusionProbability: z.optional(z.number().check(z.gt(0), z.maximum(1))),
});
export type DefinedEdit = z.infer<typeof DefinedEdit>;

export const Definition = z.object({
	format: z.literal(definitionFormat),
	/** the campaign it was written from: the one thing that differs in its copies */
	origin: z.object({ campaignId: z.int(), createdAt: z.iso.datetime() }),
	settings: z.object({
		...CampaignSettings.shape,
		wiki: z.string().check(z.minLength(1), z.maxLength(64)),
		view: View,
	}),
	announcement: z.nullable(z.string()),
	deadline: z.nullable(z.iso.datetime()),
	form: Form,
	/** with the names of accounts in them: this is for coordinators */
	rules: Rules,
	guideline: z.nullable(z.object({ title: z.string(), revisionId: z.int() })),
	/** in the order shown */
	practice: z.array(z.object({ revisionId: z.int(), answers: Answers, explanation: z.string() })),
	// files that were written before these were there say nothing of them
	/** what is to be known, and how exactly; whether it closes then is decided anew */
	goal: z.optional(z.nullable(Goal)),
	/** the rules that answer plain cases by themselves; whom they trust is asked of the wiki anew */
	autolabel: z.optional(z.nullable(AutolabelRules)),
	/** those that are handed out; who may read this may read them */
	gold: z.optional(z.nullable(GoldWanted)),
	/** by revision; the order in which they are handed out follows from the seed */
	edits: z.array(DefinedEdit).check(z.maxLength(1_000_000)),
});
export type Definition = z.infer<typeof Definition>;
