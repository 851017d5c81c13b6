/** Makes a cluster, which is PostgreSQL's word for a folder of databases. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SetupError } from '../setup-error.ts';
import { type Account, canEnter, plainEnvironment } from './account.ts';
import type { Binaries } from './binaries.ts';
import { giveTo, newPublicFolder, type Places } from './places.ts';

export const superuser = 'label_wing';

/**
 * UTF-8 text, compared by code point, on any machine; passwords always; no network.
 * https://www.postgresql.org/docs/current/app-initdb.html
 */
const initdbFlags = [
	`--username=${superuser}`,
	'--encoding=UTF8',
	'--locale=C',
	'--locale-provider=builtin',
	'--builtin-locale=C.UTF-8',
	'--data-checksums',
	'--auth-local=scram-sha-256',
	'--auth-host=reject',
	'--no-instructions',
];

/**
 * Makes the cluster and its password; the true path of the cluster. It is made under another name and renamed, so
 * that a cluster is there whole or not at all.
 * @param durable false skips waiting for the disk, for data that may be lost
 * @throws SetupError with the lines of `initdb` when it fails
 */
export async function makeCluster(
	places: Places,
	{ binaries, account, durable }: { binaries: Binaries; account: Account; durable: boolean },
): Promise<string> {
	const outside = canEnter(places.home, account) ? null : newPublicFolder(places.dataDir, account);
	const cluster = outside ?? places.cluster;
	const unfinished = `${cluster}.unfinished`;
	const passwordForInitdb = `${unfinished}.password`;
	const password = randomBytes(24).toString('base64url');
	try {
		rmSync(unfinished, { recursive: true, force: true });
		mkdirSync(unfinished, { mode: 0o700 });
		giveTo(unfinished, account);
		writeFileSync(passwordForInitdb, password, { mode: 0o600 });
		giveTo(passwordForInitdb, account);
		await runInitdb(binaries, { cluster: unfinished, passwordFile: passwordForInitdb, account, durable });
		writeFileSync(places.passwordFile, password, { mode: 0o600 });
		renameSync(unfinished, cluster);
		if (outside !== null) symlinkSync(outside, places.cluster);
	} finally {
		rmSync(passwordForInitdb, { force: true });
		rmSync(unfinished, { recursive: true, force: true });
	}
	return cluster;
}

async function runInitdb(
	{ initdb }: Binaries,
	{
		cluster,
		passwordFile,
		account,
		durable,
	}: { cluster: string; passwordFile: string; account: Account; durable: boolean },
): Promise<void> {
	const flags = [...initdbFlags, `--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync'])];
	const child = spawn(initdb, [...flags, `--pgdata=${cluster}`], {
		cwd: '/',
		env: plainEnvironment,
		stdio: ['ignore', 'ignore', 'pipe'],
		...account,
	});
	const stopAtExit = () => child.kill();
	process.once('exit', stopAtExit);
	try {
		const [lines, [status]] = await Promise.all([text(child.stderr), once(child, 'close')]);
		if (status === 0) return;
		throw new SetupError(
			`PostgreSQL could not make its folder ${cluster}. Mend what it says below and start again, ` +
				'or set DATABASE_URL to a PostgreSQL of your own.',
			{ details: lines.trim().split('\n') },
		);
	} finally {
		process.off('exit', stopAtExit);
	}
}

/** @throws SetupError when the cluster was made by another major version than the one we bring */
export function requireSameVersion(cluster: string, { postgres }: Binaries): void {
	const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
	const { stdout } = spawnSync(postgres, ['--version'], {
		encoding: 'utf8',
		cwd: '/',
		env: plainEnvironment,
	});
	const ours = / (\d+)/.exec(stdout)?.[1];
	if (made === ours) return;
	throw new SetupError(
		`The data in ${cluster} were made by PostgreSQL ${made}, but this version of Label Wing brings ${ours}. ` +
			'Start the version that made them, or begin again with: npm start -- --fresh',
	);
}

/** @throws SetupError when the password is not beside the cluster any more */
export function readPassword({ passwordFile, cluster }: Places): string {
	if (!existsSync(passwordFile)) {
		throw new SetupError(
			`${passwordFile} is missing; without it the database in ${cluster} does not open. ` +
				'Bring it back, or begin again with: npm start -- --fresh',
		);
	}
	return readFileSync(passwordFile, 'utf8').trim();
}
