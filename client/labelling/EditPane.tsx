import { createEffect, createMemo, createSignal, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import type { DiffType, ShownEdit } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { Diff } from './Diff.tsx';
import type { DiffView } from './diff-dom.ts';
import { EditHead } from './EditHead.tsx';
import type { EditState } from './edits.ts';
import { Trouble } from './Trouble.tsx';
import { Veil } from './Veil.tsx';
import type { Work } from './work.ts';

/** From when a missing edit is shown as grey lines, and from when it is put in words, in milliseconds. */
const greyAfterMs = 400;
const wordsAfterMs = 5000;

/** The edit before the person: what is here, what is on its way, what cannot be shown. */
export function EditPane(props: {
	work: Work;
	state: EditState;
	taskId: number;
	/** open edits that are here already */
	others: readonly number[];
	unfolded: boolean;
	onView: (view: DiffType) => void;
	onRetry: () => void;
	onForget: () => void;
	onDiff: (view: DiffView) => void;
	onReveal: () => void;
	/** another edit, or the same no longer held back, is on the screen */
	onShown: () => void;
	titleRef: (title: HTMLElement) => void;
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
			return;
		}
		const asVeil = now.status === 'held-back';
		const { taskId } = asVeil ? now : now.edit;
		const isNew = shownTask !== `${taskId} ${asVeil}`;
		shownTask = `${taskId} ${asVeil}`;
		requestAnimationFrame(() => {
			props.work.shown(taskId, asVeil);
			if (isNew) props.onShown();
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
				<div class="lw-waiting" aria-busy="true">
					<Show when={patience() !== 'fresh'}>
						<i />
						<i />
						<i />
					</Show>
					<Show when={patience() === 'words'}>
						<p>{t('edit-slow')}</p>
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
						<EditHead edit={edit()} onView={props.onView} titleRef={props.titleRef} />
						<div class="lw-edit__body">
							<Diff edit={edit()} unfolded={props.unfolded} onView={props.onDiff} />
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
