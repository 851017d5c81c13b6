/** A draft as its page holds it: each change is shown at once and kept on the server, one request after the other. */
import { batch, createSignal } from 'solid-js';
import type { Draft, DraftChanges, DraftContent } from '../../campaigns/contract/draft.ts';
import { createDraft, readDraft, saveDraft } from '../../campaigns/contract/draft-calls.ts';
import { type AskError, asAskError, ask } from '../server.ts';

export type Saving =
	/** nothing was typed yet */
	| { is: 'new' }
	| { is: 'saving' }
	| { is: 'saved'; at: Date }
	/** it is on this page alone until it can be sent */
	| { is: 'failed'; error: AskError };

type Pending = { changes: DraftChanges; wiki?: string | undefined };

export type Work = ReturnType<typeof createWork>;

/** What a new campaign begins with. */
const usual: DraftContent = {
	...{ template: 'damaging_goodfaith', labelsPerTask: 2, tasksPerWorkset: 20, leaseMinutes: 60 },
	aggregation: 'majority',
};

/**
 * @param begun the draft to go on with; null to begin one with the first thing that is decided
 * @param onBegun hears the number that a new draft got
 */
export function createWork(begun: Draft | null, loginWiki: string, onBegun: (draftId: number) => void) {
	const [content, setContent] = createSignal<DraftContent>(begun?.content ?? usual);
	const [wiki, setWiki] = createSignal(begun?.wiki ?? loginWiki);
	const [saving, setSaving] = createSignal<Saving>(
		begun ? { is: 'saved', at: new Date(begun.savedAt) } : { is: 'new' },
	);
	/** somebody saved another version meanwhile */
	const [conflict, setConflict] = createSignal<AskError | null>(null);
	/** counts what was saved of where edits come from and how they are shown: what the preview shows is another then */
	const [shown, setShown] = createSignal(0);
	let draftId = begun?.draftId ?? null;
	let version = begun?.version ?? 0;
	let pending: Pending | null = null;
	let underWay: Promise<void> | null = null;

	/** Sends what is pending until nothing is; what could not be sent is pending again. */
	async function sendAll(): Promise<void> {
		while (pending !== null && conflict() === null) {
			const sent: Pending = pending;
			pending = null;
			setSaving({ is: 'saving' });
			try {
				const at = await send(sent);
				batch(() => {
					setSaving({ is: 'saved', at: new Date(at) });
					if (['edits', 'view', 'template'].some((field) => field in sent.changes)) setShown(shown() + 1);
				});
			} catch (thrown) {
				const newer: Pending | null = pending;
				pending = together(sent, newer);
				const error = asAskError(thrown);
				if (error.code === 'DRAFT_CHANGED') setConflict(error);
				setSaving({ is: 'failed', error });
				return;
			}
		}
	}

	async function send({ changes, wiki: moved }: Pending): Promise<string> {
		if (draftId === null) {
			const first = Object.fromEntries(
				Object.entries({ ...usual, ...changes }).filter(([, value]) => value !== null),
			);
			const { draft } = await ask(createDraft, { wiki: wiki(), content: first });
			draftId = draft.draftId;
			version = draft.version;
			onBegun(draft.draftId);
			return draft.savedAt;
		}
		const saved = await ask(saveDraft, { draftId, version, changes, wiki: moved });
		version = saved.version;
		return saved.savedAt;
	}

	function keep(next: Pending): Promise<void> {
		pending = pending === null ? next : together(pending, next);
		underWay ??= sendAll().finally(() => {
			underWay = null;
		});
		return underWay;
	}

	return {
		content,
		wiki,
		saving,
		conflict,
		shown,
		draftId: () => draftId,
		version: () => version,
		/** Shows and keeps what was decided; null takes it away. */
		put(changes: DraftChanges): void {
			const next: Record<string, unknown> = { ...content(), ...changes };
			for (const [field, value] of Object.entries(next)) if (value === null) delete next[field];
			setContent(next as DraftContent);
			void keep({ changes });
		},
		/** The edits are of another wiki, and so is the draft. */
		move(to: string): void {
			setWiki(to);
			void keep({ changes: {}, wiki: to });
		},
		/** Sends what could not be sent before. True when everything is kept. */
		async settle(): Promise<boolean> {
			await (underWay ?? (pending === null ? undefined : keep({ changes: {} })));
			return pending === null;
		},
		/** Shows what was saved elsewhere instead of what is here. @throws AskError */
		async takeTheirs(): Promise<void> {
			if (draftId === null) return;
			const { draft } = await ask(readDraft, { draftId });
			pending = null;
			version = draft.version;
			batch(() => {
				setContent(draft.content);
				setWiki(draft.wiki);
				setConflict(null);
				setShown(shown() + 1);
				setSaving({ is: 'saved', at: new Date(draft.savedAt) });
			});
		},
		/** Saves the changes made here over what was saved elsewhere; the fields that were not changed here are theirs. */
		async keepMine(): Promise<void> {
			const mine: Pending | null = pending;
			await this.takeTheirs();
			if (mine === null) return;
			if (mine.wiki !== undefined) this.move(mine.wiki);
			this.put(mine.changes);
		},
	};
}

/** Two changes as one, the newer over the older. */
function together(older: Pending, newer: Pending | null): Pending {
	return {
		changes: { ...older.changes, ...newer?.changes },
		wiki: newer?.wiki ?? older.wiki,
	};
}
