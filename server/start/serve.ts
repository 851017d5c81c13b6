/** What `npm start` starts once it has its settings: the whole server, or a scorer. */
import type { Settings } from '../env.ts';
import { serveApplication } from './application.ts';
import { type Closing, STOP_LIMIT_MS } from './closing.ts';
import { prepareDatabase } from './database.ts';
import { type Door, openDoor } from './door.ts';
import { beginAgain } from './fresh.ts';
import { greeting } from './greeting.ts';
import { dieWithSentence, say } from './say.ts';
import { serveScores } from './scorer.ts';

/** @param fresh the embedded database is deleted first */
export async function serve(
	settings: Settings,
	{ fresh, closing }: { fresh: boolean; closing: Closing },
): Promise<void> {
	if (fresh) await beginAgain(settings);
	say('Label Wing is preparing:');
	if (settings.role === 'scorer') {
		const { door, publicUrl } = await open(settings, closing);
		await serveScores({ settings, publicUrl, door, closing });
		say(`The scorer is ready: ${publicUrl}/v3/scores/`);
		return;
	}
	const { database, databaseUrl, ...toSay } = await prepareDatabase(settings, {
		closing,
		onDeath: (error) => void closing.close().finally(() => dieWithSentence(error)),
	});
	const { door, publicUrl } = await open(settings, closing);
	const hints = await serveApplication({ settings, database, databaseUrl, publicUrl, door, closing });
	say(greeting({ url: publicUrl, hints, ...toSay }));
}

async function open(settings: Settings, closing: Closing): Promise<{ door: Door; publicUrl: string }> {
	const door = await openDoor(settings);
	closing.add(() => door.close(STOP_LIMIT_MS / 2));
	return { door, publicUrl: settings.publicUrl ?? `http://localhost:${door.port}` };
}
