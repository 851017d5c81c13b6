import { deleteEmbedded } from '../../db/embedded.ts';
import { SetupError } from '../../db/setup-error.ts';
import { say, sayStep } from './say.ts';

/**
 * `--fresh`: deletes the embedded database of a data folder.
 * @throws SetupError when it is in use, or when the database is not ours to delete
 */
export async function beginAgain({
	databaseUrl,
	dataDir,
}: {
	databaseUrl: string | null;
	dataDir: string;
}): Promise<void> {
	if (databaseUrl !== null) {
		throw new SetupError(
			'--fresh deletes the embedded database only, and DATABASE_URL is set: the data are in a PostgreSQL of your own. ' +
				'Drop and create that database yourself (dropdb, createdb), or unset DATABASE_URL.',
		);
	}
	const deleted = await deleteEmbedded({ dataDir, log: sayStep });
	say(deleted ? `Deleted the database in ${dataDir}.` : `There is no database in ${dataDir} to delete.`);
}
