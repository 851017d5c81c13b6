/** Files that somebody names on the command line. */
import { readFileSync } from 'node:fs';
import { reasonOf, SetupError } from '../../db/setup-error.ts';

/** @param what a sentence begins with it: "The form" */
export function readText(what: string, path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (cause) {
		throw new SetupError(`${what} ${path} cannot be read: ${reasonOf(cause)}.`, { cause });
	}
}

/** An object. */
export function readJson(what: string, path: string): Record<string, unknown> {
	let read: unknown;
	try {
		read = JSON.parse(readText(what, path));
	} catch (cause) {
		if (cause instanceof SetupError) throw cause;
		throw new SetupError(`${what} ${path} is not JSON: ${reasonOf(cause)}.`, { cause });
	}
	if (typeof read !== 'object' || read === null || Array.isArray(read))
		throw new SetupError(`${what} ${path} holds no object.`);
	return { ...read };
}
