/** What draws pages, several edits and statements comes when the first of them does: most campaigns show diffs alone. */
import type { HeldBackEdit, ShownEdit } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { AskError } from '../server.ts';

type OtherViews = typeof import('./OtherView.tsx');
let loaded: OtherViews | null = null;

/** An edit together with what it is drawn by. @throws AskError NETWORK when that cannot be fetched */
export async function withItsView<Edit extends ShownEdit | HeldBackEdit>(edit: Edit): Promise<Edit> {
	if (loaded !== null || 'heldBack' in edit || edit.view === 'diff') return edit;
	try {
		loaded = await import('./OtherView.tsx');
	} catch (cause) {
		throw new AskError('NETWORK', t('error-network'), { cause });
	}
	return edit;
}

/** There once an edit came that needs it. */
export function otherViews(): OtherViews | null {
	return loaded;
}
