import * as z from 'zod/mini';
import { Failure } from '../../campaigns/contract/errors.ts';

/** @throws {Failure} INVALID_INPUT with one sentence per field */
export function parse<S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> {
	const result = z.safeParse(schema, value);
	if (result.success) return result.data;
	const fields: Record<string, string> = {};
	for (const issue of result.error.issues) fields[issue.path.join('.') || 'body'] ??= issue.message;
	throw new Failure('INVALID_INPUT', fields);
}
