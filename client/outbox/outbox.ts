/** The outbox of the person who is logged in: what waits, why, and adding to it. */

import { createSignal, onCleanup } from 'solid-js';
import { putLabel, readSession } from '../../campaigns/contract/calls.ts';
import type { LabelReceipt } from '../../campaigns/contract/task.ts';
import { after } from '../after.ts';
import { asAskError, ask } from '../server.ts';
import { onNews, tabLocks, tellNews } from '../tabs.ts';
import { newLabelId } from './label-id.ts';
import type { NewRow, Row } from './row.ts';
import { createSender, type Obstacle } from './sender.ts';
import type { OutboxStore } from './store.ts';

/** The server took a label of a workset; the receipt is null where it had nothing to do. */
type Sent = { worksetId: number; receipt: LabelReceipt | null };

export type Outbox = {
	personId: number;
	/** false when this browser allows no storage: closing the tab then loses what waits */
	lasting: boolean;
	/** every row that was here when this browser's storage was first read, or came later */
	ready: Promise<void>;
	/** still to be sent, oldest first */
	waiting(): readonly Row[];
	/** what the server will not take */
	refused(): readonly Row[];
	obstacle(): Obstacle;
	/** keeps a label and begins to send it; resolves as soon as it is kept */
	add(row: Omit<NewRow, 'id' | 'personId'>): Promise<Row>;
	/** tries now; null when everything is sent */
	send(): Promise<Obstacle>;
	/** hears of each label that the server took, from this tab or another, until the returned function is called */
	onSent(hear: (sent: Sent) => void): () => void;
	/** sends what was refused once more */
	retryRefused(): Promise<void>;
	/** lets go of what was refused */
	dropRefused(): Promise<void>;
};

/** A request that hangs this long counts as lost; the label's id makes trying again safe. */
const patienceMs = 20_000;

async function failureOf<T extends object>(work: Promise<T>) {
	try {
		return await work;
	} catch (thrown) {
		const { code, message, status } = asAskError(thrown);
		return { failure: { code, sentence: message, status } };
	}
}

/** Opens the outbox of one person; closes with the component that opened it. */
export function createOutbox(personId: number, store: OutboxStore, lasting: boolean): Outbox {
	const [rows, setRows] = createSignal<readonly Row[]>([]);
	const [obstacle, setObstacle] = createSignal<Obstacle>(null);
	const hearers = new Set<(sent: Sent) => void>();
	const heard = (sent: Sent) => {
		for (const hear of hearers) hear(sent);
	};
	const look = async () => {
		setRows((await store.all()).filter((row) => row.personId === personId));
	};
	const changed = async () => {
		tellNews({ kind: 'outbox', personId });
		await look();
	};
	const sender = createSender({
		store,
		personId,
		put: (row) =>
			failureOf(
				ask(putLabel, { id: row.id, label: row.label }, { signal: AbortSignal.timeout(patienceMs) }).then(
					(receipt) => ({ receipt }),
				),
			),
		whoAmI: () => failureOf(ask(readSession, {}).then(({ person }) => ({ personId: person?.id ?? null }))),
		alone: (work) => (tabLocks ? tabLocks.request(`label-wing-outbox-${personId}`, work) : work()),
		after,
		random: Math.random,
		onObstacle: setObstacle,
		onSent({ worksetId }, receipt) {
			heard({ worksetId, receipt });
			tellNews({ kind: 'sent', personId, worksetId, receipt });
			void changed();
		},
		onRefused: () => void changed(),
	});
	const send = () => sender.send();
	const onVisible = () => {
		if (document.visibilityState !== 'visible') return;
		sender.doubtPerson();
		sendWhatWaits();
	};
	const waiting = () => rows().filter((row) => row.refusal === null);
	const sendWhatWaits = () => {
		if (waiting().length > 0) void send();
	};

	window.addEventListener('online', send);
	document.addEventListener('visibilitychange', onVisible);
	const stopHearing = onNews((news) => {
		if (news.kind === 'session') {
			sender.doubtPerson();
			if (news.personId === personId) void send();
		} else if (news.personId !== personId) return;
		else if (news.kind === 'outbox') void look().then(sendWhatWaits);
		else if (news.kind === 'sent') heard(news);
	});
	onCleanup(() => {
		sender.stop();
		stopHearing();
		window.removeEventListener('online', send);
		document.removeEventListener('visibilitychange', onVisible);
	});
	const ready = look();
	void ready.then(sendWhatWaits);

	return {
		personId,
		lasting,
		ready,
		waiting,
		refused: () => rows().filter((row) => row.refusal !== null),
		obstacle,
		async add(row) {
			const kept = await store.add({ ...row, id: newLabelId(), personId });
			tellNews({ kind: 'label', personId, worksetId: row.worksetId, label: row.label });
			await changed();
			void send();
			return kept;
		},
		send,
		onSent(hear) {
			hearers.add(hear);
			return () => hearers.delete(hear);
		},
		async retryRefused() {
			for (const row of rows()) if (row.refusal !== null) await store.setRefusal(row.seq, null);
			await changed();
			await send();
		},
		async dropRefused() {
			for (const row of rows()) if (row.refusal !== null) await store.remove(row.seq);
			await changed();
		},
	};
}
