/** What is said of a table's columns in a form, as the server wants it. */
import type { Form } from '../../campaigns/contract/form.ts';
import type { LabelMapping } from '../../campaigns/contract/label-import-calls.ts';

/** Column by what it holds, '' for none; per question its column and other words for its choices. */
export type Said = {
	revision: string;
	labeller: string;
	time: string;
	answers: Readonly<Record<string, { column: string; words: string }>>;
};

export function saidBy(mapping: LabelMapping | null, form: Form): Said {
	const { revision = '', labeller = '', time = '', answers = {} } = mapping ?? {};
	return {
		...{ revision, labeller, time },
		answers: Object.fromEntries(
			form.questions.map(({ name }) => {
				const { column = '', values = {} } = answers[name] ?? {};
				const words = Object.entries(values).map(([word, choice]) => `${word}=${choice}`);
				return [name, { column, words: words.join(', ') }];
			}),
		),
	};
}

/** Undefined while no revision or no answer has a column: then the server guesses. */
export function mappingOf({ revision, labeller, time, answers }: Said): LabelMapping | undefined {
	const mapped = Object.entries(answers).filter(([, { column }]) => column !== '');
	if (revision === '' || mapped.length === 0) return undefined;
	return {
		revision,
		...(labeller === '' ? {} : { labeller }),
		...(time === '' ? {} : { time }),
		answers: Object.fromEntries(
			mapped.map(([name, { column, words }]) => [name, { column, values: valuesOf(words) }]),
		),
	};
}

/** `8=elaboration, 9=verifiability`; what has no = is left out. */
function valuesOf(words: string): Record<string, string> {
	return Object.fromEntries(
		words.split(/[,\n]/).flatMap((pair): [string, string][] => {
			const [word = '', choice] = pair.split('=', 2);
			return choice === undefined || word.trim() === '' ? [] : [[word.trim(), choice.trim()]];
		}),
	);
}
