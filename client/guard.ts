import { builtinModules } from 'node:module';
import { relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Rooms that may reach the browser. Everything else in the house stays at home. */
const allowed = ['client', 'campaigns', 'node_modules'];
const builtins = new Set(builtinModules);

/**
 * What is wrong with importing a module into the browser's code, in one sentence; null when nothing is.
 *
 * @param source the module as written (`node:fs`) or its absolute path
 * @param importer absolute path of the file that imports it
 * @param house absolute path of the repository
 */
export function faultOfImport(source: string, importer: string | undefined, house: string): string | null {
	const who = importer === undefined ? 'The client' : relative(house, importer);
	if (importer?.includes('node_modules')) return null;
	if (source.startsWith('node:') || builtins.has(source))
		return `${who} imports "${source}", which only Node has. The browser's code may not.`;
	if (!source.startsWith('.') && !source.startsWith('/')) return null;
	const path = importer === undefined ? source : resolve(importer, '..', source);
	const inside = relative(resolve(house), path.split('?')[0] ?? path);
	if (inside.startsWith('..')) return null;
	const room = inside.split(sep)[0] ?? '';
	if (allowed.includes(room)) return null;
	return `${who} imports "${inside}". The browser's code may import campaigns/ only; server code must not ship.`;
}

/** Fails the build, and the development server, when server code or Node's modules are imported by the client. */
export function guard(house: string): Plugin {
	return {
		name: 'label-wing-guard',
		enforce: 'pre',
		resolveId(source, importer) {
			// the development server asks for "/main.tsx" of its own root: not an import
			if (importer === undefined || source.startsWith('/')) return null;
			const fault = faultOfImport(source, importer.split('?')[0], house);
			if (fault !== null) this.error(fault);
			return null;
		},
		load(id) {
			const fault = faultOfImport(id, undefined, house);
			if (fault !== null && id.startsWith(resolve(house))) this.error(fault);
			return null;
		},
	};
}
