/** What every translation must be before anybody reads it: whole, with the same holes to fill, and not English. */
import { describe, expect, test } from 'vitest';
import { allLanguages, languages } from '../../campaigns/contract/languages.ts';
import { folders, languagesIn, messagesIn, translations } from './folders.ts';

/** Texts that are the same in English and in another language, on purpose. */
const same = new Set([
	...['Label Wing', '$1 – Label Wing', '$1 $2', '$1 $2.', '$1: $2', '$1, $2', ', '],
	...[
		'Wiki',
		'Code',
		'Name',
		'Status',
		'Version',
		'Versions',
		'Version $1',
		'Labels',
		'In tasks',
		'In labels',
	],
	...['Archive', '–'],
	...[
		'Question',
		'Articles',
		'Chance',
		'Score',
		'Questions',
		'Scores',
		'Licence',
		'Calibration.',
		'No',
		'$1 bytes',
		'$1 {{PLURAL:$2|byte|bytes}}',
	],
	// classes of quality
	...['A', 'B', 'C', 'D', 'E', 'Wikification', '1', '2', '3', '4', '5'],
]);

/** Latin letters that may stand in Arabic, Hebrew or Japanese: names, keys, values in files, code. */
const latin = new Set([
	...['DOI', 'Zenodo', 'ZENODO_TOKEN', 'TSV', 'ISO', 'Lines'],
	...[
		'Label',
		'Wing',
		'JavaScript',
		'Wikilabels',
		'YAML',
		'AC',
		'MACE',
		'ORES',
		'HTTP',
		'JSON',
		'CSV',
		'TSV',
		'rev_id',
		'AC',
		'SHA',
		'SUMS',
		'CC',
		'UTC',
		'ROC',
		'ID',
		'nat',
		'ref',
		'MACE',
		'Babel',
		'de',
		'pt-br',
	],
	...[
		'Enter',
		'Ctrl',
		'Escape',
		'Delete',
		'Tab',
		'tasks',
		'labels',
		'rev_id',
		'diff',
		'oldid',
		'content-type',
		'application',
	],
	...[
		'json',
		'explanation',
		'Done',
		'Automated',
		'True',
		'custom',
		'Partial',
		'Gone',
		'tie',
		'Accepted',
		'Surplus',
		'Recorded',
		'False',
		'www',
	],
]);

const template = /\{\{(PLURAL|GENDER):\$(\d)\|([^{}]*)\}\}/g;

/** The parameters that can be seen, and those that only decide about a form. */
function parametersOf(message: string): { seen: string[]; deciding: string[] } {
	const list = (found: Iterable<RegExpMatchArray>) => [...found].map(([, digit = '']) => digit);
	const withoutConditions = message.replaceAll(/\{\{(?:PLURAL|GENDER):\$\d\|/g, '{{');
	return {
		seen: list(withoutConditions.matchAll(/\$(\d)/g)),
		deciding: list(message.matchAll(/\{\{(?:PLURAL|GENDER):\$(\d)\|/g)),
	};
}

describe.each(folders)('%s', (folder) => {
	const english = messagesIn(folder, 'en');

	test('has a file for each language, and the notes for translators', () => {
		expect(languagesIn(folder)).toEqual([...allLanguages(), 'qqq'].sort());
	});

	test('explains every message to translators with each of its parameters, and nothing else', () => {
		const notes = messagesIn(folder, 'qqq');
		expect([...notes.keys()].sort()).toEqual([...english.keys()].sort());
		const unexplained = [...english].flatMap(([key, text]) =>
			[...new Set(text.match(/\$\d/g) ?? [])]
				.filter((param) => !notes.get(key)?.includes(param))
				.map((param) => `${key} ${param}`),
		);
		expect(unexplained).toEqual([]);
	});

	describe.each(translations)('%s', (language) => {
		const own = messagesIn(folder, language);
		/** Each message that is not as it should be, with its English. */
		const faulty = (isFaulty: (text: string, source: string, key: string) => boolean) =>
			[...own].filter(([key, text]) => isFaulty(text, english.get(key) ?? '', key));

		test('says all that English says, in the same order, and no more', () => {
			expect([...own.keys()]).toEqual([...english.keys()]);
		});

		test('shows every parameter that English shows, and takes no other', () => {
			expect(
				faulty((text, source) => {
					const [mine, theirs] = [parametersOf(text), parametersOf(source)];
					const known = new Set([...theirs.seen, ...theirs.deciding]);
					return (
						theirs.seen.some((param) => !mine.seen.includes(param)) ||
						[...mine.seen, ...mine.deciding].some((param) => !known.has(param))
					);
				}),
			).toEqual([]);
		});

		test('writes whole templates, with a form for each of the numbers that the language tells apart', () => {
			const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
			// French and Spanish have a form for "1 million de", which digits never take
			const count = pluralCategories.filter((name) => name !== 'many' || language === 'ar').length;
			expect(faulty((text) => /\{\{|\}\}/.test(text.replaceAll(template, '')))).toEqual([]);
			expect(
				faulty((text) =>
					[...text.matchAll(template)].some(([, name, , forms = '']) => {
						const general = forms.split('|').filter((form) => !/^\d+=/.test(form));
						return name === 'PLURAL' && general.length !== count;
					}),
				),
			).toEqual([]);
		});

		test('is not English left behind', () => {
			expect(faulty((text, source) => text === source && !same.has(text))).toEqual([]);
			if (!['ar', 'he', 'ja'].includes(language)) return;
			const words = (text: string) =>
				text.replaceAll(/\{\{(PLURAL|GENDER):/g, '').match(/[A-Za-z][A-Za-z_-]+/g) ?? [];
			expect(faulty((text) => words(text).some((word) => !latin.has(word)))).toEqual([]);
		});

		test('ends as English ends where something follows, and has no space too many', () => {
			expect(faulty((text, source) => /\s$/.test(text) !== /\s$/.test(source) && text !== '、')).toEqual([]);
			expect(faulty((text) => / {2}|^\s|\s,/.test(text))).toEqual([]);
		});
	});
});

test('each language has its own name, begins at its side, and Intl knows how it writes', () => {
	for (const language of allLanguages()) {
		const { autonym, direction, locale } = languages[language];
		const known = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? '';
		expect(autonym.toLocaleLowerCase(language)).toBe(known.toLocaleLowerCase(language));
		expect(direction).toBe(['ar', 'he'].includes(language) ? 'rtl' : 'ltr');
		expect(Intl.NumberFormat.supportedLocalesOf(locale)).toHaveLength(1);
	}
	expect(new Intl.NumberFormat(languages.ar.locale).format(12)).toBe('12');
});
