/** The texts of a form that is read: each by a mark that stands for it in all languages, until the form is whole. */
import { isRecord } from './widgets.ts';

/** Messages by language and key, as the files of `forms/i18n/<form>/` have them. */
export type MessagesByLanguage = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const tag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/;
const MOST_LETTERS = 2000;

export type Words = {
	/** of the texts that the form is written in */
	language: string;
	/** all languages that can be carried over, the first one too */
	languages: readonly string[];
	/** files that are none of a language, or of one that has no such tag */
	leftOut: readonly string[];
	/** the mark of a label, help or message as a widget has it; undefined where it says nothing */
	say(value: unknown): string | undefined;
	/** the mark of words of our own, by language; English must be among them */
	sayOwn(texts: Readonly<Record<string, string>>): string;
	/** what a mark stands for in a language; undefined where nobody has translated it */
	textOf(mark: string, language: string): string | undefined;
	/** the same in the form's own language, which every mark has */
	originalOf(mark: string): string;
	/** the key of the message that a mark stands for; null for words that stand in the form itself */
	keyOf(mark: string): string | null;
	/** whether the form's own language has the text: no key stands in its place */
	isSaid(mark: string): boolean;
	/** keys that are used, but have no text in the form's own language */
	missing(): string[];
	/** keys of texts that were too long and have been cut */
	cut(): string[];
};

type Entry = { key: string | null; texts: Map<string, string>; original: string };

/** @param messages English is the original where it is there, else the language that says most */
export function createWords(messages: MessagesByLanguage): Words {
	const byTag = new Map(
		Object.entries(messages).map(([name, texts]) => [name.toLowerCase().replaceAll('_', '-'), texts]),
	);
	const languages = [...byTag.keys()].filter((name) => tag.test(name) && name !== 'qqq').sort();
	const size = (name: string) => Object.values(byTag.get(name) ?? {}).filter(isText).length;
	const [fullest = 'en'] = [...languages].sort((a, b) => size(b) - size(a));
	const language = languages.includes('en') ? 'en' : fullest;
	const entries = new Map<string, Entry>();
	const marks = new Map<string, string>();
	const missing = new Set<string>();
	const cut = new Set<string>();

	function shortened(text: string, name: string): string {
		const tidy = text.toWellFormed().replaceAll('\0', '').trim();
		if (tidy.length > MOST_LETTERS) cut.add(name);
		return tidy.slice(0, MOST_LETTERS).toWellFormed();
	}

	function markOf(name: string, entry: () => Entry): string {
		const known = marks.get(name);
		if (known !== undefined) return known;
		const mark = `\uE000${marks.size}\uE000`;
		marks.set(name, mark);
		entries.set(mark, entry());
		return mark;
	}

	function ofKey(key: string): Entry {
		const texts = new Map(
			languages.flatMap((name): [string, string][] => {
				const text = byTag.get(name)?.[key];
				return isText(text) ? [[name, shortened(text, key)]] : [];
			}),
		);
		// Wikilabels shows the key itself; words are nearer to what was meant
		const original = texts.get(language) ?? [...texts.values()][0] ?? asWords(key);
		return { key, texts, original };
	}

	const found = (mark: string): Entry => {
		const entry = entries.get(mark);
		if (!entry) throw new Error(`no text has the mark ${JSON.stringify(mark)}`);
		return entry;
	};
	const isSaid = (mark: string): boolean => {
		const { key, texts } = found(mark);
		return key === null || texts.has(language);
	};
	return {
		language,
		languages,
		leftOut: [...byTag.keys()].filter((name) => !languages.includes(name) && name !== 'qqq'),
		say(value) {
			const text = textIn(value);
			if (text === '') return undefined;
			const [, key] = /^<([^<>\s]+)>$/.exec(text) ?? [];
			if (key !== undefined) return markOf(text, () => ofKey(key));
			return markOf(text, () => {
				const original = shortened(text, text.slice(0, 40));
				return { key: null, texts: new Map(), original };
			});
		},
		sayOwn(texts) {
			const { en: english = '' } = texts;
			return markOf(`own ${english}`, () => ({
				key: null,
				texts: new Map(Object.entries(texts)),
				original: texts[language] ?? english,
			}));
		},
		textOf: (mark, name) => found(mark).texts.get(name),
		originalOf(mark) {
			const { key, original } = found(mark);
			if (key !== null && !isSaid(mark)) missing.add(key);
			return original;
		},
		isSaid,
		keyOf: (mark) => found(mark).key,
		missing: () => [...missing],
		cut: () => [...cut],
	};
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

/** A label may be a text, or a widget that holds one, or a piece of HTML. */
function textIn(value: unknown): string {
	if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
	if (!isRecord(value)) return '';
	return textIn(value.label ?? value.content);
}

/** `is-notable` as Is notable. */
export function asWords(name: string): string {
	const words = name
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/[-_]+/g, ' ')
		.trim();
	return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
