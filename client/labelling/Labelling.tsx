import {
	createEffect,
	createMemo,
	createSignal,
	type JSX,
	Match,
	on,
	onCleanup,
	Show,
	Switch,
} from 'solid-js';
import { readEdit } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { Answers as FormAnswers } from '../../campaigns/contract/form.ts';
import type { LabelContent } from '../../campaigns/contract/label.ts';
import type { Workset } from '../../campaigns/contract/task.ts';
import { after } from '../after.ts';
import { formatNumber, language, t } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Quiet } from '../parts/Quiet.tsx';
import { SkipLink } from '../parts/SkipLink.tsx';
import { useTitle } from '../parts/title.ts';
import type { Practice } from '../practice/round.ts';
import { ask } from '../server.ts';
import { onNews, tabLocks } from '../tabs.ts';
import { Answers } from './Answers.tsx';
import { tabClaims } from './claims.ts';
import { Done } from './Done.tsx';
import type { EditView } from './diff-dom.ts';
import type { TextStore } from './drafts.ts';
import { EditPane } from './EditPane.tsx';
import { createEdits } from './edits.ts';
import { otherChange } from './folding.ts';
import { GuidelinePlace } from './GuidelinePlace.tsx';
import { keepFewEdits, keepOverReload } from './keeping.ts';
import { createKeysHere, withKeys } from './keys-here.tsx';
import { createKeysSheet } from './keys-sheet.ts';
import { letGoOfHidden } from './let-go.ts';
import { listenToKeys } from './listen.ts';
import { type Look, liking, nextLook } from './looks.ts';
import { Notices } from './Notices.tsx';
import { PauseLine } from './PauseLine.tsx';
import { createPauseHere } from './pause-here.ts';
import { prefer, preferences } from './preferences.ts';
import { RestBar } from './RestBar.tsx';
import { createRoom } from './room.ts';
import { placeOf, Taskbar } from './Taskbar.tsx';
import { withItsView } from './view-code.ts';
import { createWork } from './work.ts';

/** How many edits are fetched before they are needed: with the one on the screen, ten answers without a network. */
const aheadCount = 9;

/** Looking at one edit again that was answered before. */
export type Changing = {
	storage: TextStore;
	/** what was said and why it stays, when nothing can be changed any more; else null */
	readOnly: string | null;
	/** true when these answers are what was said before: then there is nothing to store */
	isSaid: (answers: FormAnswers) => boolean;
	/** something else was said and is kept; goes on unless the campaign turns out to be closed */
	onChanged: (closed: () => boolean) => Promise<void>;
	onUnchanged: () => void;
};

/** A pause is suggested between worksets; with this many edits left in one, that is too far off. */
const farFromBreak = 20;

/** Labelling one workset, from the first edit to the summary. */
export function Labelling(props: {
	campaign: Campaign;
	workset: Workset;
	labelsBefore: readonly LabelContent[];
	/** the task that the person came for */
	first?: number | null;
	/** they have gone on from it */
	onPastFirst?: () => void;
	outbox: Outbox;
	wiki: string;
	/** the next workset; a sentence when there is none */
	onMore: () => Promise<string | null>;
	onGiveBack: () => Promise<void>;
	/** one edit that was answered before, in place of a workset */
	changing?: Changing;
	/** practising: other edits, told after each what is known of it */
	practice?: Practice;
}): JSX.Element {
	const { practice } = props;
	const work = createWork({
		campaign: props.campaign,
		workset: props.workset,
		labelsBefore: props.labelsBefore,
		first: props.first ?? null,
		outbox: props.outbox,
		claims: tabClaims(practice ? undefined : tabLocks),
		storage: props.changing?.storage ?? practice?.storage ?? localStorage,
		language: language(),
		now: () => Date.now(),
		ticks: () => performance.now(),
		after,
		onNews: practice ? () => () => {} : onNews,
		goesOnByItself: () => preferences().goOn,
		changing: props.changing && { readOnly: props.changing.readOnly !== null },
	});
	const edits = createEdits(async (taskId, looks, further) =>
		withItsView(
			practice
				? await practice.read(taskId, looks, further)
				: await ask(readEdit, { taskId, ...looks, ...further, language: language() }),
		),
	);
	createEffect(
		on(work.current, (now, before) => {
			if (typeof before === 'number' && before === props.first && now !== before) props.onPastFirst?.();
		}),
	);

	let page: HTMLDivElement | undefined;
	let title: HTMLElement | undefined;
	let skipMenu: HTMLDetailsElement | undefined;
	let diff: EditView | undefined;
	let changeAt = -1;
	let firstEdit = true;
	const room = createRoom(() => page);
	const asked = createMemo(() => ({ shortcuts: work.form.shortcuts, questions: work.questions() }));
	const keys = createKeysHere(asked, localStorage, props.outbox.personId);
	const keysSheet = createKeysSheet();
	const pause = createPauseHere(work, localStorage, props.outbox.personId, Date.now);
	const { looks, guideline } = room;
	const [unfolded, setUnfolded] = createSignal(false);
	const [surplus, setSurplus] = createSignal(false);
	const [closed, setClosed] = createSignal(false);

	/** What is known of the edit before the person; null when there is none. */
	const state = createMemo(() => {
		const taskId = work.current();
		return taskId === null || !room.isKnown() ? null : edits.want(taskId, looks());
	});
	// asked for the other view, it tries again what failed before
	createEffect(on(looks, () => edits.forgetFailure(work.current() ?? 0), { defer: true }));
	// whoever pressed a button to get an edit goes on in that edit, also when it is the first one
	createEffect(() => {
		if (state()?.status === 'failed' || work.event() !== null) firstEdit = false;
	});
	const shown = () => {
		const known = state();
		return known?.status === 'here' ? known.edit : null;
	};
	const lookAs = (look: Look) => {
		const edit = shown();
		const { changes, ...whole } = edit ? liking(edit, look) : {};
		prefer({ ...whole, ...(changes ? { view: changes } : {}) });
	};
	const lookOn = () => {
		const edit = shown();
		const next = edit && nextLook(edit);
		if (next) lookAs(next);
	};
	const editsHere = () => work.ahead().filter((taskId) => edits.isHere(taskId));
	createEffect(() => {
		if (room.isKnown()) edits.fetchAhead(work.ahead().slice(0, aheadCount), looks());
	});
	onCleanup(
		props.outbox.onSent(({ worksetId, receipt }) => {
			if (worksetId !== props.workset.worksetId || receipt === null) return;
			setSurplus(receipt.outcome === 'surplus' && receipt.campaignOpen);
			if (!receipt.campaignOpen) setClosed(true);
		}),
	);
	keepFewEdits(work, edits);
	if (!practice) letGoOfHidden(work, edits);
	if (!practice && !props.changing) keepOverReload(work, props.workset, props.outbox.personId);
	createEffect(() => {
		if (work.isDone()) void props.changing?.onChanged(closed);
	});

	const goToChange = (step: 1 | -1) => {
		const changes = diff?.changes ?? [];
		changeAt = otherChange([...changes.keys()], changeAt, step);
		const line = changes[changeAt];
		if (line) diff?.goTo(line);
	};
	const reveal = () => edits.reveal(work.current() ?? 0, looks());
	const save = async () => {
		if (props.changing?.isSaid(work.answers())) return props.changing.onUnchanged();
		await work.save();
		const missing = work.asked();
		if (missing !== null) page?.querySelector<HTMLElement>(`#answers [name="${missing}"]`)?.focus();
	};

	listenToKeys({
		form: work.form,
		questions: work.questions,
		keymap: keys.keymap,
		singleKeys: () => preferences().singleKeys,
		reasonsOpen: () => skipMenu?.open === true,
		active: () => work.current() !== null && !closed(),
		act(command) {
			switch (command.do) {
				case 'choose':
					return void work.choose(command.question, command.value);
				case 'answer':
					return void work.answer(command.answers);
				case 'save':
					return practice?.next() ? undefined : void save();
				case 'skip':
					return void work.skip('none');
				case 'skip-reasons':
					if (skipMenu) skipMenu.open = true;
					return skipMenu?.querySelector('button')?.focus();
				case 'reason':
					return skipMenu?.querySelectorAll('button')[command.at]?.click();
				case 'undo':
					return closed() || work.changing ? undefined : void work.undo();
				case 'next-change':
					return goToChange(1);
				case 'previous-change':
					return goToChange(-1);
				case 'fold':
					return void setUnfolded(!unfolded());
				case 'view':
					return lookOn();
				case 'wiki':
					return page?.querySelector<HTMLElement>('.lw-edit__title a')?.click();
				case 'reveal':
					return reveal();
				case 'guideline':
					return guideline.toggle();
				case 'keys':
					return void keysSheet.open();
				case 'edit':
					return title?.focus();
			}
		},
	});

	const place = () => t('n-of-m', formatNumber(placeOf(work)), formatNumber(work.tasks().length));
	useTitle(() => {
		if (work.changing) return t('change-title', props.campaign.name);
		return work.current() === null
			? t('label-title-done', props.campaign.name)
			: t('label-title', place(), props.campaign.name);
	});
	const said = () => {
		const event = work.event();
		if (event === null || work.busy()) return '';
		return practice ? t('practice-status', place()) : t(`said-${event}`, place());
	};

	/** Why there is nothing to answer; null when there is something. */
	const restHint = () => {
		if (closed()) return t('hint-closed');
		if (props.changing?.readOnly) return props.changing.readOnly;
		const known = state();
		if (known?.status === 'failed')
			return t(known.error.code === 'REVISION_GONE' ? 'hint-not-needed' : 'hint-edit-missing');
		return work.current() !== null || work.busy() ? null : t('hint-done');
	};

	return withKeys(keys, () => (
		<div class="lw-label" ref={page}>
			<SkipLink to="answers">{t('skip-to-answers')}</SkipLink>
			<Taskbar
				work={work}
				outbox={props.outbox}
				wiki={props.wiki}
				surplus={surplus()}
				guidelineOpen={guideline.open()}
				onGuideline={guideline.toggle}
				onKeys={() => void keysSheet.open()}
				edit={shown()}
				onLook={lookAs}
				onGiveBack={() => void props.onGiveBack()}
				practising={practice !== undefined}
			/>
			<main class="lw-edit" id="edit" tabindex="-1">
				<Show when={!work.isDone()}>{practice?.banner}</Show>
				<Show when={props.campaign.announcement}>
					{(line) => (
						<Notice>
							<bdi>{line()}</bdi>
						</Notice>
					)}
				</Show>
				<Notices work={work} outbox={props.outbox} editsHere={editsHere().length} />
				<Show when={keysSheet.isAway()}>
					<Notice icon="offline">
						<p>{t('keys-away')}</p>
					</Notice>
				</Show>
				<Switch>
					<Match when={closed()}>
						<Quiet title={t('closed-title')} text={t('closed-text')}>
							<LinkButton weight="primary" progressive href="/">
								{t('to-campaigns')}
							</LinkButton>
						</Quiet>
					</Match>
					<Match when={state()}>
						{(known) => (
							<EditPane
								work={work}
								state={known()}
								taskId={work.current() ?? 0}
								others={editsHere()}
								unfolded={unfolded()}
								onLook={lookAs}
								onFurther={(further) => edits.extend(work.current() ?? 0, looks(), further)}
								onRetry={(ofItself) => edits.retry(work.current() ?? 0, looks(), ofItself)}
								onForget={() => edits.forget(work.current() ?? 0)}
								onDiff={(view) => {
									diff = view;
									changeAt = -1;
								}}
								onReveal={reveal}
								onShown={(edit) => {
									if (work.isVeiled()) diff = undefined;
									if (!firstEdit) title?.focus({ preventScroll: true });
									firstEdit = false;
									page?.querySelector('.lw-edit')?.scrollTo({ top: 0 });
									if (edit?.view === 'statement') diff?.changes[0]?.scrollIntoView({ block: 'center' });
								}}
								titleRef={(element) => {
									title = element;
								}}
							/>
						)}
					</Match>
					<Match when={work.isDone() && !work.changing}>
						<Show
							when={practice}
							fallback={<Done work={work} outbox={props.outbox} pause={pause} onMore={props.onMore} />}
						>
							{(round) => round().end()}
						</Show>
					</Match>
					<Match when={work.isElsewhere()}>
						<Quiet
							title={t(work.isFirstElsewhere() ? 'elsewhere-named-title' : 'elsewhere-title')}
							text={t('elsewhere-text')}
						>
							<Button weight="primary" progressive onClick={() => void work.lookAgain()}>
								{t('look-again')}
							</Button>
						</Quiet>
					</Match>
				</Switch>
				<Show when={work.current() !== null && work.ahead().length >= farFromBreak}>
					<PauseLine pause={pause} />
				</Show>
			</main>
			<Switch
				fallback={
					<Answers
						work={work}
						onSave={() => void save()}
						skipMenuRef={(menu) => {
							skipMenu = menu;
						}}
					/>
				}
			>
				<Match when={practice?.isTold()}>{practice?.feedback(work.ahead().length === 0)}</Match>
				<Match when={practice && work.isDone()}>{null}</Match>
				<Match when={restHint()}>
					{(hint) => <RestBar work={work} hint={hint()} mayUndo={!closed() && !work.changing} />}
				</Match>
			</Switch>
			<GuidelinePlace campaign={work.campaign} room={room} hidden={work.isDone()} />
			<Show when={keysSheet.sheet()} keyed>
				{(Sheet) => <Sheet open={keysSheet.isOpen()} onClose={keysSheet.close} keys={keys} />}
			</Show>
			<p class="lw-vh" role="status">
				{said()}
			</p>
		</div>
	));
}
