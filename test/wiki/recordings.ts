import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { sharedData } from '../support/shared-data.ts';

/** One recorded call of a MediaWiki 1.43; tokens and secrets in it are replaced by placeholders. */
const Recording = z.object({
	note: z.string().optional(),
	request: z.object({
		method: z.string(),
		url: z.string(),
		headers: z.record(z.string(), z.string()),
		body: z.string().optional(),
	}),
	response: z.object({
		status: z.number(),
		headers: z.record(z.string(), z.string()),
		body: z.unknown(),
	}),
});
export type Recording = z.output<typeof Recording>;

/** Where the wiki stood when it was recorded: the demo wiki is put at the same address, so that answers are the same. */
export const RECORDED_URL = 'http://127.0.0.1:8090';

/** The folder of recordings; null where the data outside of this repository is not at hand. */
export const recordings = sharedData('mediawiki-recorded');

export function recording(name: string): Recording {
	return Recording.parse(JSON.parse(readFileSync(`${recordings}/${name}.json`, 'utf8')));
}

/** Names of the recordings that begin so, in order; none where there are no recordings. */
export function recordingsNamed(...prefixes: string[]): string[] {
	if (recordings === null) return [];
	return readdirSync(recordings)
		.filter((file) => file.endsWith('.json') && prefixes.some((prefix) => file.startsWith(prefix)))
		.map((file) => file.replace('.json', ''))
		.sort();
}
