/**
 * Where things lie. Everything is in `<data folder>/database/`: the cluster (PostgreSQL's own folder), its password,
 * PostgreSQL's log and the lock.
 *
 * Root may keep the data where PostgreSQL's account cannot go, for example below /root. Then `cluster` is a link to a
 * folder of its own below one of the `publicFolders`, and the link is all that knows its name: whoever removes the
 * data folder by hand and starts again begins anew, and never meets old data by surprise.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	lstatSync,
	mkdirSync,
	readlinkSync,
	realpathSync,
	type Stats,
	statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf, reasonOf, SetupError } from '../setup-error.ts';
import { type Account, canEnter } from './account.ts';

export type Places = {
	dataDir: string;
	home: string;
	/** the cluster or a link to it */
	cluster: string;
	passwordFile: string;
	logFile: string;
	lockFile: string;
	holderFile: string;
	/** how programs beside the server reach the running database; only its owner may read it */
	addressFile: string;
};

/** Tried in this order; the second for systems where root may write nothing else. */
const publicFolders = ['/var/lib/label-wing', join('/tmp', 'label-wing')];

/** The name of a Unix socket has to be shorter than 108 bytes on Linux, 104 on macOS. */
const longestSocketFolder = 104 - '/.s.PGSQL.5432.lock'.length;

export function placesIn(dataDir: string): Places {
	const home = join(resolve(dataDir), 'database');
	return {
		dataDir: resolve(dataDir),
		home,
		cluster: join(home, 'cluster'),
		passwordFile: join(home, 'password'),
		logFile: join(home, 'postgresql.log'),
		lockFile: join(home, 'lock'),
		holderFile: join(home, 'process-id'),
		addressFile: join(home, 'address'),
	};
}

/** @throws SetupError when this user may not make it */
export function makeHome({ home, dataDir }: Places): void {
	try {
		mkdirSync(home, { recursive: true });
	} catch (cause) {
		throw new SetupError(
			`The data folder ${dataDir} cannot be made: ${reasonOf(cause)}. Choose another with DATA_DIR.`,
			{ cause },
		);
	}
}

/** The true path of an existing cluster, null when there is none yet. */
export function findCluster({ cluster }: Places): string | null {
	const found = statIfThere(cluster);
	if (found === null) return null;
	if (found.isSymbolicLink() && statIfThere(readlinkSync(cluster)) === null) {
		throw new SetupError(
			`The data are gone: ${cluster} leads to ${readlinkSync(cluster)}, which is not there. ` +
				'Bring it back, or begin again with: npm start -- --fresh',
		);
	}
	return realpathSync(cluster);
}

/** Whether a cluster lies where `newPublicFolder` puts it, so that it may be deleted with its link. */
export function isInPublicFolder(cluster: string): boolean {
	return publicFolders.some((folder) => dirname(cluster) === folder);
}

/** A name for a new folder outside, for a data folder that the account cannot enter. Not made yet. */
export function newPublicFolder(dataDir: string, account: Account): string {
	const name = `${basename(dirname(dataDir)) || 'root'}-${randomBytes(4).toString('hex')}`;
	return join(publicFolder(account), name);
}

/** A folder that the account can enter and that only root can write. */
export function publicFolder(account: Account): string {
	const reasons: string[] = [];
	for (const folder of publicFolders) {
		try {
			mkdirSync(folder, { recursive: true });
			const { uid } = lstatSync(folder);
			if (uid !== 0) throw new Error(`it belongs to user ${uid}`);
			chmodSync(folder, 0o755);
			if (canEnter(folder, account)) return folder;
			reasons.push(`${folder}: PostgreSQL's user cannot enter it`);
		} catch (thrown) {
			reasons.push(`${folder}: ${reasonOf(thrown)}`);
		}
	}
	throw new SetupError(
		`PostgreSQL does not run as root, its user cannot enter this folder, and there is no other place (${reasons.join('; ')}). ` +
			'Set DATA_DIR to a folder that other users can enter, or set DATABASE_URL.',
	);
}

/** Makes the folder for PostgreSQL's Unix socket: a short path, named after the cluster, for this account only. */
export function makeSocketFolder(cluster: string, account: Account): string {
	const name = `label-wing-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
	const parent = [tmpdir(), '/tmp'].find(
		(folder) => join(folder, name).length <= longestSocketFolder && canEnter(folder, account),
	);
	if (parent === undefined) {
		throw new SetupError(
			`Neither ${tmpdir()} nor /tmp can hold PostgreSQL's socket. Set TMPDIR to a short path.`,
		);
	}
	const folder = join(parent, name);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const found = lstatSync(folder);
	if (!found.isDirectory() || ![process.getuid?.(), account?.uid].includes(found.uid)) {
		throw new SetupError(`${folder} belongs to somebody else. Remove it, or set TMPDIR to another folder.`);
	}
	giveTo(folder, account);
	return folder;
}

/** Lets the account own a file or folder that this process made. */
export function giveTo(path: string, account: Account): void {
	if (account !== null) chownSync(path, account.uid, account.gid);
}

export function ownerOf(folder: string): Account {
	const { uid, gid } = statSync(folder);
	return { uid, gid };
}

function statIfThere(path: string): Stats | null {
	try {
		return lstatSync(path);
	} catch (thrown) {
		if (codeOf(thrown) === 'ENOENT') return null;
		throw thrown;
	}
}
