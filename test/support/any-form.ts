/** Forms of every kind and size, for what must hold of all that may be kept. */
import fc from 'fast-check';
import { Form, type Question } from '../../campaigns/contract/form.ts';
import { faultsOfForm } from '../../campaigns/contract/form-faults.ts';
import { withTexts } from '../../campaigns/contract/form-texts.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';

const text = fc
	.oneof(
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
		fc.constantFrom('Ja', 'ما العيب فيه؟', '"quoted"\n\\', '<b>&amp;', '{{PLURAL:$1|a|b}}', '1e3'),
	)
	.filter((said) => said.trim() !== '' && said.isWellFormed() && !said.includes('\0'));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/).filter((key) => !(key in {}));
const value = fc
	.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_]{0,12}$/)
	.filter((key) => !(key in {}) && !['tie', 'none'].includes(key));
const bound = fc.oneof(
	fc.integer({ min: -1000, max: 1000 }),
	fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);

const choices = (maxLength: number) =>
	fc.uniqueArray(fc.record({ value, label: text, meaning: maybe(text) }), {
		...{ minLength: 2, maxLength, selector: (choice) => choice.value },
	});
const asked = { label: text, help: maybe(text), required: maybe(fc.boolean()) };

const question: fc.Arbitrary<Omit<Question, 'name'>> = fc.oneof(
	fc.record({ kind: fc.constant('choice'), ...asked, choices: choices(4) }),
	fc.record({
		...{ kind: fc.constant('scale'), ...asked, choices: choices(8) },
		ends: maybe(fc.record({ low: text, high: text })),
	}),
	fc.record({ kind: fc.constant('several'), ...asked, choices: choices(12), max: maybe(fc.constant(2)) }),
	fc.record({ kind: fc.constant('number'), ...asked, min: maybe(bound), whole: maybe(fc.boolean()) }),
	fc.record({ kind: fc.constant('text'), ...asked, size: fc.constantFrom('short', 'long') }),
	fc.record({ kind: fc.constant('confidence'), ...asked, choices: choices(5) }),
) as fc.Arbitrary<Omit<Question, 'name'>>;

/** Some questions hang on an earlier one; some texts are translated. */
export const anyForm: fc.Arbitrary<Form> = fc
	.record({
		title: text,
		names: fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
		questions: fc.array(question, { minLength: 6, maxLength: 6 }),
		hang: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
		language: fc.constantFrom(undefined, 'en', 'nl'),
		translated: fc.uniqueArray(fc.constantFrom('de', 'ar', 'zh-hant', 'gsw'), { maxLength: 3 }),
	})
	.map(({ title, names, questions, hang, language, translated }) => {
		const all = names.map((called, at): Question => {
			const one = { ...questions[at], name: called } as Question;
			const [source] = at > 0 ? choicesOf({ ...questions[at - 1], name: '' } as Question) : [];
			if (!hang[at] || !source) return one;
			return { ...one, showIf: { question: names[at - 1] ?? '', is: [source.value] } };
		});
		const form: Form = {
			...{ name: title, questions: all, shortcuts: [], examples: [{ text: title, answer: title }] },
			...(language === undefined ? {} : { language }),
		};
		const texts: Record<string, string> = {};
		withTexts(form, (place, said) => {
			if (said.length % 2 === 0) texts[place] = `${said}!`;
			return said;
		});
		const inOthers = Object.fromEntries(translated.map((tag) => [tag, texts]));
		// as it comes over the wire: what is left out is not there
		return JSON.parse(JSON.stringify({ ...form, ...(translated.length > 0 ? { texts: inOthers } : {}) }));
	})
	.filter((form) => Form.safeParse(form).success && faultsOfForm(form).length === 0);
