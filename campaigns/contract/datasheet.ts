/** What coordinators add to what the system knows of a dataset: a text per section, beside the frozen files. */
import * as z from 'zod/mini';

/** The sections of a datasheet, in order. */
export const datasheetSections = [
	'why',
	'sample',
	'people',
	'questions',
	'quality',
	'limits',
	'uses',
	'upkeep',
] as const;

export const DatasheetSection = z.enum(datasheetSections);
export type DatasheetSection = z.infer<typeof DatasheetSection>;

/** The text that stands: earlier ones are kept, and shown by nobody. */
export const DatasheetNote = z.object({
	section: DatasheetSection,
	text: z.string(),
	/** counted from 1 */
	version: z.int(),
	/** null when that person has left */
	by: z.nullable(z.string()),
	at: z.iso.datetime(),
});
export type DatasheetNote = z.infer<typeof DatasheetNote>;

export const NewDatasheetNote = z.object({
	section: DatasheetSection,
	/** plain text, paragraphs with an empty line between them; empty takes the section's text back */
	text: z.string().check(
		z.trim(),
		z.maxLength(10_000),
		z.refine((text) => !text.includes('\0'), 'has a character that no text holds'),
	),
});
