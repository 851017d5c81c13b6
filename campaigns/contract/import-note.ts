/** What became of a form that was read from elsewhere: what is other than it was, and what could not be carried over. */
import * as z from 'zod/mini';

/** In English; `$1` and `$2` are the parameters. In other languages: client/forms/messages, `forms-note-…`. */
const importNotes = {
	'widget-left-out': 'A field of the kind $1 ($2) was left out: nothing here asks like it.',
	'text-left-out': 'A text between the questions was left out: “$1”. The guideline is the place for it.',
	'field-without-name':
		'The field “$1” had no name, so Wikilabels threw away what was typed there. It is called $2 now and is kept.',
	'field-without-anything': 'A field of the kind $1 had neither name nor words, and was left out.',
	'answers-left-out': 'Of $1, the answers after the first $2 were left out: that is as many as may be.',
	'operations-left-out': '$1 also asked what was done to which object. It asks only for the meaning now.',
	'typing-left-out': '$1 also took what somebody typed. It takes only the answers in its list now.',
	'preset-left-out': '$1 came with an answer chosen beforehand. Nothing is chosen beforehand now.',
	'language-left-out': 'The language “$1” has no tag that browsers know, and was left out.',
	looks: 'Colours, icons and places of buttons were left out: all answers look alike here, on purpose.',
	'text-missing': 'The message $1 has no text in the language of the form. It reads “$2” now.',
	'text-cut': 'The text of $1 was cut after 2,000 letters.',
	'unsure-everywhere':
		'The checkbox $1 was about everything at once. Each choice offers “unsure” instead: $2.',
	'checkboxes-joined': 'The checkboxes $2 are one question now: $1.',
	'name-changed': 'The field $1 is called $2: names are small letters, digits and low lines.',
	'values-changed': 'In the dataset, $1 has other values than in Wikilabels: $2.',
	'answers-told-apart': 'Several answers of $1 were stored alike in Wikilabels. They are told apart now: $2.',
	'answer-turned-round': 'Wikilabels stored true and false of $1 the wrong way round. Here they are: $2.',
	'asked-only-after': '$1 is asked only after $2, as its name says. Wikilabels always showed it.',
	'one-of-a-list':
		'$1 has no digit keys, for there are not enough for all answers. One of its answers is ticked.',
	'label-from-help': '$1 had no label; what was its help is the question now.',
	'label-from-name': '$1 had no label: write one.',
	'needed-now': 'These need an answer now; Wikilabels let all be left out: $1.',
} as const;

export type ImportNoteCode = keyof typeof importNotes;

export const ImportNote = z.object({
	code: z.enum(Object.keys(importNotes) as [ImportNoteCode, ...ImportNoteCode[]]),
	params: z.array(z.string()),
	/** in English, with the parameters in their places */
	sentence: z.string(),
});
export type ImportNote = z.infer<typeof ImportNote>;

export function noteOf(code: ImportNoteCode, ...params: string[]): ImportNote {
	const sentence = importNotes[code].replace(
		/\$(\d)/g,
		(_, digit: string) => params[Number(digit) - 1] ?? '',
	);
	return { code, params, sentence };
}
