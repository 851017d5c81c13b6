/** Saves a draft a moment after each change, and at once when a field or the page is left. */
import { type Accessor, createSignal } from 'solid-js';

type Saved =
	| { is: 'unchanged' }
	| { is: 'saving' }
	| { is: 'saved'; at: Date }
	/** it is tried again with the next change */
	| { is: 'failed'; sentence: string };

export type Saver = {
	state: Accessor<Saved>;
	/** there is something to save */
	changed(): void;
	/** saves now what is not saved yet; resolves when nothing is under way */
	flush(): Promise<void>;
	/** the same without waiting, while the page goes away */
	leave(): void;
	/** what is not saved yet need not be any more */
	drop(): void;
};

const momentMs = 800;

/** @param put saves what is there now; `leaving` while the page goes away */
export function createSaver(
	put: (leaving: boolean) => Promise<void>,
	sentenceOf: (thrown: unknown) => string,
): Saver {
	const [state, setState] = createSignal<Saved>({ is: 'unchanged' });
	let isDirty = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let underWay: Promise<void> | null = null;

	/** One at a time, so that an older state never overtakes a newer one. */
	async function run(): Promise<void> {
		while (isDirty) {
			isDirty = false;
			setState({ is: 'saving' });
			try {
				await put(false);
				setState({ is: 'saved', at: new Date() });
			} catch (thrown) {
				isDirty = true;
				setState({ is: 'failed', sentence: sentenceOf(thrown) });
				return;
			}
		}
	}

	const flush = (): Promise<void> => {
		clearTimeout(timer);
		underWay ??= run().finally(() => {
			underWay = null;
		});
		return underWay;
	};
	return {
		state,
		changed() {
			isDirty = true;
			clearTimeout(timer);
			timer = setTimeout(() => void flush(), momentMs);
		},
		flush,
		leave() {
			clearTimeout(timer);
			// whether it arrived nobody is there to hear
			if (isDirty || underWay) void put(true).catch(() => undefined);
		},
		drop() {
			clearTimeout(timer);
			isDirty = false;
		},
	};
}
