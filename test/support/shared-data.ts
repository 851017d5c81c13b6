import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.env.SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/**
 * The absolute path of a file or folder of the shared data, which are too large for the repository; null when they are
 * not here. They lie in SHARED_DATA, or in `../shared/data` beside the repository.
 */
export function sharedData(path: string): string | null {
	const absolute = join(folder, path);
	return existsSync(absolute) ? absolute : null;
}
