/** Looking at one edit again: what is half-changed is kept over a reload, apart from the workset's own drafts. */
import type { Answers } from '../../campaigns/contract/form.ts';
import type { MyTask } from '../../campaigns/contract/mine.ts';
import type { Workset } from '../../campaigns/contract/task.ts';
import type { TextStore } from '../labelling/drafts.ts';
import { type Draft, emptyDraft } from '../labelling/drafts.ts';

/** A store in which the draft of one edit begins with what was said of it. */
export function changeStore(store: TextStore, taskId: number, said: Answers): TextStore {
	const own = (key: string) => `${key}.change.${taskId}`;
	const begun: Draft = { ...emptyDraft, answers: { [taskId]: said } };
	return {
		getItem: (key) => store.getItem(own(key)) ?? JSON.stringify(begun),
		setItem: (key, value) => store.setItem(own(key), value),
		removeItem: (key) => store.removeItem(own(key)),
	};
}

/** A workset of that one edit, which waits to be answered again. */
export function worksetOf({ campaignId, worksetId, task }: MyTask, now: Date): Workset {
	return {
		campaignId,
		worksetId,
		leaseExpiresAt: now.toISOString(),
		tasks: [{ ...task, state: 'open', answers: null }],
	};
}

/** Both answer the same questions with the same. */
export function sameAnswers(one: Answers, other: Answers): boolean {
	const names = new Set([...Object.keys(one), ...Object.keys(other)]);
	return [...names].every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}
