import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

type Address = { method: string; path: string };

function isAddress(value: unknown): value is Address {
	return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

/**
 * Of the contract's calls the browser gets method and path alone. Their shapes are types to it: the server holds every
 * reply to them before it leaves, and shipping them with the library that reads them was a third of the labelling page.
 *
 * @param folder of the contract; its files of calls end in `calls.ts`
 */
export function contractAddresses(folder: string): Plugin {
	return {
		name: 'label-wing-contract-addresses',
		enforce: 'pre',
		async load(id) {
			if (!id.startsWith(folder) || !/[/-]calls\.ts$/.test(id)) return null;
			this.addWatchFile(id);
			// another content is another module, so that a development server sees what was changed
			const version = Buffer.from(readFileSync(id, 'utf8')).toString('base64url').length;
			const module: Record<string, unknown> = await import(`${id}?${version}`);
			const lines = Object.entries(module).flatMap(([name, value]) =>
				isAddress(value)
					? [`export const ${name} = ${JSON.stringify({ method: value.method, path: value.path })};`]
					: [],
			);
			return { code: lines.join('\n'), moduleType: 'js' };
		},
	};
}
