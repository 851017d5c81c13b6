import { type Accessor, createEffect, createResource, createSignal, onCleanup } from 'solid-js';
import { after } from '../after.ts';
import { type AskError, asAskError } from '../server.ts';

export type Watched<T> = {
	/** what was last heard; undefined until something was */
	value: Accessor<T | undefined>;
	/** why the last look failed, while the value stands; null when it did not */
	fault: Accessor<AskError | null>;
	/** looks now */
	again(): Promise<void>;
	/** puts in what an answer brought along */
	set(value: T): void;
};

/** How often to look, in milliseconds: while something is under way, and while nothing is. */
const soonMs = 1000;
const laterMs = 4000;

/**
 * Looks again every so often, while the page can be seen; oftener while something is under way. When the first look
 * fails, reading the value throws; when a later one does, the value stays and the fault says why.
 */
export function createWatched<T>(look: () => Promise<T>, isUnderWay: (value: T) => boolean): Watched<T> {
	const [value, { mutate }] = createResource<T>(look);
	const [fault, setFault] = createSignal<AskError | null>(null);
	const again = async () => {
		try {
			const seen = await look();
			mutate(() => seen);
			setFault(null);
		} catch (thrown) {
			setFault(asAskError(thrown));
		}
	};
	const lookIfSeen = () => {
		if (document.visibilityState === 'visible' && value.state === 'ready') void again();
	};
	// after each look, whatever came of it
	createEffect(() => {
		const underWay = fault() === null && value.state === 'ready' && isUnderWay(value());
		onCleanup(after(underWay ? soonMs : laterMs, lookIfSeen));
	});
	document.addEventListener('visibilitychange', lookIfSeen);
	onCleanup(() => document.removeEventListener('visibilitychange', lookIfSeen));
	return { value, fault, again, set: (fresh) => mutate(() => fresh) };
}
