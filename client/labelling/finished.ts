/** A workset that is done stays on the screen over a reload, so that nobody is handed the next one unasked. */
import { Workset } from '../../campaigns/contract/task.ts';
import type { TextStore } from './text-store.ts';

const keyOf = (personId: number, campaignId: number) => `label-wing.finished.${personId}.${campaignId}`;

export function keepFinished(store: TextStore, personId: number, workset: Workset): void {
	store.setItem(keyOf(personId, workset.campaignId), JSON.stringify(workset));
}

/** The workset that was just done, or null. */
export function readFinished(store: TextStore, personId: number, campaignId: number): Workset | null {
	const text = store.getItem(keyOf(personId, campaignId));
	if (text === null) return null;
	const parsed = Workset.safeParse(JSON.parse(text));
	return parsed.success ? parsed.data : null;
}

export function dropFinished(store: TextStore, personId: number, campaignId: number): void {
	store.removeItem(keyOf(personId, campaignId));
}
