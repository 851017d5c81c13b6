/** Files named on the command line. */
import { readFileSync } from 'node:fs';
import { reasonOf, SetupError } from '../../db/setup-error.ts';

/** @param what begins the sentence when it cannot be read, as "The form" */
export function readText(what: string, path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (cause) {
		throw new SetupError(`${what} ${path} cannot be read: ${reasonOf(cause)}.`, { cause });
	}
}

export function readJson(what: string, path: string): unknown {
	const text = readText(what, path);
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new SetupError(`${what} ${path} is not JSON: ${reasonOf(cause)}.`, { cause });
	}
}
