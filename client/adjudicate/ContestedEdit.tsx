import { createMemo, createSignal, type JSX, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { readDisagreementEdit } from '../../campaigns/contract/adjudication-calls.ts';
import type { Looks } from '../../campaigns/contract/task.ts';
import { Diff } from '../labelling/Diff.tsx';
import type { EditView } from '../labelling/diff-dom.ts';
import { EditHead } from '../labelling/EditHead.tsx';
import { createEdits } from '../labelling/edits.ts';
import { type Look, liking } from '../labelling/looks.ts';
import { prefer, preferences } from '../labelling/preferences.ts';
import { Veil } from '../labelling/Veil.tsx';
import { otherViews, withItsView } from '../labelling/view-code.ts';
import { language, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { ask } from '../server.ts';

/** Width in rem from which both sides of an edit stand beside each other. */
const sideBySideRem = 40;

/** The edit that people disagree about, as they saw it: the labelling page's own views. */
export function ContestedEdit(props: {
	taskId: number;
	unfolded: boolean;
	onView: (view: EditView) => void;
	onReveal: (reveal: () => void) => void;
}): JSX.Element {
	let pane: HTMLDivElement | undefined;
	const [width, setWidth] = createSignal(0);
	onMount(() => {
		const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
		const measure = () => setWidth((pane?.clientWidth ?? 0) / rem);
		const observer = new ResizeObserver(measure);
		if (pane) observer.observe(pane);
		measure();
		onCleanup(() => observer.disconnect());
	});
	const looks = createMemo<Looks>(() => {
		const { view, whole } = preferences();
		const fits = width() >= sideBySideRem ? ('table' as const) : ('inline' as const);
		return { changes: view === 'auto' ? fits : view, whole };
	});
	const edits = createEdits(async (taskId, wanted, further) =>
		withItsView(await ask(readDisagreementEdit, { taskId, ...wanted, ...further, language: language() })),
	);
	const state = createMemo(() => (width() > 0 ? edits.want(props.taskId, looks()) : null));
	const here = () => {
		const now = state();
		return now?.status === 'here' ? now.edit : null;
	};
	const failed = () => {
		const now = state();
		return now?.status === 'failed' ? now.error : null;
	};
	const reveal = () => edits.reveal(props.taskId, looks());
	props.onReveal(reveal);
	const lookAs = (look: Look) => {
		const edit = here();
		const { changes, ...whole } = edit ? liking(edit, look) : {};
		prefer({ ...whole, ...(changes ? { view: changes } : {}) });
	};
	const diff = () => {
		const edit = here();
		return edit?.view === 'diff' ? edit : null;
	};
	const other = () => {
		const edit = here();
		return edit === null || edit.view === 'diff' ? null : edit;
	};

	return (
		<div ref={pane}>
			<Switch
				fallback={
					<div class="lw-waiting" aria-busy="true">
						<i />
						<i />
						<i />
					</div>
				}
			>
				<Match when={failed()}>
					{(error) => (
						<div class="lw-notice" role="alert">
							<div class="lw-notice__text">
								<p>{error().message}</p>
							</div>
							<Button onClick={() => edits.retry(props.taskId, looks())}>{t('ask-again')}</Button>
						</div>
					)}
				</Match>
				<Match when={state()?.status === 'held-back'}>
					<Veil onReveal={reveal} titleRef={() => {}} />
				</Match>
				<Match when={here()}>
					{(edit) => (
						<>
							<EditHead edit={edit()} onLook={lookAs} titleRef={() => {}} asPart />
							<Show when={diff()}>
								{(one) => <Diff edit={one()} unfolded={props.unfolded} onView={props.onView} />}
							</Show>
							<Show when={other()}>
								{(one) => (
									<Show when={otherViews()}>
										{(views) => {
											const { OtherView } = views();
											return (
												<OtherView
													edit={one()}
													unfolded={props.unfolded}
													onFurther={(further) => edits.extend(props.taskId, looks(), further)}
													onView={props.onView}
												/>
											);
										}}
									</Show>
								)}
							</Show>
						</>
					)}
				</Match>
			</Switch>
		</div>
	);
}
