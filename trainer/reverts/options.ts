import { parseArgs } from 'node:util';

export const usage = 'npm run reverts -- EXPORT [--wiki enwiki] [--out data/reverted] [--years 2] [--seed 1]';

export type Options = {
	path: string;
	/** database name; null: as the export says */
	wiki: string | null;
	/** folder for model and card */
	out: string;
	/** how far back before the judged edits to learn from */
	years: number;
	seed: number;
};

/** Reads the words after the command; throws Error with what is wrong with them. */
export function readOptions(words: string[]): Options {
	const { values, positionals } = parseArgs({
		args: words,
		allowPositionals: true,
		options: {
			wiki: { type: 'string' },
			out: { type: 'string', default: 'data/reverted' },
			years: { type: 'string', default: '2' },
			seed: { type: 'string', default: '1' },
		},
	});
	const [path, ...others] = positionals;
	if (path === undefined) throw new Error('Which export?');
	if (others.length > 0) throw new Error(`One export at a time, not also ${others.join(', ')}.`);
	if (!/^\d{1,9}$/.test(values.seed))
		throw new Error('--seed must be a whole number of at most nine digits.');
	const years = Number(values.years);
	if (!(years > 0 && years <= 100)) throw new Error('--years must be a number above 0, at most 100.');
	return { path, wiki: values.wiki ?? null, out: values.out, years, seed: Number(values.seed) };
}
