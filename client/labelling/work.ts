/** Labelling one workset: which edit is before the person, what they have said of it, and what follows from a key. */
import { batch, createMemo, createSignal, onCleanup } from 'solid-js';
import { answerTo } from '../../campaigns/contract/answers.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { Answer, Answers } from '../../campaigns/contract/form.ts';
import type { LabelContent, SkipReason } from '../../campaigns/contract/label.ts';
import type { Task, Workset } from '../../campaigns/contract/task.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { News } from '../tabs.ts';
import type { Claims } from './claims.ts';
import type { TextStore } from './drafts.ts';
import { readDraft, writeDraft } from './drafts.ts';
import {
	answersForForm,
	answersToSend,
	applyLabel,
	applyLabels,
	flawsToMend,
	historyOf,
	openInOrder,
	questionsNow,
	waitsForSave,
	withToggled,
} from './place.ts';

/** An answer sooner than this after an edit appears was meant for the one before. */
const guardMs = 250;
const dayMs = 86_400_000;

export type WorkOptions = {
	campaign: Campaign;
	workset: Workset;
	outbox: Outbox;
	claims: Claims;
	storage: TextStore;
	language: string;
	/** wall clock, milliseconds */
	now(): number;
	/** a clock that never jumps, milliseconds */
	ticks(): number;
	/** calls back after so many milliseconds, unless the returned function is called before */
	after(milliseconds: number, call: () => void): () => void;
	/** the edit that the person came for: shown first, answered or not; null to go by the workset's order */
	first: number | null;
	/** labels that waited in this browser when the workset was asked for: the server may not have had them */
	labelsBefore: readonly LabelContent[];
	onNews(hear: (news: News) => void): () => void;
	goesOnByItself(): boolean;
	/** an edit that was answered before is looked at again; `readOnly` when its campaign is closed */
	changing?: { readOnly: boolean } | undefined;
};

type Decision =
	| { kind: 'answer'; answers: Answers }
	| { kind: 'skip'; reason: SkipReason }
	| { kind: 'undo' };

/** What just happened, for whoever does not see it. */
type Happening = 'saved' | 'skipped' | 'undone' | 'put-off' | 'revealed';

export type Work = ReturnType<typeof createWork>;

export function createWork(options: WorkOptions) {
	const { campaign, workset, outbox, claims, storage } = options;
	const form = campaign.form;
	const readOnly = options.changing?.readOnly === true;
	const kept = readDraft(storage, outbox.personId, workset.worksetId);

	const [tasks, setTasks] = createSignal<readonly Task[]>(applyLabels(workset.tasks, options.labelsBefore));
	const [current, setCurrent] = createSignal<number | null>(null);
	const [busy, setBusy] = createSignal(true);
	/** the edit is on the screen, and has been for a moment */
	const [seen, setSeen] = createSignal(false);
	/** the edit's place is on the screen, what it says is held back: it can be skipped, not answered */
	const [veiled, setVeiled] = createSignal(false);
	/** another tab shows the edit that the person came for */
	const [firstElsewhere, setFirstElsewhere] = createSignal(false);
	const [answers, setAnswers] = createSignal<Answers>({});
	const [history, setHistory] = createSignal(historyOf(tasks(), kept.history));
	const [leaseExpiresAt, setLeaseExpiresAt] = createSignal(new Date(workset.leaseExpiresAt));
	/** named to the person because they wanted to save without it */
	const [asked, setAsked] = createSignal<string | null>(null);
	// each time anew, also when the same happens twice
	const [event, setEvent] = createSignal<Happening | null>(null, { equals: false });
	/** the browser could not keep an answer: it is still on the screen */
	const [notKept, setNotKept] = createSignal<unknown>(null);
	let drafts = kept.answers;
	let spentMs = kept.spentMs;
	const [putOff, setPutOff] = createSignal<ReadonlySet<number>>(new Set());
	let givenNow = new Set<string>();
	let shownAt: number | null = null;
	let cancelGuard = () => {};

	const questions = createMemo(() => questionsNow(form, answers()));
	/** what keeps the answers from being saved */
	const flaws = createMemo(() => flawsToMend(form, answers()));
	const waits = waitsForSave(form);
	const open = createMemo(() => openInOrder(tasks(), putOff()));

	function write(): void {
		writeDraft(storage, outbox.personId, workset.worksetId, { answers: drafts, history: history(), spentMs });
	}

	function draftAnswers(next: Answers): void {
		setAnswers(next);
		const taskId = current();
		if (taskId === null) return;
		drafts = { ...drafts, [taskId]: next };
		write();
	}

	function show(taskId: number | null): void {
		shownAt = null;
		cancelGuard();
		const draft = taskId === null ? {} : answersForForm(form, drafts[taskId] ?? {});
		givenNow = new Set(flawsToMend(form, draft).length > 0 ? Object.keys(draft) : []);
		batch(() => {
			setSeen(false);
			setVeiled(false);
			setFirstElsewhere(false);
			setAsked(null);
			setAnswers(draft);
			setCurrent(taskId);
			setBusy(false);
		});
	}

	/** To the first open edit that no other tab shows. */
	async function goOn(): Promise<void> {
		setBusy(true);
		const tried = new Set<number>();
		const next = () => open().find((taskId) => !tried.has(taskId));
		for (let taskId = next(); taskId !== undefined; taskId = next()) {
			tried.add(taskId);
			// another tab may have held it until now, and answered it
			if ((await claims.take(taskId)) && open().includes(taskId)) return show(taskId);
		}
		claims.release();
		show(null);
	}

	/** To the edit that the person came for, with what they said of it. */
	async function goToFirst(taskId: number): Promise<void> {
		const said = tasks().find((task) => task.taskId === taskId)?.answers;
		if (said && drafts[taskId] === undefined) drafts = { ...drafts, [taskId]: said };
		if (await claims.take(taskId)) return show(taskId);
		show(null);
		setFirstElsewhere(true);
	}

	/** An edit can be skipped: its place has been on the screen for a moment, and nothing is under way. */
	const maySkip = () => !readOnly && seen() && !busy() && current() !== null;
	/** It can be judged: it is to be seen, too. */
	const isReady = () => maySkip() && !veiled();

	/** False when the browser could not keep it: then nothing has happened. */
	async function put(taskId: number, what: Decision, spent: number): Promise<boolean> {
		setBusy(true);
		const label: LabelContent = {
			...what,
			taskId,
			answeredAt: new Date(options.now()).toISOString(),
			millisecondsSpent: Math.max(0, Math.min(dayMs, Math.round(spent))),
			language: options.language,
			formDigest: campaign.formDigest,
			...(campaign.guideline ? { guidelineRevisionId: campaign.guideline.revisionId } : {}),
		};
		try {
			await outbox.add({ campaignId: campaign.id, worksetId: workset.worksetId, label });
		} catch (thrown) {
			setNotKept(thrown);
			setBusy(false);
			return false;
		}
		setNotKept(null);
		setTasks((before) => applyLabel(before, label));
		return true;
	}

	async function decide(what: Exclude<Decision, { kind: 'undo' }>): Promise<void> {
		const taskId = current();
		if (readOnly || taskId === null || busy()) return;
		const spent = shownAt === null ? 0 : options.ticks() - shownAt;
		if (!(await put(taskId, what, spent))) return;
		spentMs += spent;
		const { [taskId]: _saved, ...others } = drafts;
		drafts = others;
		setHistory((before) => [...before.filter((id) => id !== taskId), taskId]);
		write();
		setEvent(what.kind === 'answer' ? 'saved' : 'skipped');
		await goOn();
	}

	async function save(): Promise<void> {
		if (!isReady()) return;
		const first = flaws()[0]?.question;
		setAsked(first ?? null);
		if (first === undefined) await decide({ kind: 'answer', answers: answersToSend(form, answers()) });
	}

	/** The answer that completes the form saves. What was complete when it came back by undo waits for all anew. */
	async function give(given: Answers, byArrow: boolean): Promise<void> {
		for (const name of Object.keys(given)) givenNow.add(name);
		setAsked(null);
		draftAnswers({ ...answers(), ...given });
		const complete = questions().every(({ name }) => givenNow.has(name));
		if (complete && !waits && !byArrow && options.goesOnByItself()) await save();
	}

	const stopHearing = [
		outbox.onSent(({ worksetId, receipt }) => {
			if (worksetId === workset.worksetId && receipt?.leaseExpiresAt)
				setLeaseExpiresAt(new Date(receipt.leaseExpiresAt));
		}),
		options.onNews((news) => {
			if (news.kind !== 'label' || news.worksetId !== workset.worksetId) return;
			const isOpen = () => open().includes(news.label.taskId);
			const wasOpen = isOpen();
			setTasks((before) => applyLabel(before, news.label));
			if (busy() || firstElsewhere()) return;
			// the claim may have come here sooner than the news of what its last holder said
			const overtaken = current() === news.label.taskId && wasOpen && !isOpen();
			if (current() === null || overtaken) void goOn();
		}),
	];
	onCleanup(() => {
		for (const stop of stopHearing) stop();
		cancelGuard();
		claims.release();
	});
	void (options.first === null ? goOn() : goToFirst(options.first));

	return {
		campaign,
		workset,
		form,
		/** one edit that was answered before, not the next ones */
		changing: options.changing !== undefined,
		tasks,
		current,
		busy,
		answers,
		/** the questions that are asked, given what was said so far */
		questions,
		flaws,
		/** it goes on only when told to, because more may be said */
		waits,
		asked,
		event,
		notKept,
		leaseExpiresAt,
		setLeaseExpiresAt,
		isReady,
		maySkip,
		/** open edits besides the current one, in the order in which they will come */
		ahead: () => open().filter((taskId) => taskId !== current()),
		/** all that can be decided here is decided */
		isDone: () => !busy() && current() === null && open().length === 0 && !firstElsewhere(),
		/** what is left is open in another tab */
		isElsewhere: () => !busy() && current() === null && (open().length > 0 || firstElsewhere()),
		/** it is the edit that the person came for */
		isFirstElsewhere: firstElsewhere,
		isVeiled: veiled,
		canUndo: () => history().length > 0,
		/** looking at edits of this workset, in milliseconds */
		spentMs: () => spentMs,
		/** the edit is on the screen now, or what is there while it is held back */
		shown(taskId: number, asVeil = false) {
			if (taskId !== current() || (shownAt !== null && veiled() === asVeil)) return;
			if (veiled() && !asVeil) setEvent('revealed');
			cancelGuard();
			shownAt = options.ticks();
			batch(() => {
				setVeiled(asVeil);
				setSeen(false);
			});
			cancelGuard = options.after(guardMs, () => setSeen(true));
		},
		/** it is not on the screen any more: found hidden on the wiki, or lost on the way to another view */
		hidden() {
			cancelGuard();
			shownAt = null;
			setSeen(false);
		},
		choose(question: string, value: string, byArrow = false) {
			if (!isReady()) return Promise.resolve();
			const several = form.questions.some(({ name, kind }) => name === question && kind === 'several');
			const given = several ? withToggled(answerTo(answers(), question), value) : value;
			return give({ [question]: given }, byArrow);
		},
		/** a text or a number as it stands now: kept at once, so that a reload finds it */
		write(question: string, answer: Answer) {
			if (current() === null) return;
			setAsked(null);
			draftAnswers({ ...answers(), [question]: answer });
		},
		answer(given: Answers) {
			return isReady() ? give(answersForForm(form, given), false) : Promise.resolve();
		},
		save,
		async skip(reason: SkipReason) {
			if (maySkip()) await decide({ kind: 'skip', reason });
		},
		/** passes on an edit that is not on the screen because it cannot be shown: nothing was judged, so no waiting */
		async skipUnseen(reason: SkipReason) {
			await decide({ kind: 'skip', reason });
		},
		/** takes the last decision back and shows its edit again, with what was said */
		async undo() {
			const taskId = history().at(-1);
			if (taskId === undefined || busy()) return;
			const said = tasks().find((task) => task.taskId === taskId)?.answers;
			if (!(await put(taskId, { kind: 'undo' }, 0))) return;
			drafts = { ...drafts, [taskId]: said ?? {} };
			setHistory((before) => before.slice(0, -1));
			write();
			setEvent('undone');
			await claims.take(taskId);
			show(taskId);
		},
		/** another edit first: this one cannot be shown for now */
		async putOff(instead?: number) {
			const taskId = current();
			if (taskId === null || busy()) return;
			setPutOff((before) => new Set([...before, taskId].filter((id) => id !== instead)));
			setEvent('put-off');
			setBusy(true);
			if (instead !== undefined && (await claims.take(instead))) show(instead);
			else await goOn();
		},
		lookAgain: () => {
			const { first } = options;
			return firstElsewhere() && first !== null ? goToFirst(first) : goOn();
		},
	};
}
