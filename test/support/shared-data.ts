import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where real data lies for those who have it: beside the checkout, or where SHARED_DATA says. */
const folder = process.env.SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** The absolute path of a file or folder of the shared data; null when it is absent, as in a user's clone. */
export function sharedData(path: string): string | null {
	const found = `${folder}/${path}`;
	return existsSync(found) ? found : null;
}
