import { createEffect, createSignal, on } from 'solid-js';
import type { TextStore } from './drafts.ts';
import { afterDismissal, afterEdit, pauseDue, readRun, writeRun } from './pauses.ts';
import { preferences } from './preferences.ts';
import type { Work } from './work.ts';

export type PauseHere = {
	/** what to say; null while there is nothing to say, or nobody wants to hear it */
	due(): { minutes: number; edits: number } | null;
	dismiss(): void;
};

/** Counts what is decided on this page, on top of what other tabs and earlier worksets counted. */
export function createPauseHere(
	work: Work,
	store: TextStore,
	personId: number,
	now: () => number,
): PauseHere {
	const [due, setDue] = createSignal(pauseDue(readRun(store, personId), now()));
	createEffect(
		on(work.event, (event) => {
			if (event !== 'saved' && event !== 'skipped') return;
			const run = afterEdit(readRun(store, personId), now());
			writeRun(store, personId, run);
			setDue(pauseDue(run, now()));
		}),
	);
	return {
		due: () => (preferences().pauses ? due() : null),
		dismiss() {
			writeRun(store, personId, afterDismissal(now()));
			setDue(null);
		},
	};
}
