import { existsSync } from 'node:fs';
import { build } from 'vite';

const client = new URL('../../client/', import.meta.url).pathname;

/** The folder of the built client. `npm test` builds it first; run alone, a test builds it when it is missing. */
export async function builtClient(): Promise<string> {
	if (!existsSync(`${client}dist/index.html`)) await build({ root: client, logLevel: 'error' });
	return `${client}dist`;
}
