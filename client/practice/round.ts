/** One practice round as the labelling page takes it: a workset of items, and an outbox that gets an answer at once. */
import { createSignal, type JSX } from 'solid-js';
import type { Answers } from '../../campaigns/contract/form.ts';
import type { PracticeFeedback, PracticeItem, PracticeStanding } from '../../campaigns/contract/practice.ts';
import { answerPractice, readPracticeEdit } from '../../campaigns/contract/practice-calls.ts';
import type { HeldBackEdit, Looks, ShownEdit, Workset } from '../../campaigns/contract/task.ts';
import type { TextStore } from '../labelling/drafts.ts';
import type { Further } from '../labelling/edits.ts';
import { language } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { type AskError, asAskError, ask } from '../server.ts';

/** What the labelling page needs to know of practice. */
export type Practice = {
	read(itemId: number, looks: Looks, further: Further): Promise<ShownEdit | HeldBackEdit>;
	storage: TextStore;
	/** above the edit */
	banner: JSX.Element;
	/** an answer is under way, or what is known is before the person */
	isTold(): boolean;
	/** then in place of the questions */
	feedback(isLast: boolean): JSX.Element;
	/** goes on from what is known to the next edit; false when that is not what stands there */
	next(): boolean;
	/** in place of the edit when all are done */
	end(): JSX.Element;
};

/** What became of the answer before the person: it is under way, did not arrive, or here is what is known. */
export type Told =
	| { is: 'asking' }
	| { is: 'failed'; error: AskError; again(): void }
	| { is: 'known'; feedback: PracticeFeedback; next(): void };

/** How long one may take over a practice round: it is nobody else's. */
const dayMs = 86_400_000;

/** The items as a workset; those that are not open stand there as answered before. */
export function practiceWorkset(
	campaignId: number,
	items: readonly PracticeItem[],
	isOpen: (item: PracticeItem) => boolean,
): Workset {
	return {
		worksetId: 0,
		campaignId,
		leaseExpiresAt: new Date(Date.now() + dayMs).toISOString(),
		tasks: items.map((item) => {
			const said = isOpen(item) ? null : (item.feedback?.said ?? null);
			return { taskId: item.itemId, revisionId: 0, state: said ? 'answered' : 'open', answers: said };
		}),
	};
}

/** @param onStanding hears how far the person is after each answer */
export function createRound(personId: number, onStanding: (standing: PracticeStanding) => void) {
	const [told, setTold] = createSignal<Told | null>(null);

	/** Asks until the answer has arrived, and then waits until the person wants to go on. */
	async function answer(itemId: number, answers: Answers): Promise<void> {
		for (;;) {
			setTold({ is: 'asking' });
			try {
				const { feedback, standing } = await ask(answerPractice, { itemId, answers });
				onStanding(standing);
				await new Promise<void>((next) => setTold({ is: 'known', feedback, next }));
				setTold(null);
				return;
			} catch (thrown) {
				await new Promise<void>((again) => setTold({ is: 'failed', error: asAskError(thrown), again }));
			}
		}
	}

	const outbox: Outbox = {
		personId,
		lasting: true,
		ready: Promise.resolve(),
		waiting: () => [],
		refused: () => [],
		obstacle: () => null,
		async add(row) {
			if (row.label.kind === 'answer') await answer(row.label.taskId, row.label.answers);
			return { ...row, id: '', personId, seq: 0, refusal: null };
		},
		send: () => Promise.resolve(null),
		onSent: () => () => {},
		retryRefused: () => Promise.resolve(),
		dropRefused: () => Promise.resolve(),
	};

	return {
		outbox,
		told,
		storage: memoryStore(),
		read: (itemId: number, looks: Looks, { all, reveal }: Further) =>
			ask(readPracticeEdit, { itemId, ...looks, all, reveal, language: language() }),
		next() {
			const now = told();
			if (now?.is === 'known') now.next();
			return now !== null;
		},
	};
}

/** Nothing of a practice round outlives its page: the server knows what was said. */
function memoryStore(): TextStore {
	const texts = new Map<string, string>();
	return {
		getItem: (key) => texts.get(key) ?? null,
		setItem: (key, text) => void texts.set(key, text),
		removeItem: (key) => void texts.delete(key),
	};
}
