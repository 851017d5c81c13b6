/** What a refusal of the server names: lines of a list, or fields of a form, each with what is wrong. */
import * as z from 'zod/mini';

const Lines = z.object({
	lines: z.array(z.object({ line: z.int(), problem: z.string() })),
});

export type LineFault = z.infer<typeof Lines>['lines'][number];

/** The lines at fault, as far as the details of an error name any. */
export function lineFaults(details: unknown): LineFault[] {
	const read = Lines.safeParse(details);
	return read.success ? read.data.lines : [];
}
