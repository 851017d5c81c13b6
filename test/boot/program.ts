/** Runs `server/main.ts` as its users do, as a process of its own, and reads what it says. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const main = fileURLToPath(new URL('server/main.ts', root));

/** What `npm start` gives Node. */
export function nodeOptions(): string[] {
	const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
	const [, options] = /exec node (.*)server\/main\.ts$/.exec(scripts.start) ?? [];
	if (options === undefined) throw new Error('npm start does not end with the server');
	return options.split(' ').filter((option) => option !== '');
}

export type Program = {
	pid: number;
	/** everything it has said so far */
	said(): string;
	/** waits until it has said this; fails with what it said when it ends before */
	until(text: string): Promise<void>;
	signal(name: NodeJS.Signals): void;
	/** its exit status, or the signal that ended it */
	ended: Promise<number | NodeJS.Signals>;
};

export type HowToRun = {
	args?: string[];
	env: Record<string, string>;
	user?: { uid: number; gid: number };
};

/** What runs at the end of a test file, so that a failed test leaves nothing behind. */
const running = new Set<Program>();

export function runMain({ args = [], env, user }: HowToRun): Program {
	const child = spawn(process.execPath, [...nodeOptions(), main, ...args], {
		cwd: '/',
		env: { PATH: process.env.PATH, TMPDIR: tmpdir(), PORT: '0', HOST: '127.0.0.1', ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
		...user,
	});
	let said = '';
	const listeners = new Set<() => void>();
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			for (const listener of listeners) listener();
		});
	}
	const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (status, signal) => resolve(signal ?? status ?? -1));
	});
	const program: Program = {
		pid: child.pid ?? -1,
		said: () => said,
		until(text) {
			return new Promise((resolve, reject) => {
				const look = () => {
					if (said.includes(text)) resolve();
				};
				listeners.add(look);
				look();
				void ended.then(() => reject(new Error(`It ended without saying "${text}". It said:\n${said}`)));
			});
		},
		signal: (name) => child.kill(name),
		ended,
	};
	running.add(program);
	void ended.then(() => running.delete(program));
	return program;
}

/** Runs until it serves; its address. */
export async function startMain(how: HowToRun): Promise<{ program: Program; url: string }> {
	const program = runMain(how);
	await program.until('Stop ');
	return { program, url: /Open +(\S+)/.exec(program.said())?.[1] ?? '' };
}

/** Stops what is still running. */
export async function stopAll(): Promise<void> {
	for (const program of running) {
		program.signal('SIGTERM');
		await program.ended;
	}
}

/** The main process of the PostgreSQL that runs on a cluster. */
export function postmasterOf(dataDir: string): { pid: number; socketFolder: string } {
	const lines = readFileSync(join(dataDir, 'database', 'cluster', 'postmaster.pid'), 'utf8').split('\n');
	// https://www.postgresql.org/docs/current/storage-file-layout.html
	return { pid: Number(lines[0]), socketFolder: lines[4] ?? '' };
}
