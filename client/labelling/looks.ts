/** The ways to look at an edit: which make sense for it, which one is on the screen, which one is asked for. Pure. */
import type { Looks, ShownEdit } from '../../campaigns/contract/task.ts';

export type Look = Looks['changes'] | Looks['whole'];

/** The ways that make sense for this edit, in the order in which V goes round; none where there is one only. */
export function looksOf(edit: ShownEdit): readonly Look[] {
	if (edit.view === 'statement') return [];
	if (edit.view === 'diffs') return ['table', 'inline'];
	const isChange = edit.view === 'diff' || (edit.edit !== null && !edit.edit.newPage);
	return isChange ? ['table', 'inline', 'page'] : ['page', 'wikitext'];
}

/** The way in which it is here; a wiki that knows no inline diffs gives the other kind. */
export function lookOf(edit: ShownEdit): Look {
	if (edit.view === 'diff') return edit.diffType;
	if (edit.view === 'diffs') return edit.diffs[0]?.diffType ?? 'table';
	return edit.view === 'wikitext' ? 'wikitext' : 'page';
}

/** The next way round; null where there is one only. */
export function nextLook(edit: ShownEdit): Look | null {
	const looks = looksOf(edit);
	return looks[(looks.indexOf(lookOf(edit)) + 1) % looks.length] ?? null;
}

/** The liking that a chosen way changes: one for what changed, one for whole pages. */
export function liking(edit: ShownEdit, look: Look): Partial<Looks> {
	if (look === 'wikitext') return { whole: look };
	if (look === 'page') return looksOf(edit).includes('wikitext') ? { whole: look } : { changes: look };
	return { changes: look };
}

/** Whether an edit that is here is what would come if it were asked for now. */
export function isAsAsked(edit: ShownEdit, { changes, whole }: Looks): boolean {
	const looks = looksOf(edit);
	if (looks.length === 0) return true;
	if (looks.includes('wikitext')) return lookOf(edit) === whole;
	// several edits at once are never shown as pages
	return lookOf(edit) === (looks.includes(changes) ? changes : 'table');
}
