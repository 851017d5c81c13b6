/**
 * A real PostgreSQL that comes with the npm packages, for whoever has none: started and stopped with this process,
 * reached through a Unix socket only, data in one folder. See `embedded/` for how; production sets DATABASE_URL.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { openClient, socketUrl } from './address.ts';
import { chooseAccount } from './embedded/account.ts';
import { findBinaries } from './embedded/binaries.ts';
import { makeCluster, readPassword, requireSameVersion, superuser } from './embedded/cluster.ts';
import { type Lock, takeLock } from './embedded/lock.ts';
import {
	findCluster,
	isInPublicFolder,
	makeHome,
	makeSocketFolder,
	ownerOf,
	type Places,
	placesIn,
} from './embedded/places.ts';
import { startPostmaster } from './embedded/postmaster.ts';
import { stopLeftProcesses } from './embedded/processes.ts';
import { codeOf, SetupError } from './setup-error.ts';

export type EmbeddedDatabase = {
	databaseUrl: string;
	/** where the data truly are; elsewhere than asked for when PostgreSQL's user cannot enter the data folder */
	cluster: string;
	/** resolves if PostgreSQL ends by itself */
	died: Promise<SetupError>;
	stop(): Promise<void>;
};

const port = 5432;
const databaseName = 'label_wing';

/**
 * Starts PostgreSQL on `<dataDir>/database`, which it makes at the first start (about 2 s, then 0.1 s).
 * @param log takes lines that tell a person what takes time
 * @param durable false for tests: faster, and lost when the machine stops
 * @throws SetupError when another process runs on the same data (it is named), or PostgreSQL cannot start
 */
export async function startEmbedded({
	dataDir,
	log,
	durable = true,
}: {
	dataDir: string;
	log: (line: string) => void;
	durable?: boolean;
}): Promise<EmbeddedDatabase> {
	const places = placesIn(dataDir);
	makeHome(places);
	const lock = takeLock(places);
	try {
		return await startLocked(places, lock, { log, durable });
	} catch (thrown) {
		lock.release();
		throw thrown;
	}
}

async function startLocked(
	places: Places,
	lock: Lock,
	{ log, durable }: { log: (line: string) => void; durable: boolean },
): Promise<EmbeddedDatabase> {
	const existing = findCluster(places);
	const account = chooseAccount(existing === null ? null : ownerOf(existing), log);
	const binaries = findBinaries(account, log);
	if (existing === null) log(`Making a database in ${places.home}`);
	else {
		requireSameVersion(existing, binaries);
		await stopLeftProcesses(existing, log);
	}
	const cluster = existing ?? (await makeCluster(places, { binaries, account, durable }));
	if (isInPublicFolder(cluster)) {
		log(`PostgreSQL's user cannot enter ${places.home}; the data are in ${cluster}`);
	}
	const socketFolder = makeSocketFolder(cluster, account);
	try {
		const urlOf = (name: string) =>
			socketUrl({ user: superuser, password: readPassword(places), folder: socketFolder, port, name });
		const { died, stop } = await startPostmaster({
			binaries,
			account,
			cluster,
			socketFolder,
			logFile: places.logFile,
			databaseUrl: urlOf('postgres'),
			durable,
			log,
		});
		await makeDatabase(urlOf('postgres')).catch(async (thrown) => {
			await stop();
			throw thrown;
		});
		writeFileSync(places.addressFile, urlOf(databaseName), { mode: 0o600 });
		return {
			databaseUrl: urlOf(databaseName),
			cluster,
			died,
			async stop() {
				rmSync(places.addressFile, { force: true });
				await stop();
				rmSync(socketFolder, { recursive: true, force: true });
				lock.release();
			},
		};
	} catch (thrown) {
		rmSync(socketFolder, { recursive: true, force: true });
		throw thrown;
	}
}

async function makeDatabase(databaseUrl: string): Promise<void> {
	const sql = openClient(databaseUrl, { max: 1 });
	try {
		const [found] = await sql`select 1 from pg_database where datname = ${databaseName}`;
		if (found === undefined) await sql.unsafe(`create database ${databaseName}`);
	} finally {
		await sql.end({ timeout: 5 });
	}
}

/** The address of the embedded database that another process runs on this data folder; null when none answers. */
export async function findRunningEmbedded(dataDir: string): Promise<string | null> {
	const { addressFile } = placesIn(dataDir);
	if (!existsSync(addressFile)) return null;
	const databaseUrl = readFileSync(addressFile, 'utf8');
	const sql = openClient(databaseUrl, { max: 1, connect_timeout: 2 });
	try {
		await sql`select 1`;
		return databaseUrl;
	} catch (thrown) {
		// What is left of a server that was killed: nobody listens there.
		if (['ENOENT', 'ECONNREFUSED', 'CONNECT_TIMEOUT'].includes(codeOf(thrown) ?? '')) return null;
		throw thrown;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

/**
 * Deletes what `startEmbedded` made in a data folder, and nothing else; true when there was something.
 * @throws SetupError when a process runs on it, or files lie there that are not ours
 */
export async function deleteEmbedded({
	dataDir,
	log,
}: {
	dataDir: string;
	log: (line: string) => void;
}): Promise<boolean> {
	const places = placesIn(dataDir);
	if (!existsSync(places.home)) return false;
	refuseForeignFiles(places);
	const lock = takeLock(places);
	try {
		const cluster = existsSync(places.cluster) ? findCluster(places) : null;
		if (cluster !== null) {
			await stopLeftProcesses(cluster, log);
			if (isInPublicFolder(cluster)) rmSync(cluster, { recursive: true });
		}
		rmSync(places.home, { recursive: true });
	} finally {
		lock.release();
	}
	return true;
}

function refuseForeignFiles({ home }: Places): void {
	const ours =
		/^(cluster(\.unfinished(\.password)?)?|password|postgresql\.log(\.1)?|lock(-journal)?|process-id|address)$/;
	const foreign = readdirSync(home).filter((name) => !ours.test(name));
	if (foreign.length === 0) return;
	throw new SetupError(
		`${home} holds files that Label Wing did not make (${foreign.join(', ')}), so it is not deleted. Move them away first.`,
	);
}
