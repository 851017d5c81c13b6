/** A form: the questions asked about one edit. It is stored under the digest of its content and never changes. */
import * as z from 'zod/mini';

const Key = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/));
const Text = z.string().check(z.minLength(1), z.maxLength(2000));

const Choice = z.object({
	value: Key,
	label: Text,
	/** what the guideline says this answer means */
	meaning: z.optional(Text),
});

/** One of a few choices, each with a digit key. Later kinds of question join this union. */
const Question = z.object({
	name: Key,
	kind: z.literal('choice'),
	label: Text,
	help: z.optional(Text),
	choices: z.array(Choice).check(z.minLength(2), z.maxLength(9)),
});

/** One key that answers several questions at once: J for "fine" on the damaging / good-faith form. */
const Shortcut = z.object({
	key: z.string().check(z.regex(/^[a-z]$/)),
	label: Text,
	answers: z.record(z.string(), z.string()),
});

const Example = z.object({ text: Text, answer: Text });

export const Form = z.object({
	name: Text,
	questions: z.array(Question).check(z.minLength(1), z.maxLength(12)),
	shortcuts: z.array(Shortcut),
	examples: z.array(Example),
});
export type Form = z.infer<typeof Form>;

/** Answers by question name. An answer that is missing is not an answer: "unsure" is a choice of its own. */
export const Answers = z.record(z.string(), z.string());
export type Answers = z.infer<typeof Answers>;

/**
 * What is wrong with answers to a form: one sentence for each fault, none when they may be stored.
 * Every question must be answered with one of its choices and nothing else may be there.
 */
export function faultsOfAnswers(form: Form, answers: Answers): string[] {
	const faults: string[] = [];
	for (const question of form.questions) {
		const answer = answers[question.name];
		if (answer === undefined) faults.push(`"${question.name}" is not answered`);
		else if (!question.choices.some((choice) => choice.value === answer))
			faults.push(`"${question.name}" has no choice "${answer}"`);
	}
	for (const name of Object.keys(answers))
		if (!form.questions.some((question) => question.name === name))
			faults.push(`the form does not ask "${name}"`);
	return faults;
}
