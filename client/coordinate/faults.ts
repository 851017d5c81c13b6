/** What a refusal of the server names: lines of a list, or fields of a form, each with what is wrong. */
import * as z from 'zod/mini';

const Lines = z.object({
	faults: z.array(z.object({ line: z.int(), text: z.string(), fault: z.string() })),
	/** of all faults; the first ones are listed */
	count: z.int(),
});

const Unknown = z.object({ wiki: z.string(), asked: z.array(z.int()) });

export type LineFaults = z.infer<typeof Lines>;

/** The lines at fault, of `EDITS_UNREADABLE`; null when the details name none. */
export function lineFaults(details: unknown): LineFaults | null {
	const read = Lines.safeParse(details);
	return read.success ? read.data : null;
}

/** The wiki that was asked and some of the ids that it does not know, of `EDITS_UNKNOWN`. */
export function unknownEdits(details: unknown): z.infer<typeof Unknown> | null {
	const read = Unknown.safeParse(details);
	return read.success ? read.data : null;
}

/** The fields at fault with their sentences, of `INVALID_INPUT`. */
export function fieldFaults(details: unknown): [field: string, sentence: string][] {
	const read = z.record(z.string(), z.string()).safeParse(details);
	return read.success ? Object.entries(read.data) : [];
}
