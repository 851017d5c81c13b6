/** Sends rows one after the other until none is left or nothing more can be done for now. */
import type { LabelReceipt } from '../../campaigns/contract/task.ts';
import { backoffMs, nextToSend, type Refusal, type Row, verdictOf } from './row.ts';
import type { OutboxStore } from './store.ts';

/** What keeps rows from being sent: nothing, the way to the server, the server, or that their person is not here. */
export type Obstacle = null | 'network' | 'server' | 'login';

export type SenderPorts = {
	store: OutboxStore;
	personId: number;
	/** sends one label; a failure has a code and an HTTP status, 0 without an answer */
	put(row: Row): Promise<{ receipt: LabelReceipt } | { failure: Refusal & { status: number } }>;
	/** who is logged in now, null for nobody, or the failure of finding out */
	whoAmI(): Promise<{ personId: number | null } | { failure: Refusal & { status: number } }>;
	/** runs alone among all tabs of this browser */
	alone<T>(work: () => Promise<T>): Promise<T>;
	/** calls back after so many milliseconds, unless the returned function is called before */
	after(milliseconds: number, call: () => void): () => void;
	random(): number;
	onObstacle(obstacle: Obstacle): void;
	onSent(row: Row, receipt: LabelReceipt | null): void;
	onRefused(row: Row, refusal: Refusal): void;
};

export type Sender = {
	/** tries now; resolves when the outbox is empty or stuck. Joins a run that is under way. */
	send(): Promise<Obstacle>;
	/** somebody may have logged in or out: ask who it is before the next row */
	doubtPerson(): void;
	stop(): void;
};

export function createSender(ports: SenderPorts): Sender {
	let running: Promise<Obstacle> | null = null;
	let following: Promise<Obstacle> | null = null;
	let stopped = false;
	let doubtful = false;
	let tries = 0;
	let cancelRetry = () => {};

	async function drain(): Promise<Obstacle> {
		while (!stopped) {
			const row = nextToSend(await ports.store.all(), ports.personId);
			if (row === null) return null;
			if (doubtful) {
				const who = await ports.whoAmI();
				if ('failure' in who) return obstacleOf(who.failure);
				if (who.personId !== ports.personId) return 'login';
				doubtful = false;
			}
			const answer = await ports.put(row);
			if ('receipt' in answer) {
				await ports.store.remove(row.seq);
				tries = 0;
				ports.onSent(row, answer.receipt);
				continue;
			}
			const { code, sentence } = answer.failure;
			// rather doubt the person than lose the row: the session may belong to somebody else by now
			if (code === 'TASK_NOT_YOURS') {
				const who = await ports.whoAmI();
				if ('failure' in who) return obstacleOf(who.failure);
				if (who.personId !== ports.personId) return 'login';
			}
			switch (verdictOf(answer.failure)) {
				case 'again':
				case 'login':
					return obstacleOf(answer.failure);
				case 'done':
					await ports.store.remove(row.seq);
					ports.onSent(row, null);
					break;
				case 'refused':
					await ports.store.setRefusal(row.seq, { code, sentence });
					ports.onRefused(row, { code, sentence });
			}
		}
		return null;
	}

	function obstacleOf(failure: { code: string; status: number }): Obstacle {
		if (verdictOf(failure) === 'login') return 'login';
		return failure.code === 'NETWORK' ? 'network' : 'server';
	}

	async function run(): Promise<Obstacle> {
		cancelRetry();
		const obstacle = await ports.alone(drain);
		if (stopped) return obstacle;
		if (obstacle === 'login') doubtful = true;
		if (obstacle === 'network' || obstacle === 'server') {
			cancelRetry = ports.after(backoffMs(tries, ports.random()), () => void send());
			tries += 1;
		}
		ports.onObstacle(obstacle);
		return obstacle;
	}

	function send(): Promise<Obstacle> {
		if (running === null) {
			running = run().finally(() => {
				running = null;
			});
			return running;
		}
		// a row that comes while a run is under way may be missed by it: one more run follows, for all who ask
		following ??= running.then(follow, follow);
		return following;
	}

	function follow(): Promise<Obstacle> {
		following = null;
		return send();
	}

	return {
		send,
		doubtPerson() {
			doubtful = true;
		},
		stop() {
			stopped = true;
			cancelRetry();
		},
	};
}
