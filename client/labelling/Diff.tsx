import { createEffect, createMemo, type JSX, Show } from 'solid-js';
import type { DiffOfEdit } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { buildDiff, type DiffView } from './diff-dom.ts';
import { keyFaces } from './keymap.ts';
import { useKeys } from './keys-here.tsx';

/** One edit's diff. `onView` gets what the keys N, P and X work on. */
export function Diff(props: {
	edit: DiffOfEdit;
	unfolded: boolean;
	onView: (view: DiffView) => void;
}): JSX.Element {
	const keys = useKeys();
	const view = createMemo(() => buildDiff(props.edit));
	createEffect(() => props.onView(view()));
	createEffect(() => view().setUnfolded(props.unfolded));
	createEffect(() => {
		const key = keys.shown('fold');
		view().showFoldKey(key === null ? null : keyFaces(key).join(' '));
	});
	return (
		<Show when={props.edit.diffHtml.trim() !== ''} fallback={<p class="lw-subtle">{t('diff-nothing')}</p>}>
			<Show when={view().onlySpaces}>
				<p class="lw-diff__note">{t('diff-only-spaces')}</p>
			</Show>
			<div class="lw-both">{view().element}</div>
		</Show>
	);
}
