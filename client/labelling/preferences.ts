/** How one likes to label, kept in this browser. */
import { createSignal } from 'solid-js';
import { isRecord, parsedJson } from '../records.ts';

export type Preferences = {
	/** `auto`: as wide as there is room */
	view: 'auto' | 'table' | 'inline' | 'page';
	/** of a page with nothing to compare it with */
	whole: 'page' | 'wikitext';
	/** the answer that completes the form saves */
	goOn: boolean;
	/** keys without a modifier */
	singleKeys: boolean;
	/** a pause is suggested after a long run */
	pauses: boolean;
	/** null: open where there is room */
	guideline: boolean | null;
};

const key = 'label-wing.labelling';

/** Of what was kept, what this version of the page understands; else what is usual. */
function stored(): Preferences {
	const kept = parsedJson(localStorage.getItem(key) ?? '{}');
	const { view, whole, goOn, singleKeys, pauses, guideline } = isRecord(kept) ? kept : {};
	return {
		view: view === 'table' || view === 'inline' || view === 'page' ? view : 'auto',
		whole: whole === 'wikitext' ? whole : 'page',
		goOn: goOn !== false,
		singleKeys: singleKeys !== false,
		pauses: pauses !== false,
		guideline: typeof guideline === 'boolean' ? guideline : null,
	};
}

const [preferences, setPreferences] = createSignal(stored());

export { preferences };

export function prefer(change: Partial<Preferences>): void {
	setPreferences((before) => ({ ...before, ...change }));
	localStorage.setItem(key, JSON.stringify(preferences()));
}
