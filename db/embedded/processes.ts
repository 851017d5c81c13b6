/**
 * PostgreSQL processes that are left on a cluster from an earlier start whose Node process was killed.
 *
 * `postmaster.pid` names the main process, but after a restart of the machine or container its number may belong to
 * any other process, and then PostgreSQL refuses to start. Every process of PostgreSQL has the cluster as its working
 * directory, and Linux tells the working directory of a process; that is proof where the number is a guess.
 */
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SetupError } from '../setup-error.ts';

/**
 * Stops what runs on the cluster; the caller holds the lock, so nobody uses it. Leaves a cluster that can be started.
 * @throws SetupError naming the process when it does not stop within 20 s
 */
export async function stopLeftProcesses(cluster: string, log: (line: string) => void): Promise<void> {
	const pidFile = join(cluster, 'postmaster.pid');
	if (!existsSync(pidFile)) return;
	const main = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);

	if (processesOn(cluster, main).includes(main)) {
		log(`Stopping PostgreSQL (process ${main}), left from a start that was killed`);
		// fast shutdown; https://www.postgresql.org/docs/current/server-shutdown.html
		process.kill(main, 'SIGINT');
	}
	if (!(await untilGone(cluster, main, 10_000)) && processesOn(cluster, main).includes(main)) {
		process.kill(main, 'SIGQUIT');
	}
	if (!(await untilGone(cluster, main, 10_000))) {
		const left = processesOn(cluster, main).join(' ');
		throw new SetupError(
			`PostgreSQL from an earlier start still runs on ${cluster} and does not stop. End it with: kill -9 ${left}`,
		);
	}
	// a foreign or dead process that still has the number would keep PostgreSQL from starting
	if (existsSync(pidFile) && isAlive(main)) rmSync(pidFile);
}

async function untilGone(cluster: string, main: number, limitMs: number): Promise<boolean> {
	const end = performance.now() + limitMs;
	while (processesOn(cluster, main).length > 0) {
		if (performance.now() > end) return false;
		await wait(20);
	}
	return true;
}

/** Ids of the processes whose working directory is the cluster; without /proc, `main` if it is alive. */
function processesOn(cluster: string, main: number): number[] {
	if (!existsSync('/proc/self/cwd')) return isAlive(main) ? [main] : [];
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name) && workingDirectory(name) === cluster)
		.map(Number)
		.filter((pid) => pid !== process.pid);
}

/** Null for processes of other users, which may not be asked, and for dead ones that nobody has collected. */
function workingDirectory(pid: string): string | null {
	try {
		return readlinkSync(`/proc/${pid}/cwd`);
	} catch {
		return null;
	}
}

/** PostgreSQL judges likewise: a process that we may not signal is not one of ours. */
function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
