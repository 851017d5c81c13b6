/** The few words of a diff that MediaWiki translates, as far as the demo wiki speaks languages. */
export type DiffWords = {
	line: (number: number) => string;
	contentAdded: string;
	contentDeleted: string;
	jumpToNew: string;
	jumpToOld: string;
};

const ENGLISH: DiffWords = {
	line: (number) => `Line ${new Intl.NumberFormat('en').format(number)}:`,
	contentAdded: 'Content added',
	contentDeleted: 'Content deleted',
	jumpToNew: 'Paragraph was moved. Click to jump to new location.',
	jumpToOld: 'Paragraph was moved. Click to jump to old location.',
};

const LINE_WORDS: Record<string, DiffWords['line']> = {
	ar: (number) => `سطر ${new Intl.NumberFormat('ar-u-nu-arab').format(number)}:`,
	de: (number) => `Zeile ${new Intl.NumberFormat('de').format(number)}:`,
	es: (number) => `Línea ${new Intl.NumberFormat('es').format(number)}:`,
	fr: (number) => `Ligne ${new Intl.NumberFormat('fr').format(number)} :`,
	he: (number) => `שורה ${new Intl.NumberFormat('he').format(number)}:`,
	ja: (number) => `${new Intl.NumberFormat('ja').format(number)}行目:`,
};

/** @param language code as in `uselang`; languages the demo wiki does not speak are answered in English */
export function diffWordsIn(language: string): DiffWords {
	return { ...ENGLISH, line: LINE_WORDS[language] ?? ENGLISH.line };
}
