/**
 * Every sentence of the pages, by key, in the language of the reader. The files are banana JSON, as translatewiki.net
 * keeps them: `$1` stands for a value, `{{PLURAL:$1|edit|edits}}` for the form that goes with a number (forms in CLDR's
 * order: zero, one, two, few, many, other).
 */
import { html } from 'hono/html';
import { type Language, languages } from '../../campaigns/contract/languages.ts';
import { formatsOf } from './format.ts';
import ar from './messages/ar.json' with { type: 'json' };
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import he from './messages/he.json' with { type: 'json' };
import ja from './messages/ja.json' with { type: 'json' };

export type Html = ReturnType<typeof html>;
export type MessageKey = Exclude<keyof typeof en, '@metadata'>;

/** A number is written as the language writes it, text is escaped, markup stands as it is. */
export type SayOf<Key extends string> = (key: Key, ...values: (string | number | Html)[]) => Html;
/** The same as bare text, for places that hold no markup. */
export type WriteOf<Key extends string> = (key: Key, ...values: (string | number)[]) => string;
export type Say = SayOf<MessageKey>;
export type Write = WriteOf<MessageKey>;

/** The messages of a folder; English has all of them. */
export type MessagesOf<Key extends string> = Record<Language, Partial<Record<Key, string>>>;

const messages: MessagesOf<MessageKey> = { ar, de, en, es, fr, he, ja };
const categories: Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** True when the pages know a sentence of that key: for names that data brings along. */
export function isMessageKey(key: string): key is MessageKey {
	return key !== '@metadata' && Object.hasOwn(en, key);
}

/** The two ways to say a message in a language. What is not translated is said in English. */
export function speaker(language: Language): { say: Say; write: Write } {
	return speakerOf(messages, language);
}

/** The same for messages of another folder. */
export function speakerOf<Key extends string>(
	all: MessagesOf<Key>,
	language: Language,
): { say: SayOf<Key>; write: WriteOf<Key> } {
	const own = all[language];
	const { integer } = formatsOf(language);
	const rules = new Intl.PluralRules(languages[language].locale);
	const { pluralCategories } = rules.resolvedOptions();
	const forms = categories.filter((category) => pluralCategories.includes(category));

	/** literal, index, literal, index, … */
	function pieces(key: Key, values: unknown[]): string[] {
		const message = own[key] ?? all.en[key] ?? '';
		return message
			.replace(/\{\{PLURAL:\$(\d)\|([^}]*)\}\}/g, (_, index: string, choices: string) => {
				const words = choices.split('|');
				const form = forms.indexOf(rules.select(Number(values[Number(index) - 1])));
				return words[form] ?? words.at(-1) ?? '';
			})
			.split(/\$(\d)/);
	}

	function fill<T>(key: Key, values: readonly T[]): (string | T)[] {
		return pieces(key, [...values]).map((piece, place) => {
			if (place % 2 === 0) return piece;
			const value = values[Number(piece) - 1];
			return typeof value === 'number' ? integer(value) : (value ?? '');
		});
	}

	return {
		say: (key, ...values) => html`${fill(key, values)}`,
		write: (key, ...values) => fill(key, values).join(''),
	};
}
