/** The database for a command: the one in the settings, the one of a running server, or one started for the occasion. */
import { connect, type Database } from '../../db/connect.ts';
import { findRunningEmbedded, startEmbedded } from '../../db/embedded.ts';
import { migrate } from '../../db/migrate.ts';
import type { Settings } from '../env.ts';
import { sayStep } from './say.ts';

type Where = Pick<Settings, 'databaseUrl' | 'dataDir'>;

/** Runs a command with the database and closes what was opened for it. */
export async function withDatabase<T>(where: Where, command: (database: Database) => Promise<T>): Promise<T> {
	const running = where.databaseUrl ?? (await findRunningEmbedded(where.dataDir));
	const own = running === null ? await startEmbedded({ dataDir: where.dataDir, log: sayStep }) : null;
	try {
		const databaseUrl = running ?? own?.databaseUrl ?? '';
		if (own) await migrate(databaseUrl);
		const database = connect(databaseUrl, { max: 4, applicationName: 'label-wing command' });
		try {
			return await command(database);
		} finally {
			await database.close();
		}
	} finally {
		await own?.stop();
	}
}
