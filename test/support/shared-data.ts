import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = process.env.SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Absolute path of a file or folder of the real data that is kept outside of this repository; null when it is not here. */
export function sharedData(path: string): string | null {
	const whole = `${root}/${path}`;
	return existsSync(whole) ? whole : null;
}
