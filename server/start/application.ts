/** What is served: joins the application from its parts. */
import { Hono } from 'hono';
import { type Database, whyItDoesNotAnswer } from '../../db/connect.ts';
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
			notReady: () => whyItDoesNotAnswer(database),
			scores: { models: () => [], faults: () => [], score: async () => new Map() },
		}),
	);
	return { fetch: app.fetch, hints: [`${publicUrl}/readyz says whether the server can do its work`] };
}
