import { parseArgs } from 'node:util';
import { reasonOf, SetupError } from '../../db/setup-error.ts';

export const usage = `npm start                 starts the server; settings come from the environment (npm run --silent settings)
npm start -- --fresh      deletes the embedded database first and begins again
npm start -- --help       shows this`;

/** @throws SetupError for words that are not known */
export function readArguments(words: string[]): { fresh: boolean; help: boolean } {
	try {
		const { values } = parseArgs({
			args: words,
			options: { fresh: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
		});
		return values;
	} catch (cause) {
		throw new SetupError(`${reasonOf(cause)}.`, { cause, details: usage.split('\n') });
	}
}
