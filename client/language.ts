/** The language of the interface: messages, numbers and dates. Set once, before the first page is drawn. */
import type { JSX } from 'solid-js';
import { type Language, languages, type Messages } from '../campaigns/contract/languages.ts';
import type adjudicatingEnglish from './adjudicate/messages/en.json';
import type coordinatingEnglish from './coordinate/messages/en.json';
import type dashboardEnglish from './dashboard/messages/en.json';
import type editSourceEnglish from './edit-source/messages/en.json';
import type formsEnglish from './forms/messages/en.json';
import type goldEnglish from './gold/messages/en.json';
import type importsEnglish from './imports/messages/en.json';
import type joiningEnglish from './joining/messages/en.json';
import type keysEnglish from './keys/messages/en.json';
import type english from './messages/en.json';
import { formatMessage } from './messages.ts';
import type mineEnglish from './mine/messages/en.json';
import type wizardEnglish from './wizard/messages/en.json';

export type MessageKey = Exclude<
	| keyof typeof english
	| keyof typeof adjudicatingEnglish
	| keyof typeof coordinatingEnglish
	| keyof typeof importsEnglish
	| keyof typeof dashboardEnglish
	| keyof typeof editSourceEnglish
	| keyof typeof formsEnglish
	| keyof typeof goldEnglish
	| keyof typeof joiningEnglish
	| keyof typeof keysEnglish
	| keyof typeof mineEnglish
	| keyof typeof wizardEnglish,
	'@metadata'
>;

/**
 * What pages everywhere say, and what only those for coordinators and those about oneself do: one chunk each, see
 * whole-messages.ts.
 */
const everywhere = import.meta.glob<Messages>(['./messages/*.json', '!./messages/qqq.json'], {
	query: '?whole',
	import: 'default',
});
const coordinating = import.meta.glob<Messages>(
	['./coordinate/messages/*.json', '!./coordinate/messages/qqq.json'],
	{ query: '?whole', import: 'default' },
);
const adjudicating = import.meta.glob<Messages>(
	['./adjudicate/messages/*.json', '!./adjudicate/messages/qqq.json'],
	{ query: '?whole', import: 'default' },
);
const dashboards = import.meta.glob<Messages>(
	['./dashboard/messages/*.json', '!./dashboard/messages/qqq.json'],
	{ query: '?whole', import: 'default' },
);
const aboutOneself = import.meta.glob<Messages>(['./mine/messages/*.json', '!./mine/messages/qqq.json'], {
	query: '?whole',
	import: 'default',
});
const imports = import.meta.glob<Messages>(['./imports/messages/*.json', '!./imports/messages/qqq.json'], {
	query: '?whole',
	import: 'default',
});
const joining = import.meta.glob<Messages>(['./joining/messages/*.json', '!./joining/messages/qqq.json'], {
	query: '?whole',
	import: 'default',
});

const ofEditSource = import.meta.glob<Messages>(
	['./edit-source/messages/*.json', '!./edit-source/messages/qqq.json'],
	{ query: '?whole', import: 'default' },
);
const making = import.meta.glob<Messages>(['./wizard/messages/*.json', '!./wizard/messages/qqq.json'], {
	query: '?whole',
	import: 'default',
});

const ofKeys = import.meta.glob<Messages>(['./keys/messages/*.json', '!./keys/messages/qqq.json'], {
	query: '?whole',
	import: 'default',
});

const building = import.meta.glob<Messages>(['./forms/messages/*.json', '!./forms/messages/qqq.json'], {
	query: '?whole',
	import: 'default',
});

const ofGold = import.meta.glob<Messages>(['./gold/messages/*.json', '!./gold/messages/qqq.json'], {
	query: '?whole',
	import: 'default',
});

/** The texts of the built-in forms, but the one that comes with all pages. In English, the forms have them. */
const forms = import.meta.glob<Messages>(
	['../campaigns/templates/messages/*.json', '!../campaigns/templates/messages/{en,qqq}.json'],
	{ query: '?whole', import: 'default' },
);

let messages: Messages = {};
let current: Language = 'en';

/** Several files may be on their way at once: what is known is looked at only when one of them is here. */
function add(more: Messages | undefined): void {
	messages = { ...messages, ...more };
}

/** Loads the messages of a language and tells the document its language and direction. */
export async function setLanguage(language: Language): Promise<void> {
	add(await everywhere[`./messages/${language}.json`]?.());
	current = language;
	document.documentElement.lang = language;
	document.documentElement.dir = languages[language].direction;
}

/** Loads what only pages for coordinators say; volunteers need not wait for it. */
export async function loadCoordinating(): Promise<void> {
	add(await coordinating[`./coordinate/messages/${current}.json`]?.());
}

/** Loads what only the pages about disagreements say. */
export async function loadAdjudicating(): Promise<void> {
	add(await adjudicating[`./adjudicate/messages/${current}.json`]?.());
}

/** Loads what only the pages on which a campaign is watched say. */
export async function loadDashboards(): Promise<void> {
	add(await dashboards[`./dashboard/messages/${current}.json`]?.());
}

/** Loads what is said while a campaign is made or changed. */
export async function loadMaking(): Promise<void> {
	add(await making[`./wizard/messages/${current}.json`]?.());
}

/** Loads what only pages about oneself say; whoever labels need not wait for it. */
export async function loadAboutOneself(): Promise<void> {
	add(await aboutOneself[`./mine/messages/${current}.json`]?.());
}

/** Loads the texts of the built-in forms. */
export async function loadForms(): Promise<void> {
	add(await forms[`../campaigns/templates/messages/${current}.json`]?.());
}

/** Loads what only the page says on which labels are brought in. */
export async function loadImports(): Promise<void> {
	add(await imports[`./imports/messages/${current}.json`]?.());
}

/** Loads what is said before one labels: at the door, about who may answer, and in the practice round. */
export async function loadJoining(): Promise<void> {
	add(await joining[`./joining/messages/${current}.json`]?.());
}

/** Loads what is said where one chooses the edits of a campaign. */
export async function loadEditSource(): Promise<void> {
	add(await ofEditSource[`./edit-source/messages/${current}.json`]?.());
}

/** Loads what only the sheet of keys says. */
export async function loadKeyMessages(): Promise<void> {
	add(await ofKeys[`./keys/messages/${current}.json`]?.());
}

/** Loads what only the page about known answers says. */
export async function loadGold(): Promise<void> {
	add(await ofGold[`./gold/messages/${current}.json`]?.());
}

/** Loads what only the pages about forms say. */
export async function loadFormBuilding(): Promise<void> {
	add(await building[`./forms/messages/${current}.json`]?.());
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
	// as a plain text: the compiler counts the thousand keys otherwise
	const name: string = key;
	return formatMessage(String(messages[name] ?? name), locale(), params);
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
	const own = messages[key];
	return typeof own === 'string' ? own : text;
}

/** The sentence of an error, by its code. */
export function errorSentence(code: string, english: string): string {
	return fromEnglish(`error-code-${code}`, english);
}

export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
	return new Intl.NumberFormat(locale(), options).format(value);
}

/** What was added or taken away, with its sign: +60, −129, 0. */
export function formatDifference(value: number): string {
	return formatNumber(value, { signDisplay: 'exceptZero' }).replace('-', '−');
}

/** “one, two and three” */
export function formatList(parts: readonly string[]): string {
	return new Intl.ListFormat(locale()).format(parts);
}

/** Hour and minute, as 15:40. */
export function formatTime(at: Date): string {
	return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Day and month of a date without a time (`2026-09-07`), as 7 Sept. */
export function formatDay(date: string): string {
	const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
	return new Intl.DateTimeFormat(locale(), options).format(new Date(`${date}T00:00:00Z`));
}

/** Day, month and year in words. */
export function formatDate(at: Date): string {
	return new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(at);
}
