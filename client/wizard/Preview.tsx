import '../styles/labelling-page.css';
import '../styles/preview.css';
import { createEffect, createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import type { DraftContent } from '../../campaigns/contract/draft.ts';
import { readDraftEdit } from '../../campaigns/contract/draft-calls.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import type { Looks } from '../../campaigns/contract/task.ts';
import { after } from '../after.ts';
import { Answers } from '../labelling/Answers.tsx';
import { tabClaims } from '../labelling/claims.ts';
import { EditPane } from '../labelling/EditPane.tsx';
import { createEdits } from '../labelling/edits.ts';
import { createKeysHere, withKeys } from '../labelling/keys-here.tsx';
import { liking } from '../labelling/looks.ts';
import { withItsView } from '../labelling/view-code.ts';
import { createWork } from '../labelling/work.ts';
import { formatNumber, language, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ask } from '../server.ts';
import { useSession } from '../session.tsx';
import { inventedEdit, nowhere, previewCampaign, previewWorkset } from './preview-campaign.ts';

type Shown = {
	content: DraftContent;
	wiki: string;
	form: Form;
	/** null while there is no draft, and no edit of it to show */
	draftId: number | null;
};

/** The labelling page itself in a narrow box: it can be answered, and nothing of that is kept. */
export function Preview(props: Shown & { of: string | null; again: unknown }): JSX.Element {
	/** begun anew when something else is to be seen, and when one has come to the end */
	const [round, setRound] = createSignal(0);
	const key = createMemo(() =>
		JSON.stringify([
			...[round(), props.draftId, props.again, props.form],
			...[props.content.tasksPerWorkset, props.content.announcement],
		]),
	);
	let next = () => {};
	return (
		<aside class="lw-wizard__preview" aria-labelledby="preview">
			<div class="lw-panel__head">
				<h2 id="preview">{t('coordinate-preview')}</h2>
				<Button weight="quiet" onClick={() => next()}>
					{t('wizard-another-edit')}
				</Button>
			</div>
			<Show when={key()} keyed>
				{(_key) => (
					<Box
						{...props}
						onEnd={() => setRound(round() + 1)}
						nextRef={(step) => {
							next = step;
						}}
					/>
				)}
			</Show>
			<p class="lw-small lw-subtle">
				{props.of === null ? t('wizard-preview-invented') : t('wizard-preview-of', props.of)}
			</p>
		</aside>
	);
}

/** One workset of it. */
function Box(props: Shown & { onEnd: () => void; nextRef: (step: () => void) => void }): JSX.Element {
	const access = useSession();
	const { content, wiki, form, draftId } = props;
	const personId = access.person()?.id ?? 0;
	const memory = new Map<string, string>();
	const storage = {
		getItem: (name: string) => memory.get(name) ?? null,
		setItem: (name: string, text: string) => void memory.set(name, text),
		removeItem: (name: string) => void memory.delete(name),
	};
	const workset = previewWorkset(Math.min(100, content.tasksPerWorkset ?? 1));
	const work = createWork({
		campaign: previewCampaign(content, wiki, form),
		...{ workset, storage, after, labelsBefore: [], first: null, outbox: nowhere(personId) },
		...{ claims: tabClaims(undefined), language: language(), onNews: () => () => {} },
		now: () => Date.now(),
		ticks: () => performance.now(),
		goesOnByItself: () => true,
	});
	const [looks, setLooks] = createSignal<Looks>({ changes: 'inline', whole: 'page' });
	const edits = createEdits(async (taskId, wanted, { all }) => {
		const asked = { place: taskId - 1, ...wanted, all, language: language() };
		const edit = draftId === null ? null : (await ask(readDraftEdit, { draftId, ...asked })).edit;
		return withItsView(edit ? { ...edit, taskId } : inventedEdit(taskId));
	});
	const asked = createMemo(() => ({ shortcuts: form.shortcuts, questions: work.questions() }));
	const keys = createKeysHere(asked, storage, personId);
	const taskId = () => work.current() ?? 0;
	const state = createMemo(() => (work.current() === null ? null : edits.want(taskId(), looks())));
	const place = () => workset.tasks.findIndex((task) => task.taskId === work.current());
	props.nextRef(() => void work.skipUnseen('none'));
	createEffect(() => {
		if (work.isDone()) props.onEnd();
	});
	return withKeys(keys, () => (
		<div class="lw-preview lw-read">
			<div class="lw-preview__inner">
				<div class="lw-taskbar" aria-hidden="true">
					<div class="lw-taskbar__start">
						<Icon name="back" flip />
					</div>
					<div class="lw-steps">
						<span class="lw-steps__text">
							{t('n-of-m', formatNumber(place() + 1), formatNumber(workset.tasks.length))}
						</span>
						<div class="lw-steps__bar">
							<For each={workset.tasks}>
								{(_, at) => <i classList={{ 'is-done': at() < place(), 'is-now': at() === place() }} />}
							</For>
						</div>
					</div>
					<div class="lw-taskbar__end">
						<Icon name="book" />
						<Icon name="more" />
					</div>
				</div>
				<div class="lw-edit">
					<Show when={content.announcement}>
						{(line) => (
							<Notice>
								<bdi>{line()}</bdi>
							</Notice>
						)}
					</Show>
					<Show when={state()}>
						{(known) => (
							<EditPane
								work={work}
								state={known()}
								taskId={taskId()}
								others={[]}
								unfolded={false}
								onLook={(look) => {
									const now = known();
									if (now.status === 'here') setLooks({ ...looks(), ...liking(now.edit, look) });
								}}
								onFurther={(further) => edits.extend(taskId(), looks(), further)}
								onRetry={(ofItself) => edits.retry(taskId(), looks(), ofItself)}
								onForget={() => edits.forget(taskId())}
								onDiff={() => {}}
								onReveal={() => {}}
								onShown={() => {}}
								titleRef={() => {}}
								asPart
							/>
						)}
					</Show>
				</div>
				<Answers work={work} skipMenuRef={() => {}} onSave={() => void work.save()} />
			</div>
		</div>
	));
}
