import type { Hono } from 'hono';
import { createDemoWiki, type DemoWikiOptions } from '../../server/demo-wiki/app.ts';
import { loadDemoWiki } from '../../server/demo-wiki/load.ts';
import { RECORDED_URL } from './recordings.ts';

export const CLIENT = {
	clientId: 'c27c0a80363b9ea0975793fc8d6f023a',
	clientSecret: 'a secret + of: 40% odd characters',
	redirectUri: 'http://127.0.0.1:8801/auth/callback',
	name: 'Label Wing',
};

/** Just after the recording was made. */
export const RECORDED_TIME = new Date('2026-11-21T21:00:00Z');

export const demoWikiData = await loadDemoWiki();

/** The demo wiki as it was recorded, with what a test changes of it. */
export function demoWiki(options: Partial<DemoWikiOptions> = {}): Hono {
	return createDemoWiki({
		data: demoWikiData,
		publicUrl: RECORDED_URL,
		clients: [CLIENT],
		now: () => RECORDED_TIME,
		...options,
	});
}
