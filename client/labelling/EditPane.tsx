import { createEffect, createMemo, createSignal, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import type { ShownEdit } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { Diff } from './Diff.tsx';
import type { EditView } from './diff-dom.ts';
import { EditHead } from './EditHead.tsx';
import type { EditState, Further } from './edits.ts';
import type { Look } from './looks.ts';
import { Trouble } from './Trouble.tsx';
import { Veil } from './Veil.tsx';
import { otherViews } from './view-code.ts';
import type { Work } from './work.ts';

/** From when a missing edit is shown as grey lines, and from when it is put in words, in milliseconds. */
const greyAfterMs = 400;
const wordsAfterMs = 5000;

const diffOf = (edit: ShownEdit) => (edit.view === 'diff' ? edit : null);

/** The edit before the person: what is here, what is on its way, what cannot be shown. */
export function EditPane(props: {
	work: Work;
	state: EditState;
	taskId: number;
	/** open edits that are here already */
	others: readonly number[];
	unfolded: boolean;
	onLook: (look: Look) => void;
	onFurther: (further: Further) => Promise<void>;
	onRetry: (ofItself: boolean) => void;
	onForget: () => void;
	onDiff: (view: EditView) => void;
	onReveal: () => void;
	/** another edit, or the same no longer held back, is on the screen */
	onShown: (edit: ShownEdit | null) => void;
	titleRef: (title: HTMLElement) => void;
	/** part of a page about something else */
	asPart?: boolean;
}): JSX.Element {
	const [displayed, setDisplayed] = createSignal<ShownEdit | null>(null);
	const [patience, setPatience] = createSignal<'fresh' | 'grey' | 'words'>('fresh');
	const [veiledTask, setVeiledTask] = createSignal<number | null>(null);
	let shownTask: string | null = null;

	createEffect(() => {
		const now = props.state;
		setPatience('fresh');
		if (now.status === 'loading') {
			// the edit before stays until this one is here, for a moment
			const timers = [
				setTimeout(() => setPatience('grey'), greyAfterMs),
				setTimeout(() => setPatience('words'), wordsAfterMs),
			];
			onCleanup(() => timers.forEach(clearTimeout));
			return;
		}
		setDisplayed(now.status === 'here' ? now.edit : null);
		setVeiledTask(now.status === 'held-back' ? now.taskId : null);
		if (now.status === 'failed') {
			shownTask = null;
			props.work.hidden();
			return;
		}
		const asVeil = now.status === 'held-back';
		const { taskId } = asVeil ? now : now.edit;
		const isNew = shownTask !== `${taskId} ${asVeil}`;
		shownTask = `${taskId} ${asVeil}`;
		requestAnimationFrame(() => {
			props.work.shown(taskId, asVeil);
			if (isNew) props.onShown(asVeil ? null : now.edit);
		});
	});

	const failed = createMemo(() => {
		const now = props.state;
		return now.status === 'failed' ? now.error : null;
	});

	return (
		<Switch>
			<Match when={failed()}>
				{(error) => (
					<Trouble
						work={props.work}
						error={error()}
						others={props.others}
						onRetry={props.onRetry}
						onForget={props.onForget}
					/>
				)}
			</Match>
			<Match when={patience() !== 'fresh' || (displayed() === null && veiledTask() === null)}>
				<div class="lw-waiting" aria-busy={patience() !== 'words'}>
					<Show when={patience() !== 'fresh'}>
						<i />
						<i />
						<i />
					</Show>
					<div role="status">
						<Show when={patience() === 'words'}>
							<h1>{t('edit-slow')}</h1>
						</Show>
					</div>
					<Show when={patience() === 'words'}>
						<Show when={props.others[0]}>
							{(other) => (
								<button type="button" class="cdx-button" onClick={() => void props.work.putOff(other())}>
									{t('take-other')}
								</button>
							)}
						</Show>
					</Show>
				</div>
			</Match>
			<Match when={veiledTask() !== null}>
				<Veil onReveal={props.onReveal} titleRef={props.titleRef} />
			</Match>
			<Match when={displayed()}>
				{(edit) => (
					<>
						<EditHead edit={edit()} onLook={props.onLook} titleRef={props.titleRef} asPart={props.asPart} />
						<div class="lw-edit__body">
							<Switch>
								<Match when={diffOf(edit())}>
									{(diff) => <Diff edit={diff()} unfolded={props.unfolded} onView={props.onDiff} />}
								</Match>
								<Match when={otherViews()}>
									{(views) => {
										const { OtherView } = views();
										return (
											<OtherView
												edit={edit()}
												unfolded={props.unfolded}
												onFurther={props.onFurther}
												onView={props.onDiff}
											/>
										);
									}}
								</Match>
							</Switch>
							<Show when={!props.work.changing}>
								<p class="lw-edit__blind">
									<Icon name="hidden" size="small" />
									<span>{t('blind')}</span>
								</p>
							</Show>
						</div>
					</>
				)}
			</Match>
		</Switch>
	);
}
