/** What is half-done in a workset, kept across reloads: answers not yet saved, and the order of those that are. */
import type { Answers } from '../../campaigns/contract/form.ts';
import { isRecord, parsedJson } from '../records.ts';

export type Draft = {
	/** by task */
	answers: Record<string, Answers>;
	/** tasks in the order in which they were answered or skipped */
	history: number[];
	/** looking at edits so far, in milliseconds */
	spentMs: number;
};

export const emptyDraft: Draft = { answers: {}, history: [], spentMs: 0 };

/** The part of the browser's storage that is used here. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (personId: number, worksetId: number) => `label-wing.draft.${personId}.${worksetId}`;

/** What was kept; an empty draft when nothing was, or when it was written by another version of this page. */
export function readDraft(store: TextStore, personId: number, worksetId: number): Draft {
	const text = store.getItem(keyOf(personId, worksetId));
	if (text === null) return emptyDraft;
	const draft = parsedJson(text);
	return isDraft(draft) ? draft : emptyDraft;
}

export function writeDraft(store: TextStore, personId: number, worksetId: number, draft: Draft): void {
	store.setItem(keyOf(personId, worksetId), JSON.stringify(draft));
}

export function dropDraft(store: TextStore, personId: number, worksetId: number): void {
	store.removeItem(keyOf(personId, worksetId));
}

/** Which answers a form takes is judged where they are shown: here it is enough that they are answers to something. */
function isDraft(value: unknown): value is Draft {
	return (
		isRecord(value) &&
		isRecord(value.answers) &&
		Object.values(value.answers).every(isRecord) &&
		Array.isArray(value.history) &&
		value.history.every(Number.isSafeInteger) &&
		Number.isFinite(value.spentMs)
	);
}
