/** Runs the trainer as a process of its own, so that learning never holds up a page. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Db } from '../../db/connect.ts';
import { countWaitingTraining, releaseClaims } from '../../db/models.ts';
import { environmentWith } from '../env.ts';

const program = fileURLToPath(new URL('../cli/train.ts', import.meta.url));

export type TrainerProcess = {
	/** starts the trainer when something waits and none of ours runs */
	look(): Promise<void>;
	/** stops a running one; what it was learning stays in the queue */
	stop(): Promise<void>;
};

export function trainerProcess(parts: {
	db: Db;
	databaseUrl: string;
	now: () => Date;
	log: Logger;
}): TrainerProcess {
	const { db, databaseUrl, now, log } = parts;
	let ended: Promise<void> | null = null;
	let kill: () => void = () => {};

	const name = randomUUID();

	const start = () => {
		const env = environmentWith({ DATABASE_URL: databaseUrl });
		const child = spawn(process.execPath, [program, '--name', name], {
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		child.stdout.on('data', (text: Buffer) => log.info(`trainer: ${text.toString().trim()}`));
		child.stderr.on('data', (text: Buffer) => log.error(`trainer: ${text.toString().trim()}`));
		kill = () => child.kill('SIGTERM');
		ended = new Promise((resolve) => {
			child.once('error', (err) => {
				log.error({ err }, 'the trainer could not be started');
				resolve();
			});
			child.once('exit', () => resolve());
		});
		ended = ended
			.then(() => releaseClaims(db, name))
			.catch((err: unknown) =>
				log.error({ err }, 'claims of the trainer could not be released; they end by themselves'),
			)
			.finally(() => {
				ended = null;
			});
	};

	return {
		async look() {
			if (!ended && (await countWaitingTraining(db, now())) > 0) start();
		},
		async stop() {
			kill();
			await ended;
		},
	};
}
