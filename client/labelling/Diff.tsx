import { createEffect, createMemo, type JSX, Show } from 'solid-js';
import type { DiffOfEdit } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { buildDiff, type DiffView } from './diff-dom.ts';

/** One edit's diff. `onView` gets what the keys N, P and X work on. */
export function Diff(props: {
	edit: DiffOfEdit;
	unfolded: boolean;
	onView: (view: DiffView) => void;
}): JSX.Element {
	const view = createMemo(() => buildDiff(props.edit));
	createEffect(() => props.onView(view()));
	createEffect(() => view().setUnfolded(props.unfolded));
	return (
		<Show when={props.edit.diffHtml.trim() !== ''} fallback={<p class="lw-subtle">{t('diff-nothing')}</p>}>
			<div class="lw-both">{view().element}</div>
		</Show>
	);
}
