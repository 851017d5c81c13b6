import { z } from 'zod';
import { WikiError } from './wiki-error.ts';

/** Reads an answer by its shape. @throws WikiError WIKI_NONSENSE, with what did not fit as its cause */
export function parseAnswer<Shape extends z.ZodType>(
	shape: Shape,
	answer: unknown,
	what: string,
): z.output<Shape> {
	const read = shape.safeParse(answer);
	if (read.success) return read.data;
	throw new WikiError(
		'WIKI_NONSENSE',
		`The wiki answered, but not with ${what}: ${z.prettifyError(read.error)}`,
		{
			cause: { problem: read.error, answer },
		},
	);
}
