/** What `npm start` starts once it has its settings: the whole server, or a scorer. */
import type { Settings } from '../env.ts';
import { serveApplication } from './application.ts';
import type { Closing } from './closing.ts';
import { prepareDatabase } from './database.ts';
import { type Door, openDoor } from './door.ts';
import { greeting } from './greeting.ts';
import { dieWithSentence, say } from './say.ts';
import { serveScores } from './scorer.ts';

/** how long what is being answered may take when the server stops */
const DOOR_LIMIT_MS = 7500;

export async function serve(settings: Settings, closing: Closing): Promise<void> {
	say('Label Wing is preparing:');
	if (settings.role === 'scorer') {
		const { door, publicUrl } = await open(settings, closing);
		await serveScores({ settings, publicUrl, door, closing });
		say(`The scorer is ready: ${publicUrl}/v3/scores/`);
		return;
	}
	const { database, databaseUrl, place, beginAgain } = await prepareDatabase(settings, {
		closing,
		onDeath: (error) => void closing.close().finally(() => dieWithSentence(error)),
	});
	const { door, publicUrl } = await open(settings, closing);
	const hints = await serveApplication({ settings, database, databaseUrl, publicUrl, door, closing });
	say(greeting({ url: publicUrl, hints, place, beginAgain }));
}

async function open(settings: Settings, closing: Closing): Promise<{ door: Door; publicUrl: string }> {
	const door = await openDoor(settings);
	closing.add(() => door.close(DOOR_LIMIT_MS));
	return { door, publicUrl: settings.publicUrl ?? `http://localhost:${door.port}` };
}
