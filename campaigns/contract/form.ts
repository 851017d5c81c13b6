/** A form: the questions asked about one edit. It is stored under the digest of its content and never changes. */
import * as z from 'zod/mini';

const Key = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/));
const Text = z.string().check(z.minLength(1), z.maxLength(2000));
/** Language of texts, a BCP 47 tag in lower case. */
const Tag = z.string().check(z.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/));

const Choice = z.object({
	/** what is stored; capitals and digits for classes that have a name, as FA or 5 */
	value: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_]{0,39}$/)),
	label: Text,
	/** what the guideline says this answer means */
	meaning: z.optional(Text),
});
export type Choice = z.infer<typeof Choice>;

const few = z.array(Choice).check(z.minLength(2), z.maxLength(9));
const ordered = z.array(Choice).check(z.minLength(2), z.maxLength(12));
const many = z.array(Choice).check(z.minLength(2), z.maxLength(40));

const asked = {
	name: Key,
	label: Text,
	help: z.optional(Text),
	/** left out: yes for `choice`, `scale` and `confidence`, no for the others */
	required: z.optional(z.boolean()),
	/** asked only when an earlier question, itself asked, has one of these answers */
	showIf: z.optional(z.object({ question: Key, is: z.array(z.string()).check(z.minLength(1)) })),
};

const Question = z.discriminatedUnion('kind', [
	/** one of a few, each with a digit key */
	z.object({ kind: z.literal('choice'), ...asked, choices: few }),
	/** one of several that have an order; `unsure` stands outside of it */
	z.object({
		kind: z.literal('scale'),
		...asked,
		choices: ordered,
		/** what the first and the last stand for, where their own words do not say it */
		ends: z.optional(z.object({ low: Text, high: Text })),
	}),
	/** any number of many */
	z.object({
		kind: z.literal('several'),
		...asked,
		choices: many,
		min: z.optional(z.int().check(z.minimum(0), z.maximum(40))),
		max: z.optional(z.int().check(z.minimum(1), z.maximum(40))),
	}),
	z.object({
		kind: z.literal('number'),
		...asked,
		min: z.optional(z.number()),
		max: z.optional(z.number()),
		whole: z.optional(z.boolean()),
	}),
	z.object({
		kind: z.literal('text'),
		...asked,
		/** one line, or several */
		size: z.enum(['short', 'long']),
		/** in UTF-16 code units, as browsers count; 200 for short and 2000 for long when left out */
		maxLength: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
	}),
	/** how sure one is of the whole, or of one question */
	z.object({ kind: z.literal('confidence'), ...asked, choices: few, about: z.optional(Key) }),
]);
export type Question = z.infer<typeof Question>;

/** One key that answers several questions at once: J for "fine" on the damaging / good-faith form. */
const Shortcut = z.object({
	key: z.string().check(z.regex(/^[a-z]$/)),
	label: Text,
	answers: z.record(z.string(), z.string()),
});

const Example = z.object({ text: Text, answer: Text });

export const Form = z.object({
	name: Text,
	questions: z.array(Question).check(z.minLength(1), z.maxLength(20)),
	shortcuts: z.array(Shortcut),
	examples: z.array(Example),
	/** of the texts above; English when left out */
	language: z.optional(Tag),
	/** the same texts in other languages, by language and place: see form-texts.ts */
	texts: z.optional(z.record(Tag, z.record(z.string(), Text))),
});
export type Form = z.infer<typeof Form>;

/** A choice's value; several of them; a number; a text. */
const Answer = z.union([
	z.string().check(z.maxLength(20_000)),
	z.number(),
	z.array(z.string().check(z.maxLength(40))).check(z.maxLength(40)),
]);
export type Answer = z.infer<typeof Answer>;

/** Answers by question name. An answer that is missing is not an answer: "unsure" is a choice of its own. */
export const Answers = z.record(z.string(), Answer);
export type Answers = z.infer<typeof Answers>;
