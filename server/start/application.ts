/** What is served: joins the application from its parts. */
import { Hono } from 'hono';
import type { Database } from '../../db/connect.ts';
import { reasonOf } from '../../db/setup-error.ts';
import type { Settings } from '../env.ts';
import { health } from '../routes/health.ts';
import type { Closing } from './closing.ts';
import type { Fetch } from './door.ts';

export type Application = {
	fetch: Fetch;
	/** what to try first, for people, a line each */
	hints: string[];
};

export type Opened = {
	settings: Settings;
	database: Database;
	/** where browsers reach the server, without a slash at the end */
	publicUrl: string;
	/** takes what has to be closed before the database is */
	closing: Closing;
};

export async function prepareApplication({ database, publicUrl }: Opened): Promise<Application> {
	const app = new Hono().route(
		'/',
		health({
			notReady: () => whyDatabaseDoesNotAnswer(database),
			scores: { models: () => [], faults: () => [], score: async () => new Map() },
		}),
	);
	return { fetch: app.fetch, hints: [`${publicUrl}/readyz says whether the server can do its work`] };
}

/** Null when it answers. */
async function whyDatabaseDoesNotAnswer({ sql }: Database): Promise<string | null> {
	try {
		await sql`select 1`;
		return null;
	} catch (thrown) {
		return `The database does not answer: ${reasonOf(thrown)}`;
	}
}
