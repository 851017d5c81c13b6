/** A database that is there, new enough and has all tables. */
import { shownAddress } from '../../db/address.ts';
import { checkServer, connect, type Database } from '../../db/connect.ts';
import { startEmbedded } from '../../db/embedded.ts';
import { countPendingMigrations, migrate } from '../../db/migrate.ts';
import { SetupError } from '../../db/setup-error.ts';
import type { Settings } from '../env.ts';
import type { Closing } from './closing.ts';
import { sayStep } from './say.ts';

export type PreparedDatabase = {
	database: Database;
	databaseUrl: string;
	/** where the data are, for people */
	place: string;
	/** how to begin again with none, for people */
	beginAgain: string;
};

/**
 * Starts or finds the database and brings it up to date. A server that only serves the web does not migrate a database
 * that it shares: several start at once, and one job does it before them (`npm run migrate`).
 * @param onDeath when the embedded database ends by itself
 * @throws SetupError
 */
export async function prepareDatabase(
	settings: Pick<Settings, 'databaseUrl' | 'dataDir' | 'role'>,
	{ closing, onDeath }: { closing: Closing; onDeath: (error: SetupError) => void },
): Promise<PreparedDatabase> {
	const { databaseUrl, place, beginAgain } =
		settings.databaseUrl === null
			? await startOwn(settings.dataDir, { closing, onDeath })
			: {
					databaseUrl: settings.databaseUrl,
					place: `the PostgreSQL database ${shownAddress(settings.databaseUrl)}`,
					beginAgain: 'drop and create that database',
				};
	const version = await checkServer(databaseUrl);
	sayStep(`Database: PostgreSQL ${version}, ${place}`);

	if (settings.databaseUrl === null || settings.role === 'all') {
		const applied = await migrate(databaseUrl);
		sayStep(applied === 0 ? 'Tables: up to date' : `Tables: ${applied} migrations applied`);
	} else {
		await requireMigrated(databaseUrl);
	}
	const database = connect(databaseUrl);
	closing.add(() => database.close());
	return { database, databaseUrl, place, beginAgain };
}

async function startOwn(
	dataDir: string,
	{ closing, onDeath }: { closing: Closing; onDeath: (error: SetupError) => void },
): Promise<Pick<PreparedDatabase, 'databaseUrl' | 'place' | 'beginAgain'>> {
	const embedded = await startEmbedded({ dataDir, log: sayStep });
	closing.add(() => embedded.stop());
	void embedded.died.then((error) => {
		if (!closing.started()) onDeath(error);
	});
	return { databaseUrl: embedded.databaseUrl, place: embedded.cluster, beginAgain: 'npm start -- --fresh' };
}

async function requireMigrated(databaseUrl: string): Promise<void> {
	const pending = await countPendingMigrations(databaseUrl);
	if (pending === 0) return;
	throw new SetupError(
		`${shownAddress(databaseUrl)} lacks ${pending} migrations of this version. Apply them first: npm run migrate`,
	);
}
