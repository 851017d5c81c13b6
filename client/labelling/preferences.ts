/** How one likes to label, kept in this browser. */
import { createSignal } from 'solid-js';
import * as z from 'zod/mini';

const Preferences = z.object({
	/** `auto`: as wide as there is room */
	view: z._default(z.enum(['auto', 'table', 'inline']), 'auto'),
	/** the answer that completes the form saves */
	goOn: z._default(z.boolean(), true),
	/** keys without a modifier */
	singleKeys: z._default(z.boolean(), true),
	/** a pause is suggested after a long run */
	pauses: z._default(z.boolean(), true),
	/** null: open where there is room */
	guideline: z._default(z.nullable(z.boolean()), null),
});
export type Preferences = z.infer<typeof Preferences>;

const key = 'label-wing.labelling';

function stored(): Preferences {
	const text = localStorage.getItem(key);
	if (text === null) return Preferences.parse({});
	try {
		return Preferences.parse(JSON.parse(text));
	} catch (thrown) {
		console.warn('Preferences from another version of this page are left aside.', thrown);
		return Preferences.parse({});
	}
}

const [preferences, setPreferences] = createSignal(stored());

export { preferences };

export function prefer(change: Partial<Preferences>): void {
	setPreferences((before) => ({ ...before, ...change }));
	localStorage.setItem(key, JSON.stringify(preferences()));
}
