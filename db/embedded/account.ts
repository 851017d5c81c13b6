/** As whom PostgreSQL runs. It refuses to run as root, so root needs another account of the operating system. */
import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { codeOf, SetupError } from '../setup-error.ts';

/** Ids of an account of the operating system; null stands for the account of this process itself. */
export type Account = { uid: number; gid: number } | null;

const accountName = 'postgres';

/** What is run on behalf of PostgreSQL sees this instead of the environment of whoever started us. */
export const plainEnvironment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * The account to run PostgreSQL as, made if there is none.
 * @param owner of data that exist already: PostgreSQL runs as their owner only
 * @throws SetupError when root cannot make the account, or this process has an id without an account
 */
export function chooseAccount(owner: Account, log: (line: string) => void): Account {
	if (process.getuid?.() !== 0) {
		requireOwnName();
		return null;
	}
	if (owner !== null && owner.uid !== 0) return owner;
	const existing = findAccount();
	if (existing !== null) return existing;
	log(`Making the user "${accountName}", because PostgreSQL does not run as root`);
	return makeAccount();
}

/** `initdb` asks the operating system for its user's name; containers may run under an id that has none. */
function requireOwnName(): void {
	try {
		userInfo();
	} catch (cause) {
		throw new SetupError(
			`The user id ${process.getuid?.()} has no account on this system, and PostgreSQL cannot make its files without. ` +
				'Start as a user with an account, or set DATABASE_URL to a PostgreSQL of your own.',
			{ cause },
		);
	}
}

function findAccount(): Account {
	const [uid, gid] = ['-u', '-g'].map((flag) => {
		const { stdout, status } = spawnSync('id', [flag, accountName], {
			encoding: 'utf8',
			env: plainEnvironment,
		});
		return status === 0 ? Number.parseInt(stdout, 10) : null;
	});
	return uid == null || gid == null ? null : { uid, gid };
}

function makeAccount(): Account {
	const flags = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
	const made = spawnSync('useradd', [...flags, '--shell', '/usr/sbin/nologin', accountName], {
		encoding: 'utf8',
		env: plainEnvironment,
	});
	const account = findAccount();
	if (account === null) {
		const reason = codeOf(made.error) ?? made.stderr?.trim();
		throw new SetupError(
			`PostgreSQL does not run as root, and the user "${accountName}" could not be made (useradd: ${reason}). ` +
				'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
		);
	}
	return account;
}

/** Whether the account can enter a folder, whatever decides that: modes of all folders above, access lists, mounts. */
export function canEnter(folder: string, account: Account): boolean {
	const { status } = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
		cwd: '/',
		env: plainEnvironment,
		stdio: 'ignore',
		...account,
	});
	return status === 0;
}
