import type * as z from 'zod/mini';
import { Failure } from '../../campaigns/contract/errors.ts';

/** Reads an answer of a wiki as the shape it should have. @throws {Failure} WIKI_NONSENSE with the places at fault */
export function judge<S extends z.ZodMiniType>(schema: S, answer: unknown): z.output<S> {
	const parsed = schema.safeParse(answer);
	if (parsed.success) return parsed.data;
	const faults = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
	throw new Failure('WIKI_NONSENSE', { faults });
}
