/** The edits of a workset as they come from the wiki: one request each, the next ones before they are needed. */
import { createSignal, untrack } from 'solid-js';
import type { DiffType, HeldBackEdit, ShownEdit } from '../../campaigns/contract/task.ts';
import { type AskError, asAskError } from '../server.ts';

export type EditState =
	| { status: 'loading' }
	| { status: 'here'; edit: ShownEdit }
	/** it may distress: nothing of it is in this page before it is asked for */
	| { status: 'held-back'; taskId: number }
	| { status: 'failed'; error: AskError };

export type Edits = {
	/** what is known of an edit; asks for it when nothing is. Until it is here in this view, the other one serves */
	want(taskId: number, diffType: DiffType): EditState;
	/** asks once more after a failure */
	retry(taskId: number, diffType: DiffType): void;
	/** asks for an edit that is held back */
	reveal(taskId: number, diffType: DiffType): void;
	/** takes an edit that was revealed out of memory again */
	cover(taskId: number): void;
	/** in either view, and not held back */
	isHere(taskId: number): boolean;
	/** fetches these one after the other while nothing else is under way; replaces what was asked for before */
	fetchAhead(taskIds: readonly number[], diffType: DiffType): void;
	/** lets go of failures, so that an edit that was put off is asked for anew when it comes again */
	forgetFailure(taskId: number): void;
	/** takes the text out of the page's memory */
	forget(taskId: number): void;
};

/** Failures that will be the same tomorrow, so that they need not be asked about again. */
function isLasting(error: AskError): boolean {
	return error.status >= 400 && error.status < 500 && error.status !== 401 && error.status !== 429;
}

export function createEdits(
	read: (taskId: number, diffType: DiffType, reveal: boolean) => Promise<ShownEdit | HeldBackEdit>,
): Edits {
	const [states, setStates] = createSignal<Readonly<Record<string, EditState>>>({});
	const known = (key: string) => states()[key];
	const keep = (key: string, state: EditState) => setStates((all) => ({ ...all, [key]: state }));
	const underWay = new Set<string>();
	/** since the last time that somebody asked for edits ahead: a failure is not repeated at once */
	const tried = new Set<string>();
	const keyOf = (taskId: number, diffType: DiffType) => `${taskId}.${diffType}`;
	const keysOf = (taskId: number) => [keyOf(taskId, 'table'), keyOf(taskId, 'inline')];
	const here = (taskId: number) =>
		keysOf(taskId)
			.flatMap((key) => known(key) ?? [])
			.find(({ status }) => status === 'here');
	/** asked for although they may distress */
	const revealed = new Set<number>();
	const heldBack = (taskId: number) =>
		keysOf(taskId)
			.flatMap((key) => known(key) ?? [])
			.find(({ status }) => status === 'held-back');
	let ahead: { taskIds: readonly number[]; diffType: DiffType } = { taskIds: [], diffType: 'table' };

	const drop = (key: string) => setStates(({ [key]: _dropped, ...others }) => others);

	async function fetchEdit(taskId: number, diffType: DiffType, wanted: boolean): Promise<void> {
		const key = keyOf(taskId, diffType);
		if (underWay.has(key)) return;
		underWay.add(key);
		tried.add(key);
		if (wanted) keep(key, { status: 'loading' });
		let goesOn = true;
		try {
			const reveals = revealed.has(taskId);
			const edit = await read(taskId, diffType, reveals);
			// asked for meanwhile, or no longer: what came is not what is wanted
			if (reveals !== revealed.has(taskId)) drop(key);
			else keep(key, 'heldBack' in edit ? { status: 'held-back', taskId } : { status: 'here', edit });
		} catch (thrown) {
			const error = asAskError(thrown);
			// somebody may have come to this edit while it was fetched ahead
			if (known(key) !== undefined || isLasting(error)) keep(key, { status: 'failed', error });
			else goesOn = error.code !== 'NETWORK';
		} finally {
			underWay.delete(key);
		}
		if (goesOn) goAhead();
	}

	function goAhead(): void {
		if (underWay.size > 0) return;
		const next = ahead.taskIds.find((taskId) => {
			const key = keyOf(taskId, ahead.diffType);
			return known(key) === undefined && !tried.has(key) && heldBack(taskId) === undefined;
		});
		if (next !== undefined) void fetchEdit(next, ahead.diffType, false);
	}

	return {
		want(taskId, diffType) {
			const state = heldBack(taskId) ?? known(keyOf(taskId, diffType));
			if (state?.status === 'here' || state?.status === 'held-back') return state;
			if (state?.status === 'failed') return isLasting(state.error) ? state : (here(taskId) ?? state);
			if (state?.status === 'loading') return here(taskId) ?? state;
			queueMicrotask(() => {
				const key = keyOf(taskId, diffType);
				if (known(key) !== undefined) return;
				if (underWay.has(key)) keep(key, { status: 'loading' });
				else void fetchEdit(taskId, diffType, true);
			});
			return here(taskId) ?? { status: 'loading' };
		},
		reveal(taskId, diffType) {
			if (heldBack(taskId) === undefined) return;
			revealed.add(taskId);
			keysOf(taskId).forEach(drop);
			void fetchEdit(taskId, diffType, true);
		},
		cover(taskId) {
			if (revealed.delete(taskId)) keysOf(taskId).forEach(drop);
		},
		retry: (taskId, diffType) => void fetchEdit(taskId, diffType, true),
		isHere: (taskId) => here(taskId) !== undefined,
		fetchAhead(taskIds, diffType) {
			ahead = { taskIds, diffType };
			tried.clear();
			// whoever asks does so again when the edits ahead are others, not whenever one of them comes
			untrack(goAhead);
		},
		forgetFailure(taskId) {
			for (const key of keysOf(taskId)) if (untrack(() => known(key))?.status === 'failed') drop(key);
		},
		forget(taskId) {
			revealed.delete(taskId);
			keysOf(taskId).forEach(drop);
		},
	};
}
