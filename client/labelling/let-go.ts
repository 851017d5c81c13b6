/** What was hidden on the wiki leaves an open page too: its text is let go of, and whoever looks at it is told. */
import { onCleanup } from 'solid-js';
import { AskError } from '../server.ts';
import type { Edits } from './edits.ts';
import type { Work } from './work.ts';

const lookMs = 60_000;

export function letGoOfHidden(work: Work, edits: Edits): void {
	const known = new Set<number>();
	const look = async () => {
		if (document.visibilityState !== 'visible' || work.isDone()) return;
		const { goneOf } = await import('./hidden.ts');
		try {
			// the one on the screen is asked for anew, and the answer says that it is gone
			for (const taskId of await goneOf(work.workset.worksetId))
				if (!known.has(taskId)) {
					known.add(taskId);
					edits.forget(taskId);
				}
		} catch (thrown) {
			// nothing was heard: it is asked again in a minute, and what else cannot be sent says so
			if (!(thrown instanceof AskError)) throw thrown;
		}
	};
	const timer = setInterval(() => void look(), lookMs);
	onCleanup(() => clearInterval(timer));
}
