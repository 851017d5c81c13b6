/** What is kept of a workset while one is at it, and let go of afterwards. */
import { createEffect, on, onCleanup } from 'solid-js';
import type { Workset } from '../../campaigns/contract/task.ts';
import { dropDraft } from './drafts.ts';
import type { Edits } from './edits.ts';
import { dropFinished, keepFinished } from './finished.ts';
import type { Work } from './work.ts';

/** A finished workset outlives a reload of the page, and is forgotten on leaving it. */
export function keepOverReload(work: Work, workset: Workset, personId: number): void {
	createEffect(() => {
		if (work.isDone()) keepFinished(sessionStorage, personId, { ...workset, tasks: [...work.tasks()] });
		else dropFinished(sessionStorage, personId, workset.campaignId);
	});
	onCleanup(() => {
		dropFinished(sessionStorage, personId, workset.campaignId);
		if (work.isDone()) dropDraft(localStorage, personId, workset.worksetId);
	});
}

/**
 * Only the edit on the screen, those ahead and the one before stay in memory: an undo wants that one again. One that was
 * held back goes at once, and an undo has it held back anew.
 */
export function keepFewEdits(work: Work, edits: Edits): void {
	createEffect(
		on(work.current, (now, before) => {
			if (typeof before === 'number') {
				edits.forgetFailure(before);
				edits.cover(before);
			}
			for (const { taskId, state } of work.tasks())
				if (state !== 'open' && taskId !== now && taskId !== before) edits.forget(taskId);
		}),
	);
}
