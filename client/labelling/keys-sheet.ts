import { createSignal } from 'solid-js';
import type { KeysSheet } from '../keys/KeysSheet.tsx';
import { loadKeyMessages } from '../language.ts';

/** The sheet of keys, which is fetched when somebody wants it for the first time. */
export function createKeysSheet() {
	const [sheet, setSheet] = createSignal<typeof KeysSheet | null>(null);
	const [isOpen, setOpen] = createSignal(false);
	const [isAway, setAway] = createSignal(false);
	return {
		/** null before it is wanted */
		sheet,
		isOpen,
		/** it could not be fetched */
		isAway,
		close: () => setOpen(false),
		async open(): Promise<void> {
			try {
				const [loaded] = await Promise.all([import('../keys/KeysSheet.tsx'), loadKeyMessages()]);
				setSheet(() => loaded.KeysSheet);
				setAway(false);
				setOpen(true);
			} catch (thrown) {
				console.warn('The sheet of keys could not be fetched.', thrown);
				setAway(true);
			}
		},
	};
}
