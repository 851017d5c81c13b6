/** A workset that is done stays on the screen over a reload, so that nobody is handed the next one unasked. */
import type { Workset } from '../../campaigns/contract/task.ts';
import { isRecord, parsedJson } from '../records.ts';
import type { TextStore } from './drafts.ts';

const keyOf = (personId: number, campaignId: number) => `label-wing.finished.${personId}.${campaignId}`;

export function keepFinished(store: TextStore, personId: number, workset: Workset): void {
	store.setItem(keyOf(personId, workset.campaignId), JSON.stringify(workset));
}

/** The workset that was just done, or null. */
export function readFinished(store: TextStore, personId: number, campaignId: number): Workset | null {
	const text = store.getItem(keyOf(personId, campaignId));
	if (text === null) return null;
	const kept = parsedJson(text);
	return isWorkset(kept) ? kept : null;
}

export function dropFinished(store: TextStore, personId: number, campaignId: number): void {
	store.removeItem(keyOf(personId, campaignId));
}

/** Written by this page, perhaps by another version of it. */
function isWorkset(value: unknown): value is Workset {
	return (
		isRecord(value) &&
		[value.worksetId, value.campaignId].every(Number.isSafeInteger) &&
		typeof value.leaseExpiresAt === 'string' &&
		Array.isArray(value.tasks) &&
		value.tasks.every(
			(task) => isRecord(task) && Number.isSafeInteger(task.taskId) && typeof task.state === 'string',
		)
	);
}
