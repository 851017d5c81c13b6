import '../styles/other-views.css';
import { createEffect, For, type JSX, Show } from 'solid-js';
import type { ShownDiffs } from '../../campaigns/contract/task.ts';
import { formatNumber, t } from '../language.ts';
import { Diff } from './Diff.tsx';
import type { DiffView, EditView } from './diff-dom.ts';
import { EditFacts, Summary, TitleLink } from './EditFacts.tsx';
import type { Further } from './edits.ts';
import { FurtherButton } from './FurtherButton.tsx';

/** Several edits that are judged as one: numbered, each with its summary, the first ones at once. */
export function SeveralDiffs(props: {
	edit: ShownDiffs;
	unfolded: boolean;
	onFurther: (further: Further) => Promise<void>;
	onView: (view: EditView) => void;
}): JSX.Element {
	let list: HTMLOListElement | undefined;
	const views = new Map<number, DiffView>();
	const inOrder = () => props.edit.diffs.flatMap(({ revisionId }) => views.get(revisionId) ?? []);
	const tell = () => {
		if (!list) return;
		props.onView({
			element: list,
			setUnfolded: (unfolded) => {
				for (const view of inOrder()) view.setUnfolded(unfolded);
			},
			changes: inOrder().flatMap((view) => view.changes),
			goTo: (line) =>
				inOrder()
					.find((view) => view.changes.includes(line))
					?.goTo(line),
		});
	};
	createEffect(() => {
		// after the diffs have said what they are
		if (props.edit.diffs.length > 0) queueMicrotask(tell);
	});
	const missing = () => props.edit.total - props.edit.diffs.length;
	return (
		<>
			<ol class="lw-several" ref={list}>
				<For each={props.edit.diffs}>
					{(diff, at) => (
						<li>
							<div class="lw-several__head">
								<span class="lw-several__number" aria-hidden="true">
									{formatNumber(at() + 1)}
								</span>
								<div>
									<div class="lw-edit__title">
										<h2 tabindex="-1">
											<span class="lw-vh">
												{t('n-of-m', formatNumber(at() + 1), formatNumber(props.edit.total))}:{' '}
											</span>
											<TitleLink {...diff} />
										</h2>
										<EditFacts edit={diff} />
									</div>
									<Summary html={diff.summaryHtml} />
								</div>
							</div>
							<Diff
								edit={diff}
								unfolded={props.unfolded}
								onView={(view) => views.set(diff.revisionId, view)}
							/>
						</li>
					)}
				</For>
			</ol>
			<Show when={missing() > 0}>
				<FurtherButton
					label={t('show-more-edits', missing())}
					onPress={async () => {
						const from = props.edit.diffs.length;
						await props.onFurther({ from });
						list?.children[from]?.querySelector('h2')?.focus();
					}}
				/>
			</Show>
		</>
	);
}
