import {
	createEffect,
	createMemo,
	createSignal,
	type JSX,
	Match,
	on,
	onCleanup,
	onMount,
	Show,
	Switch,
} from 'solid-js';
import { readEdit } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { LabelContent } from '../../campaigns/contract/label.ts';
import type { DiffType, Workset } from '../../campaigns/contract/task.ts';
import { after } from '../after.ts';
import { formatNumber, language, t } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Sheet.tsx';
import { SkipLink } from '../parts/SkipLink.tsx';
import { useTitle } from '../parts/title.ts';
import { ask } from '../server.ts';
import { onNews } from '../tabs.ts';
import { Answers, UndoButton } from './Answers.tsx';
import { tabClaims } from './claims.ts';
import { Done } from './Done.tsx';
import { type DiffView, goToLine } from './diff-dom.ts';
import { dropDraft } from './drafts.ts';
import { EditPane } from './EditPane.tsx';
import { createEdits } from './edits.ts';
import { dropFinished, keepFinished } from './finished.ts';
import { otherChange } from './folding.ts';
import { Guideline } from './Guideline.tsx';
import { KeysSheet } from './KeysSheet.tsx';
import { listenToKeys } from './listen.ts';
import { Notices } from './Notices.tsx';
import { prefer, preferences } from './preferences.ts';
import { placeOf, Taskbar } from './Taskbar.tsx';
import { createWork } from './work.ts';

/** How many edits are fetched before they are needed. */
const aheadCount = 3;
/** The width of the edit from which both sides stand beside each other, and of the page for the guideline, in rem. */
const sideBySideRem = 40;
const guidelineRem = 64;

/** Labelling one workset, from the first edit to the summary. */
export function Labelling(props: {
	campaign: Campaign;
	workset: Workset;
	labelsBefore: readonly LabelContent[];
	outbox: Outbox;
	wiki: string;
	/** the next workset; a sentence when there is none */
	onMore: () => Promise<string | null>;
	onGiveBack: () => Promise<void>;
}): JSX.Element {
	const work = createWork({
		campaign: props.campaign,
		workset: props.workset,
		labelsBefore: props.labelsBefore,
		outbox: props.outbox,
		claims: tabClaims(navigator.locks),
		storage: localStorage,
		language: language(),
		now: () => Date.now(),
		ticks: () => performance.now(),
		after,
		onNews,
		goesOnByItself: () => preferences().goOn,
	});
	const edits = createEdits((taskId, diffType) => ask(readEdit, { taskId, diffType, language: language() }));

	let page: HTMLDivElement | undefined;
	let title: HTMLElement | undefined;
	let skipMenu: HTMLDetailsElement | undefined;
	let diff: DiffView | undefined;
	let changeAt = -1;
	let firstEdit = true;
	const [size, setSize] = createSignal({ page: 0, edit: 0 });
	const [unfolded, setUnfolded] = createSignal(false);
	const [sheet, setSheet] = createSignal<'keys' | null>(null);
	const [surplus, setSurplus] = createSignal(false);

	const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
	const measure = () =>
		setSize({
			page: (page?.clientWidth ?? 0) / rem(),
			edit: (page?.querySelector('.lw-edit')?.clientWidth ?? 0) / rem() - 3,
		});
	onMount(() => {
		const observer = new ResizeObserver(measure);
		if (page) observer.observe(page);
		const pane = page?.querySelector('.lw-edit');
		if (pane) observer.observe(pane);
		measure();
		onCleanup(() => observer.disconnect());
	});

	const wide = createMemo(() => size().page >= guidelineRem);
	const [narrowGuideline, setNarrowGuideline] = createSignal(false);
	const guidelineBeside = () => wide() && (preferences().guideline ?? true) && !work.isDone();
	const guidelineOpen = () => (wide() ? guidelineBeside() : narrowGuideline());
	const toggleGuideline = () => {
		if (wide()) prefer({ guideline: !guidelineOpen() });
		else setNarrowGuideline(!narrowGuideline());
	};

	const diffType = createMemo<DiffType>(() => {
		const { view } = preferences();
		if (view !== 'auto') return view;
		return size().edit >= sideBySideRem ? 'table' : 'inline';
	});
	const otherView = () => prefer({ view: diffType() === 'table' ? 'inline' : 'table' });

	createEffect(() => {
		if (size().page > 0) edits.fetchAhead(work.ahead().slice(0, aheadCount), diffType());
	});
	// only what can come back by an undo stays in memory
	createEffect(
		on(work.current, (now, before) => {
			changeAt = -1;
			if (typeof before === 'number') edits.forgetFailure(before);
			const left = work
				.tasks()
				.filter((task) => task.state !== 'open' && task.taskId !== now && task.taskId !== before);
			for (const task of left) edits.forget(task.taskId);
		}),
	);
	onCleanup(props.outbox.onSent(({ receipt }) => setSurplus(receipt?.outcome === 'surplus')));
	createEffect(() => {
		const { personId } = props.outbox;
		if (work.isDone()) keepFinished(sessionStorage, personId, { ...props.workset, tasks: [...work.tasks()] });
		else dropFinished(sessionStorage, personId, props.campaign.id);
	});
	// a reload keeps these, leaving the page does not
	onCleanup(() => {
		dropFinished(sessionStorage, props.outbox.personId, props.campaign.id);
		if (work.isDone()) dropDraft(localStorage, props.outbox.personId, props.workset.worksetId);
	});

	const goToChange = (step: 1 | -1) => {
		const changes = diff?.changes ?? [];
		changeAt = otherChange([...changes.keys()], changeAt, step);
		const line = changes[changeAt];
		if (line?.classList.contains('lw-beyond')) diff?.showAll();
		if (line) goToLine(line);
	};
	const toMissing = () => {
		const name = work.asked();
		if (name !== null) page?.querySelector<HTMLElement>(`input[name="${name}"]`)?.focus();
	};
	const save = async () => {
		await work.save();
		toMissing();
	};

	listenToKeys({
		form: work.form,
		singleKeys: () => preferences().singleKeys,
		reasonsOpen: () => skipMenu?.open === true,
		active: () => work.current() !== null,
		act(command) {
			switch (command.do) {
				case 'choose':
					return void work.choose(command.question, command.value);
				case 'answer':
					return void work.answer(command.answers);
				case 'save':
					return void save();
				case 'skip':
					return void work.skip('none');
				case 'skip-reasons':
					if (skipMenu) skipMenu.open = true;
					return skipMenu?.querySelector('button')?.focus();
				case 'reason':
					return skipMenu?.querySelectorAll('button')[command.at]?.click();
				case 'undo':
					return void work.undo();
				case 'next-change':
					return goToChange(1);
				case 'previous-change':
					return goToChange(-1);
				case 'fold':
					return void setUnfolded(!unfolded());
				case 'view':
					return otherView();
				case 'wiki':
					return title?.querySelector('a')?.click();
				case 'guideline':
					return toggleGuideline();
				case 'keys':
					return void setSheet('keys');
				case 'edit':
					return title?.focus();
			}
		},
	});

	const place = () => t('n-of-m', formatNumber(placeOf(work)), formatNumber(work.tasks().length));
	useTitle(() =>
		work.current() === null
			? t('label-title-done', props.campaign.name)
			: t('label-title', place(), props.campaign.name),
	);
	const said = () => {
		const event = work.event();
		if (event === null || work.busy()) return '';
		return t(`said-${event}`, place());
	};

	return (
		<div class="lw-label" ref={page}>
			<SkipLink to="answers">{t('skip-to-answers')}</SkipLink>
			<Taskbar
				work={work}
				outbox={props.outbox}
				wiki={props.wiki}
				surplus={surplus()}
				guidelineOpen={guidelineOpen()}
				onGuideline={toggleGuideline}
				onKeys={() => setSheet('keys')}
				onView={otherView}
				onGiveBack={() => void props.onGiveBack()}
			/>
			<main class="lw-edit" id="edit" tabindex="-1">
				<Notices
					work={work}
					outbox={props.outbox}
					editsHere={work.ahead().filter((taskId) => edits.isHere(taskId, diffType())).length}
				/>
				<Switch>
					<Match when={size().page > 0 && work.current()}>
						{(taskId) => (
							<EditPane
								work={work}
								edits={edits}
								taskId={taskId()}
								diffType={diffType()}
								unfolded={unfolded()}
								onView={(view) => prefer({ view })}
								onDiff={(view) => {
									diff = view;
								}}
								onShown={() => {
									if (!firstEdit) title?.focus({ preventScroll: true });
									firstEdit = false;
									page?.querySelector('.lw-edit')?.scrollTo({ top: 0 });
								}}
								titleRef={(element) => {
									title = element;
								}}
							/>
						)}
					</Match>
					<Match when={work.isDone()}>
						<Done work={work} outbox={props.outbox} onMore={props.onMore} />
					</Match>
					<Match when={work.isElsewhere()}>
						<div class="lw-quietpage">
							<h1>{t('elsewhere-title')}</h1>
							<p>{t('elsewhere-text')}</p>
							<Button weight="primary" progressive onClick={() => void work.lookAgain()}>
								{t('look-again')}
							</Button>
						</div>
					</Match>
				</Switch>
			</main>
			<Show
				when={work.current() !== null || work.busy()}
				fallback={
					<section
						class="lw-answers lw-answers--rest"
						id="answers"
						aria-label={t('your-answers')}
						tabindex="-1"
					>
						<p class="lw-answers__hint">{t('hint-done')}</p>
						<div class="lw-answers__end">
							<div class="lw-answers__buttons">
								<UndoButton work={work} />
							</div>
						</div>
					</section>
				}
			>
				<Answers
					work={work}
					onSave={() => void save()}
					skipMenuRef={(menu) => {
						skipMenu = menu;
					}}
				/>
			</Show>
			<Show when={guidelineBeside()}>
				<aside class="lw-guide" id="guide" aria-labelledby="guide-title" tabindex="0">
					<Guideline form={work.form} onClose={toggleGuideline} />
				</aside>
			</Show>
			<Show when={!wide()}>
				<Dialog
					open={narrowGuideline()}
					onClose={() => setNarrowGuideline(false)}
					class="lw-guide lw-guide--sheet"
					labelledby="guide-title"
				>
					<Guideline form={work.form} onClose={() => setNarrowGuideline(false)} />
				</Dialog>
			</Show>
			<KeysSheet open={sheet() === 'keys'} onClose={() => setSheet(null)} form={work.form} />
			<p class="lw-vh" role="status">
				{said()}
			</p>
		</div>
	);
}
