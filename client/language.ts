/** The language of the interface: messages, numbers and dates. Set once, before the first page is drawn. */
import type { JSX } from 'solid-js';
import { type Language, languages, type Messages, translated } from '../campaigns/contract/languages.ts';
import english from './messages/en.json';
import { formatMessage } from './messages.ts';

export type MessageKey = Exclude<keyof typeof english, '@metadata'>;

/** One chunk for each language: see vite.config.ts. */
const translations = import.meta.glob<Messages>(
	['./messages/*.json', '!./messages/en.json', '!./messages/qqq.json'],
	{ import: 'default' },
);
/** What the contract says in English, and its translations. */
const contracts = import.meta.glob<Messages>(
	['../campaigns/contract/messages/*.json', '!../campaigns/contract/messages/qqq.json'],
	{ import: 'default' },
);

let messages: Messages = english;
let contract: { source: Messages; own: Messages } = { source: {}, own: {} };
let current: Language = 'en';

/**
 * Loads the messages of a language and tells the document its language and direction.
 * Where they cannot be loaded, the interface stays English: that is better than none.
 */
export async function setLanguage(language: Language): Promise<void> {
	try {
		if (language !== 'en') await load(language);
		current = language;
	} catch (cause) {
		console.error(`The messages in "${language}" could not be loaded.`, cause);
	}
	document.documentElement.lang = current;
	document.documentElement.dir = languages[current].direction;
}

async function load(language: Language): Promise<void> {
	const [own, source, ofContract] = await Promise.all([
		translations[`./messages/${language}.json`]?.(),
		contracts['../campaigns/contract/messages/en.json']?.(),
		contracts[`../campaigns/contract/messages/${language}.json`]?.(),
	]);
	messages = { ...english, ...own };
	contract = { source: source ?? {}, own: ofContract ?? {} };
}

/** BCP 47 tag of the interface. */
export function language(): Language {
	return current;
}

/** How the language writes numbers and dates. */
function locale(): string {
	return languages[current].locale;
}

/** One message as text. */
export function t(key: MessageKey, ...params: (string | number)[]): string {
	return formatMessage(String(messages[key] ?? key), locale(), params);
}

/** One message with elements in it, in the order that the language gives them. */
export function tx(key: MessageKey, ...params: JSX.Element[]): JSX.Element[] {
	const text = t(
		key,
		...params.map((param, at) =>
			typeof param === 'string' || typeof param === 'number' ? param : `\uE000${at}\uE000`,
		),
	);
	return text.split('\uE000').map((piece, at) => (at % 2 === 0 ? piece : params[Number(piece)]));
}

/** What the contract says in English, in the language of the interface where somebody translated it. */
export function fromEnglish(key: string, text: string): string {
	return translated(key, text, contract.source, contract.own);
}

/** The sentence of an error by its code; the server's own where it is another one. */
export function errorSentence(code: string, sentence: string): string {
	return fromEnglish(`error-code-${code}`, sentence);
}

export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
	return new Intl.NumberFormat(locale(), options).format(value);
}

/** What was added or taken away, with its sign: +60, −129, 0. */
export function formatDifference(value: number): string {
	return formatNumber(value, { signDisplay: 'exceptZero' }).replace('-', '−');
}

/** Hour and minute, as 15:40. */
export function formatTime(at: Date): string {
	return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Day, month and year in words. */
export function formatDate(at: Date): string {
	return new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(at);
}
