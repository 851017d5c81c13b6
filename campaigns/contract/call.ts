/**
 * A call is one method and path with the shapes of what goes in and what comes back. The server mounts it, the
 * browser asks it, tests use it, and OpenAPI is written from it, so that a path stands in one place only.
 *
 * The input is one flat object. Fields named in the path travel there; the others in the query of a GET, or in the
 * JSON body of any other method.
 */
import type * as z from 'zod/mini';
import type { Role } from './roles.ts';

/**
 * Who may ask: checked by the server before anything is done. `person`: an account that is not blocked on the wiki;
 * `self`: any account, about itself; a role: one of the wiki that the call is about.
 */
export type Who = 'anyone' | 'self' | 'person' | Role;

/** The field of the input that says which wiki a call is about; `wiki` left out is the one that people log in with. */
export type WikiField =
	| 'wiki'
	| 'campaignId'
	| 'taskId'
	| 'modelId'
	| 'draftId'
	| 'familyId'
	| 'webhookId'
	| 'listId'
	| 'frameId';

export type Call<
	Input extends z.ZodMiniObject = z.ZodMiniObject,
	Output extends z.ZodMiniType = z.ZodMiniType,
	Asker extends Who = Who,
> = {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** with `{field}` where a field of the input goes */
	path: `/${string}`;
	/** one sentence for the documentation */
	summary: string;
	who: Asker;
	/** which wiki it is about: every call that asks for a role says it, so that a role holds on its own wiki only */
	wikiOf?: WikiField;
	/** the field of the input that is the body as it is, a text read while it comes; the others travel as those of a GET */
	body?: string;
	input: Input;
	output: Output;
};

type Declared<Input extends z.ZodMiniObject, Output extends z.ZodMiniType, Asker extends Who> = Call<
	Input,
	Output,
	Asker
> &
	(Asker extends Role ? { wikiOf: WikiField } : unknown);

export type InputOf<C extends Call> = z.input<C['input']>;
export type ParsedInputOf<C extends Call> = z.output<C['input']>;
export type OutputOf<C extends Call> = z.output<C['output']>;

/** Declares a call; the shapes are inferred. */
export function call<
	const Input extends z.ZodMiniObject,
	const Output extends z.ZodMiniType,
	const Asker extends Who,
>(declared: Declared<Input, Output, Asker>): Call<Input, Output, Asker> {
	return declared;
}

/** The names of the fields that travel in the path: `/a/{b}/{c}` has `b` and `c`. */
export function pathFields(path: string): string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => field);
}
