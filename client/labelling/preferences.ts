/** How one likes to label, kept in this browser. */
import { createSignal } from 'solid-js';
import { isRecord, parsedJson } from '../records.ts';

export type Preferences = {
	/** `auto`: as wide as there is room */
	view: 'auto' | 'table' | 'inline';
	/** the answer that completes the form saves */
	goOn: boolean;
	/** keys without a modifier */
	singleKeys: boolean;
	/** null: open where there is room */
	guideline: boolean | null;
};

const key = 'label-wing.labelling';

/** Of what was kept, what this version of the page understands; else what is usual. */
function stored(): Preferences {
	const kept = parsedJson(localStorage.getItem(key) ?? '{}');
	const { view, goOn, singleKeys, guideline } = isRecord(kept) ? kept : {};
	return {
		view: view === 'table' || view === 'inline' ? view : 'auto',
		goOn: goOn !== false,
		singleKeys: singleKeys !== false,
		guideline: typeof guideline === 'boolean' ? guideline : null,
	};
}

const [preferences, setPreferences] = createSignal(stored());

export { preferences };

export function prefer(change: Partial<Preferences>): void {
	setPreferences((before) => ({ ...before, ...change }));
	localStorage.setItem(key, JSON.stringify(preferences()));
}
