/**
 * A form while somebody is at work on it: each text with its translations beside it, questions and answers known by
 * numbers, so that a name can be typed letter by letter without anything losing what it refers to.
 */
import * as z from 'zod/mini';

/** A text by language; empty or missing where it is not written yet. */
const Texts = z.record(z.string(), z.string());
export type Texts = z.infer<typeof Texts>;

const Choice = z.object({ id: z.number(), value: z.string(), label: Texts, meaning: Texts });
export type DraftChoice = z.infer<typeof Choice>;

/** `after` is the id of a question, `is` those of its answers; null where it refers to nothing any more. */
const Rule = z.object({ after: z.nullable(z.number()), is: z.array(z.number()) });

const kinds = ['choice', 'scale', 'several', 'number', 'text', 'confidence'] as const;
export type Kind = (typeof kinds)[number];

const Question = z.object({
	id: z.number(),
	kind: z.enum(kinds),
	name: z.string(),
	label: Texts,
	help: Texts,
	/** undefined: as its kind has it */
	required: z.optional(z.boolean()),
	showIf: z.nullable(Rule),
	/** kept when another kind is tried out */
	choices: z.array(Choice),
	low: Texts,
	high: Texts,
	/** numbers as they were typed */
	min: z.string(),
	max: z.string(),
	whole: z.optional(z.boolean()),
	size: z.enum(['short', 'long']),
	maxLength: z.string(),
	/** of a confidence: the id of the question that it is about; null for the whole */
	about: z.nullable(z.number()),
});
export type DraftQuestion = z.infer<typeof Question>;

const Shortcut = z.object({
	id: z.number(),
	key: z.string(),
	label: Texts,
	answers: z.array(z.object({ question: z.number(), choice: z.number() })),
});

const Example = z.object({ id: z.number(), text: Texts, answer: Texts });

export const Draft = z.object({
	/** the next number that is free */
	nextId: z.number(),
	/** that the form is written in */
	language: z.string(),
	/** the form names its language although it is English */
	saysLanguage: z.boolean(),
	/** the others, in the order in which they were added */
	languages: z.array(z.string()),
	name: Texts,
	questions: z.array(Question),
	shortcuts: z.array(Shortcut),
	examples: z.array(Example),
});
export type Draft = z.infer<typeof Draft>;

export function emptyDraft(language: string): Draft {
	return {
		...{ nextId: 1, language, saysLanguage: language !== 'en', languages: [], name: {} },
		...{ questions: [], shortcuts: [], examples: [] },
	};
}

/** Which kinds offer answers to choose from. */
export function offersChoices(kind: Kind): boolean {
	return kind !== 'number' && kind !== 'text';
}
