/** Addresses in wikitext, as deltas' tokenizer takes them: a known scheme at the start of a token, or a bare `//`. */
import { isSpace } from './characters.ts';

const withoutSlashes = new Set(['bitcoin', 'geo', 'magnet', 'mailto', 'news', 'sip', 'sips', 'tel', 'urn']);
const withSlashes = new Set([
	'http',
	'https',
	'ftp',
	'ftps',
	'git',
	'gopher',
	'irc',
	'ircs',
	'mms',
	'nntp',
	'redis',
	'sftp',
	'ssh',
	'svn',
	'telnet',
	'worldwind',
	'xmpp',
]);
const longestScheme = 9;
const notFirst = new Set(['/', '$', '.', '?', '#'].map((character) => character.charCodeAt(0)));
const notInside = new Set(['|', '<', '>', '{', '}'].map((character) => character.charCodeAt(0)));

/** After the address whose scheme is `text.slice(at, colon)`, or -1. `colon` is the place of a `:`. */
export function schemeUrlEnd(text: string, at: number, colon: number): number {
	if (colon - at > longestScheme) return -1;
	const scheme = text.slice(at, colon);
	if (withoutSlashes.has(scheme)) return addressEnd(text, colon + 1);
	return withSlashes.has(scheme) ? slashesUrlEnd(text, colon + 1) : -1;
}

/** After the address that starts with `//` at `at`, or -1. */
export function slashesUrlEnd(text: string, at: number): number {
	return text.startsWith('//', at) ? addressEnd(text, at + 2) : -1;
}

function addressEnd(text: string, at: number): number {
	if (at >= text.length) return -1;
	const first = text.charCodeAt(at);
	if (notFirst.has(first) || isSpace(first)) return -1;
	let end = at + 1;
	while (end < text.length) {
		const code = text.charCodeAt(end);
		if (isSpace(code) || (code < 128 && notInside.has(code))) break;
		end++;
	}
	return end;
}
