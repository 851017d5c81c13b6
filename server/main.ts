/** `npm start`: reads the settings, opens what is needed, serves, and closes everything in order when told to stop. */
import { readSettings, type Settings } from './env.ts';
import { serveApplication } from './start/application.ts';
import { readArguments, usage } from './start/arguments.ts';
import { closeOnSignals, makeClosing, outliveBrokenConnections } from './start/closing.ts';
import { prepareDatabase } from './start/database.ts';
import { type Door, openDoor } from './start/door.ts';
import { beginAgain } from './start/fresh.ts';
import { greeting } from './start/greeting.ts';
import { dieWithSentence, say, saySorry } from './start/say.ts';
import { serveScores } from './start/scorer.ts';

const stopLimitMs = 15_000;
const closing = makeClosing();

try {
	const { fresh, help } = readArguments(process.argv.slice(2));
	if (help) say(usage);
	else {
		const settings = readSettings();
		closeOnSignals(closing, stopLimitMs);
		outliveBrokenConnections();
		if (fresh) await beginAgain(settings);
		await start(settings);
	}
} catch (thrown) {
	// once the signal to stop is there, what fails because of it is no news
	if (!closing.started()) {
		saySorry(thrown);
		await closing.close();
		process.exit(1);
	}
}

async function start(settings: Settings): Promise<void> {
	say('Label Wing is preparing:');
	if (settings.role === 'scorer') {
		const { door, publicUrl } = await open(settings);
		await serveScores({ settings, publicUrl, door, closing });
		say(`The scorer is ready: ${publicUrl}/v3/scores/`);
		return;
	}
	const { database, databaseUrl, place, beginAgain } = await prepareDatabase(settings, {
		closing,
		onDeath: (error) => void closing.close().finally(() => dieWithSentence(error)),
	});
	const { door, publicUrl } = await open(settings);
	const hints = await serveApplication({ settings, database, databaseUrl, publicUrl, door, closing });
	say(greeting({ url: publicUrl, hints, place, beginAgain }));
}

async function open(settings: Settings): Promise<{ door: Door; publicUrl: string }> {
	const door = await openDoor(settings);
	closing.add(() => door.close(stopLimitMs / 2));
	return { door, publicUrl: settings.publicUrl ?? `http://localhost:${door.port}` };
}
