/** What is half-done in a workset, kept across reloads: answers not yet saved, and the order of those that are. */
import * as z from 'zod/mini';
import { Answers } from '../../campaigns/contract/form.ts';
import { parsedJson, type TextStore } from './text-store.ts';

const Draft = z.object({
	/** by task */
	answers: z.record(z.string(), Answers),
	/** tasks in the order in which they were answered or skipped */
	history: z.array(z.int()),
	/** looking at edits so far, in milliseconds */
	spentMs: z.number(),
});
export type Draft = z.infer<typeof Draft>;

export const emptyDraft: Draft = { answers: {}, history: [], spentMs: 0 };

const keyOf = (personId: number, worksetId: number) => `label-wing.draft.${personId}.${worksetId}`;

/** What was kept; an empty draft when nothing was, or when it was written by another version of this page. */
export function readDraft(store: TextStore, personId: number, worksetId: number): Draft {
	const text = store.getItem(keyOf(personId, worksetId));
	if (text === null) return emptyDraft;
	const parsed = Draft.safeParse(parsedJson(text));
	return parsed.success ? parsed.data : emptyDraft;
}

export function writeDraft(store: TextStore, personId: number, worksetId: number, draft: Draft): void {
	store.setItem(keyOf(personId, worksetId), JSON.stringify(draft));
}

export function dropDraft(store: TextStore, personId: number, worksetId: number): void {
	store.removeItem(keyOf(personId, worksetId));
}
