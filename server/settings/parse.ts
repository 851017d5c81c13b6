/** How the text of a setting becomes a value. A parser that is not content throws what it expects: "must be …". */
import { resolve } from 'node:path';

export type Parse<T> = (text: string) => T;

export function wholeNumber(least: number, most: number): Parse<number> {
	return (text) => {
		const value = Number(text);
		if (/^\d+$/.test(text) && value >= least && value <= most) return value;
		throw new RangeError(`must be a whole number from ${least} to ${most}`);
	};
}

export function oneOf<const T extends string>(...words: T[]): Parse<T> {
	return (text) => {
		const found = words.find((word) => word === text);
		if (found !== undefined) return found;
		throw new RangeError(`must be one of ${words.join(', ')}`);
	};
}

export function matching(pattern: RegExp, expectation: string): Parse<string> {
	return (text) => {
		if (pattern.test(text)) return text;
		throw new RangeError(`must be ${expectation}`);
	};
}

export const anyText: Parse<string> = (text) => text;

/** Absolute, from the folder in which the program was started. */
export const folder: Parse<string> = (text) => resolve(text);

/** An origin, without a slash at the end: `https://en.wikipedia.org`. */
export const origin: Parse<string> = (text) => {
	const url = URL.canParse(text) ? new URL(text) : null;
	const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:';
	if (isHttp && url.href === `${url.origin}/`) return url.origin;
	throw new RangeError('must be an address without a path, such as https://en.wikipedia.org');
};

export const databaseName = matching(/^[a-z][a-z0-9_]*$/, 'a database name in small letters, such as enwiki');

export const bucketName = matching(
	/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
	'the name of a bucket: 3 to 63 small letters, digits, dots and hyphens',
);

/** `name=origin` between commas; each name and each origin once. */
export const namedOrigins: Parse<{ name: string; url: string }[]> = (text) => {
	const pairs = list(text).map((pair) => {
		const [name = '', url = ''] = pair.split(/\s*=\s*/, 2);
		try {
			return { name: databaseName(name), url: origin(url) };
		} catch (cause) {
			throw new RangeError(
				`must be pairs such as dewiki=https://de.wikipedia.org between commas, which "${pair}" is not`,
				{ cause },
			);
		}
	});
	for (const field of ['name', 'url'] as const) {
		const values = pairs.map((pair) => pair[field]);
		const twice = values.find((value, at) => values.indexOf(value) < at);
		if (twice !== undefined) throw new RangeError(`must name every wiki once, but ${twice} is there twice`);
	}
	return pairs;
};

export const databaseUrl: Parse<string> = (text) => {
	const url = URL.canParse(text) ? new URL(text) : null;
	const isPostgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
	if (isPostgres && url.pathname.length > 1) return text;
	throw new RangeError('must be an address of the form postgres://user:password@host:port/database');
};

/** Names between commas. */
export const list: Parse<string[]> = (text) =>
	text
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');

/** Names of wiki accounts as MediaWiki writes them: `some_person` is `Some person`. */
export const accountNames: Parse<string[]> = (text) =>
	list(text).map((name) => {
		const spaced = name.replaceAll('_', ' ').trim();
		return spaced.charAt(0).toUpperCase() + spaced.slice(1);
	});
