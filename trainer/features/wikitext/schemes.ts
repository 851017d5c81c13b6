/** Which addresses make a link in wikitext: known schemes, some of them without `//`. */
import { classAt, WORD } from '../characters.ts';

const withSlashesOnly = new Set([
	'ftp',
	'ftps',
	'git',
	'gopher',
	'http',
	'https',
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
]);
const withOrWithoutSlashes = new Set([
	'bitcoin',
	'geo',
	'magnet',
	'mailto',
	'news',
	'sip',
	'sips',
	'sms',
	'tel',
	'urn',
	'xmpp',
]);
const longestScheme = 9;

function isKnown(scheme: string, slashes: boolean): boolean {
	const name = scheme.toLowerCase();
	return withOrWithoutSlashes.has(name) || (slashes && withSlashesOnly.has(name));
}

function isSchemeCharacter(code: number): boolean {
	return (
		(code >= 0x61 && code <= 0x7a) ||
		(code >= 0x41 && code <= 0x5a) ||
		(code >= 0x30 && code <= 0x39) ||
		code === 0x2b ||
		code === 0x2e ||
		code === 0x2d
	);
}

/** Behind the scheme (and `//`) of a bracketed link that starts at `at`, or -1. */
export function bracketedSchemeEnd(text: string, at: number): number {
	if (text.startsWith('//', at)) return at + 2;
	let colon = at;
	while (colon - at <= longestScheme && isSchemeCharacter(text.charCodeAt(colon))) colon++;
	if (text.charCodeAt(colon) !== 0x3a) return -1;
	return schemeEnd(text, at, colon);
}

/** Behind the scheme (and `//`) of a free link whose scheme is the word before the `:` at `colon`, or -1. */
export function freeSchemeEnd(text: string, colon: number): number {
	let from = colon;
	while (from > 0 && colon - from <= longestScheme && isWordOfScheme(text.charCodeAt(from - 1))) from--;
	if (from > 0 && isWordBefore(text, from)) return -1;
	return schemeEnd(text, from, colon);
}

function schemeEnd(text: string, from: number, colon: number): number {
	const slashes = text.startsWith('//', colon + 1);
	if (!isKnown(text.slice(from, colon), slashes)) return -1;
	return slashes ? colon + 3 : colon + 1;
}

function isWordOfScheme(code: number): boolean {
	return isSchemeCharacter(code) && code !== 0x2b && code !== 0x2e && code !== 0x2d;
}

/** Whether the character that ends before `at` is a letter, a number or `_`. */
function isWordBefore(text: string, at: number): boolean {
	const isTrail = (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00;
	return (classAt(text, isTrail ? at - 2 : at - 1) & WORD) !== 0;
}
