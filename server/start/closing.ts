/** What was opened is closed in the opposite order, once, in time, whoever asks first. */
import { codeOf } from '../../db/setup-error.ts';
import { saySorry } from './say.ts';

/** how long closing everything may take, once somebody asked */
export const STOP_LIMIT_MS = 15_000;

export type Closing = {
	/** `close` runs before everything that was added earlier is closed */
	add(close: () => Promise<void> | void): void;
	/** closes everything; the same promise however often it is called */
	close(): Promise<void>;
	started(): boolean;
};

export function makeClosing(): Closing {
	const closers: (() => Promise<void> | void)[] = [];
	let closing: Promise<void> | null = null;

	async function closeAll(): Promise<void> {
		for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
			try {
				await close();
			} catch (thrown) {
				// the rest has to be closed all the same
				saySorry(thrown);
				process.exitCode = 1;
			}
		}
	}

	return {
		add(close) {
			closers.push(close);
		},
		close() {
			closing ??= closeAll();
			return closing;
		},
		started: () => closing !== null,
	};
}

/**
 * Ctrl-C, `kill`, a closed terminal and a closed pipe (`npm start | head`) end the process in order; whatever is not
 * closed after `limitMs` is left. Pressed again Ctrl-C does not wait. npm passes on what the terminal has sent us
 * already, hence the second in between.
 */
export function closeOnSignals(closing: Closing, limitMs: number): void {
	let firstMs = 0;
	const end = () => {
		if (closing.started()) return;
		firstMs = performance.now();
		setTimeout(() => process.exit(1), limitMs).unref();
		void closing.close().then(() => process.exit());
	};
	const onSignal = () => {
		if (closing.started() && performance.now() - firstMs > 1_000) process.exit(1);
		end();
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
	process.stdout.on('error', end);
}

/**
 * A connection to the database that breaks while something is written to it also rejects a promise inside the driver
 * (postgres.js 3.4.9) that nobody can hold. Whoever asked has been told by the query; this is told too and no reason to
 * end. Any other rejection that nobody holds is a mistake of ours and ends the process, as Node does by itself.
 */
export function outliveBrokenConnections(): void {
	process.on('unhandledRejection', (reason) => {
		if (!['EPIPE', 'ECONNRESET'].includes(codeOf(reason) ?? '')) throw reason;
		saySorry(reason);
	});
}
