/** The edits of a workset as they come from the wiki: one request each, the next ones before they are needed. */
import { createSignal, untrack } from 'solid-js';
import type { HeldBackEdit, Looks, ShownEdit } from '../../campaigns/contract/task.ts';
import { type AskError, asAskError } from '../server.ts';
import { isAsAsked } from './looks.ts';

export type EditState =
	| { status: 'loading' }
	| { status: 'here'; edit: ShownEdit }
	/** it may distress: nothing of it is in this page before it is asked for */
	| { status: 'held-back'; taskId: number }
	| { status: 'failed'; error: AskError };

/** More of an edit than comes at first: a long page to its end, further ones of several edits, what is held back. */
export type Further = { all?: boolean; from?: number; reveal?: boolean };

export type Edits = {
	/** what is known of an edit; asks for it when nothing is. Until it is here in this view, another one serves */
	want(taskId: number, looks: Looks): EditState;
	/** asks once more after a failure; of itself, that failure stands until an answer is here */
	retry(taskId: number, looks: Looks, ofItself?: boolean): void;
	/** adds to an edit that is here what it has more. @throws AskError when that does not come now */
	extend(taskId: number, looks: Looks, further: Further): Promise<void>;
	/** asks for an edit that is held back */
	reveal(taskId: number, looks: Looks): void;
	/** takes an edit that was revealed out of memory again */
	cover(taskId: number): void;
	/** in any view, and not held back */
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
	read: (taskId: number, looks: Looks, further: Further) => Promise<ShownEdit | HeldBackEdit>,
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
	/** asked for although they may distress */
	const revealed = new Set<number>();
	const reveals = (taskId: number) => (revealed.has(taskId) ? { reveal: true } : {});
	const heldBack = (taskId: number) =>
		keysOf(taskId)
			.flatMap((key) => states()[key] ?? [])
			.find(({ status }) => status === 'held-back');

	const drop = (key: string) => setStates(({ [key]: _dropped, ...others }) => others);
	/** What nobody may see any more leaves this page in every view, whichever it was asked for in. */
	const keepFailure = (taskId: number, key: string, error: AskError) => {
		if (error.code === 'REVISION_GONE') untrack(() => keysOf(taskId)).forEach(drop);
		keep(key, { status: 'failed', error });
	};

	async function fetchEdit(taskId: number, looks: Looks, wanted: boolean): Promise<void> {
		const key = keyOf(taskId, looks);
		if (underWay.has(key)) return;
		underWay.add(key);
		tried.add(key);
		if (wanted) keep(key, { status: 'loading' });
		let goesOn = true;
		try {
			const asked = revealed.has(taskId);
			const edit = await read(taskId, looks, reveals(taskId));
			// asked for meanwhile, or no longer: what came is not what is wanted
			if (asked !== revealed.has(taskId)) drop(key);
			else keep(key, 'heldBack' in edit ? { status: 'held-back', taskId } : { status: 'here', edit });
		} catch (thrown) {
			const error = asAskError(thrown);
			// somebody may have come to this edit while it was fetched ahead
			if (states()[key] !== undefined || isLasting(error)) keepFailure(taskId, key, error);
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
			(taskId) =>
				known(taskId, looks) === undefined &&
				!tried.has(keyOf(taskId, looks)) &&
				heldBack(taskId) === undefined,
		);
		if (next !== undefined) void fetchEdit(next, looks, false);
	}

	return {
		want(taskId, looks) {
			const state = heldBack(taskId) ?? known(taskId, looks);
			if (state?.status === 'here' || state?.status === 'held-back') return state;
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
		retry: (taskId, looks, ofItself = false) => void fetchEdit(taskId, looks, !ofItself),
		async extend(taskId, looks, further) {
			const key = keysOf(taskId).find((one) => {
				const state = states()[one];
				return state?.status === 'here' && (one === keyOf(taskId, looks) || isAsAsked(state.edit, looks));
			});
			if (key === undefined || underWay.has(key)) return;
			underWay.add(key);
			try {
				const more = await read(taskId, looks, { ...further, ...reveals(taskId) });
				const state = states()[key];
				if (state?.status === 'here' && !('heldBack' in more))
					keep(key, { status: 'here', edit: joined(state.edit, more) });
			} catch (thrown) {
				const error = asAskError(thrown);
				if (!isLasting(error)) throw error;
				keepFailure(taskId, key, error);
			} finally {
				underWay.delete(key);
			}
		},
		reveal(taskId, looks) {
			if (heldBack(taskId) === undefined) return;
			revealed.add(taskId);
			untrack(() => keysOf(taskId)).forEach(drop);
			void fetchEdit(taskId, looks, true);
		},
		cover(taskId) {
			if (revealed.delete(taskId)) untrack(() => keysOf(taskId)).forEach(drop);
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
			revealed.delete(taskId);
			untrack(() => keysOf(taskId)).forEach(drop);
		},
	};
}
