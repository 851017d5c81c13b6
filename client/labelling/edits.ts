/** The edits of a workset as they come from the wiki: one request each, the next ones before they are needed. */
import { createSignal, untrack } from 'solid-js';
import type { Looks, ShownEdit } from '../../campaigns/contract/task.ts';
import { type AskError, asAskError } from '../server.ts';
import { isAsAsked } from './looks.ts';

export type EditState =
	| { status: 'loading' }
	| { status: 'here'; edit: ShownEdit }
	| { status: 'failed'; error: AskError };

/** More of an edit than comes at first: a long page to its end, or further ones of several edits. */
export type Further = { all?: 'yes'; from?: number };

export type Edits = {
	/** what is known of an edit; asks for it when nothing is. Until it is here in this view, another one serves */
	want(taskId: number, looks: Looks): EditState;
	/** asks once more after a failure */
	retry(taskId: number, looks: Looks): void;
	/** adds to an edit that is here what it has more. @throws AskError when that does not come now */
	extend(taskId: number, looks: Looks, further: Further): Promise<void>;
	/** in any view */
	isHere(taskId: number): boolean;
	/** fetches these one after the other while nothing else is under way; replaces what was asked for before */
	fetchAhead(taskIds: readonly number[], looks: Looks): void;
	/** lets go of failures, so that an edit that was put off is asked for anew when it comes again */
	forgetFailure(taskId: number): void;
	/** takes the text out of the page's memory */
	forget(taskId: number): void;
};

/** Failures that will be the same tomorrow, so that they need not be asked about again. */
function isLasting(error: AskError): boolean {
	return error.status >= 400 && error.status < 500 && error.status !== 401 && error.status !== 429;
}

/** What came first and what came then, as one. */
function joined(edit: ShownEdit, more: ShownEdit): ShownEdit {
	if (edit.view !== 'diffs' || more.view !== 'diffs') return more;
	return { ...edit, diffs: [...edit.diffs.slice(0, more.from), ...more.diffs] };
}

export function createEdits(
	read: (taskId: number, looks: Looks, further: Further) => Promise<ShownEdit>,
): Edits {
	const [states, setStates] = createSignal<Readonly<Record<string, EditState>>>({});
	const keep = (key: string, state: EditState) => setStates((all) => ({ ...all, [key]: state }));
	const underWay = new Set<string>();
	/** since the last time that somebody asked for edits ahead: a failure is not repeated at once */
	const tried = new Set<string>();
	const keyOf = (taskId: number, { changes, whole }: Looks) => `${taskId}.${changes}.${whole}`;
	const keysOf = (taskId: number) => Object.keys(states()).filter((key) => key.startsWith(`${taskId}.`));
	const allHere = (taskId: number) =>
		keysOf(taskId).flatMap((key) => {
			const state = states()[key];
			return state?.status === 'here' ? [state] : [];
		});
	const here = (taskId: number) => allHere(taskId)[0];
	/** what is known under these likings, or under others that come to the same for this edit */
	const known = (taskId: number, looks: Looks): EditState | undefined =>
		states()[keyOf(taskId, looks)] ?? allHere(taskId).find(({ edit }) => isAsAsked(edit, looks));
	let ahead: { taskIds: readonly number[]; looks: Looks } = {
		taskIds: [],
		looks: { changes: 'table', whole: 'page' },
	};

	const drop = (key: string) => setStates(({ [key]: _dropped, ...others }) => others);

	async function fetchEdit(taskId: number, looks: Looks, wanted: boolean): Promise<void> {
		const key = keyOf(taskId, looks);
		if (underWay.has(key)) return;
		underWay.add(key);
		tried.add(key);
		if (wanted) keep(key, { status: 'loading' });
		let goesOn = true;
		try {
			const edit = await read(taskId, looks, {});
			keep(key, { status: 'here', edit });
		} catch (thrown) {
			const error = asAskError(thrown);
			// somebody may have come to this edit while it was fetched ahead
			if (states()[key] !== undefined || isLasting(error)) keep(key, { status: 'failed', error });
			else goesOn = error.code !== 'NETWORK';
		} finally {
			underWay.delete(key);
		}
		if (goesOn) goAhead();
	}

	function goAhead(): void {
		if (underWay.size > 0) return;
		const { looks } = ahead;
		const next = ahead.taskIds.find(
			(taskId) => known(taskId, looks) === undefined && !tried.has(keyOf(taskId, looks)),
		);
		if (next !== undefined) void fetchEdit(next, looks, false);
	}

	return {
		want(taskId, looks) {
			const state = known(taskId, looks);
			if (state?.status === 'here') return state;
			if (state?.status === 'failed') return isLasting(state.error) ? state : (here(taskId) ?? state);
			if (state?.status === 'loading') return here(taskId) ?? state;
			queueMicrotask(() => {
				const key = keyOf(taskId, looks);
				if (known(taskId, looks) !== undefined) return;
				if (underWay.has(key)) keep(key, { status: 'loading' });
				else void fetchEdit(taskId, looks, true);
			});
			return here(taskId) ?? { status: 'loading' };
		},
		retry: (taskId, looks) => void fetchEdit(taskId, looks, true),
		async extend(taskId, looks, further) {
			const key = keysOf(taskId).find((one) => {
				const state = states()[one];
				return state?.status === 'here' && (one === keyOf(taskId, looks) || isAsAsked(state.edit, looks));
			});
			if (key === undefined || underWay.has(key)) return;
			underWay.add(key);
			try {
				const more = await read(taskId, looks, further);
				const state = states()[key];
				if (state?.status === 'here') keep(key, { status: 'here', edit: joined(state.edit, more) });
			} catch (thrown) {
				const error = asAskError(thrown);
				if (!isLasting(error)) throw error;
				keep(key, { status: 'failed', error });
			} finally {
				underWay.delete(key);
			}
		},
		isHere: (taskId) => here(taskId) !== undefined,
		fetchAhead(taskIds, looks) {
			ahead = { taskIds, looks };
			tried.clear();
			// whoever asks does so again when the edits ahead are others, not whenever one of them comes
			untrack(goAhead);
		},
		forgetFailure(taskId) {
			for (const key of untrack(() => keysOf(taskId)))
				if (untrack(states)[key]?.status === 'failed') drop(key);
		},
		forget(taskId) {
			untrack(() => keysOf(taskId)).forEach(drop);
		},
	};
}
