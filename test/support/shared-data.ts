import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where a file of the shared test data lies, or null when it is not on this machine: `SHARED_DATA`, else beside the repository. */
export function sharedData(path: string): string | null {
	const root = process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
	const file = resolve(root, path);
	return existsSync(file) ? file : null;
}
