/** The language of the interface: messages, numbers and dates. Set once, before the first page is drawn. */
import type { JSX } from 'solid-js';
import english from './messages/en.json';
import { formatMessage } from './messages.ts';

export type MessageKey = Exclude<keyof typeof english, '@metadata'>;

type Messages = Record<string, string>;

const translations = import.meta.glob<Messages>(
	['./messages/*.json', '!./messages/en.json', '!./messages/qqq.json'],
	{
		import: 'default',
	},
);
const rightToLeft = /^(ar|arc|ckb|dv|fa|he|ks|ku-arab|ps|sd|ug|ur|yi)\b/;

/** The English of most wikis: the day first, the day's hours to 24. As the server's pages have it. */
const regional: Record<string, string> = { en: 'en-GB' };

let messages: Messages = english as unknown as Messages;
let current = 'en';

/** The languages that there are messages for, as BCP 47 tags. */
export function availableLanguages(): string[] {
	return [
		'en',
		...Object.keys(translations).map((path) => path.slice('./messages/'.length, -'.json'.length)),
	].sort();
}

/** The first of the wanted languages that there are messages for, looking also at `pt` for `pt-BR`; else English. */
export function chooseLanguage(wanted: readonly string[], available: readonly string[]): string {
	for (const tag of wanted)
		for (const candidate of [tag, tag.split('-')[0] ?? tag])
			if (available.includes(candidate.toLowerCase())) return candidate.toLowerCase();
	return 'en';
}

/** Loads the messages of a language and tells the document its language and direction. */
export async function setLanguage(language: string): Promise<void> {
	const load = translations[`./messages/${language}.json`];
	messages = { ...(english as unknown as Messages), ...(await load?.()) };
	current = load ? language : 'en';
	document.documentElement.lang = current;
	document.documentElement.dir = rightToLeft.test(current) ? 'rtl' : 'ltr';
}

/** BCP 47 tag of the interface. */
export function language(): string {
	return current;
}

/** One message as text. */
export function t(key: MessageKey, ...params: (string | number)[]): string {
	return formatMessage(messages[key] ?? key, current, params);
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

function locale(): string {
	return regional[current] ?? current;
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

/** The name of a language in itself: Deutsch, العربية. */
export function autonym(tag: string): string {
	return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
