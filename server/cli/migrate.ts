/** `npm run migrate`: brings the database at DATABASE_URL up to date. The embedded one is migrated at every start. */
import { shownAddress } from '../../db/address.ts';
import { checkServer } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { SetupError } from '../../db/setup-error.ts';
import { readSettings } from '../env.ts';
import { dieWithSentence, say } from '../start/say.ts';

try {
	const { databaseUrl } = readSettings();
	if (databaseUrl === null) {
		throw new SetupError(
			'DATABASE_URL is not set, so there is nothing to migrate: npm start migrates the embedded database itself.',
		);
	}
	await checkServer(databaseUrl);
	const applied = await migrate(databaseUrl);
	say(`${shownAddress(databaseUrl)}: ${applied === 0 ? 'up to date' : `${applied} migrations applied`}.`);
} catch (thrown) {
	dieWithSentence(thrown);
}
