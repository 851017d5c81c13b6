import { z } from 'zod';
import { WikiError } from './wiki-error.ts';

const SHOWN_OF_NONSENSE = 500;

/** Reads an answer by its shape. @throws WikiError WIKI_NONSENSE, with what did not fit as its cause */
export function parseAnswer<Shape extends z.ZodType>(
	shape: Shape,
	answer: unknown,
	what: string,
): z.output<Shape> {
	const read = shape.safeParse(answer);
	if (read.success) return read.data;
	const problem = z.prettifyError(read.error).slice(0, SHOWN_OF_NONSENSE);
	const text = JSON.stringify(answer).slice(0, SHOWN_OF_NONSENSE);
	throw new WikiError('WIKI_NONSENSE', `The wiki answered, but not with ${what}: ${problem}`, {
		cause: { text },
	});
}
