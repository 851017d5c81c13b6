/** Mounts the calls of the contract: who may, what goes in, what comes out, checked in one place for all of them. */
import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { type Call, type OutputOf, type ParsedInputOf, pathFields } from '../../campaigns/contract/call.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { type Access, type KnownPerson, needPerson, needSelf } from '../domain/access.ts';
import type { Bearer } from '../domain/tokens.ts';
import { wikiOf } from '../domain/wiki-of.ts';
import type { AppParts } from '../parts.ts';
import { askerOf } from './bearer.ts';
import { parse } from './parse.ts';

type Variables = { visitor: KnownPerson | null; bearer: Bearer | null; requestId: string };
export type AppEnv = { Variables: Variables };
export type App = Hono<AppEnv>;

/** What a handler knows of who asks: a person where the call needs one. */
type Asker<C extends Call> = C['who'] extends 'anyone' ? KnownPerson | null : KnownPerson;

export type Handler<C extends Call> = (
	input: ParsedInputOf<C>,
	asker: Asker<C>,
	c: Context<AppEnv>,
) => Promise<OutputOf<C>>;

/** What the door needs to know who may. */
export type Door = Pick<AppParts, 'db' | 'wikis'> & { access: Access };

/** Answers a call of the contract with a handler. Replies are parsed too, so that nothing undeclared leaves. */
export function mount<C extends Call>(app: App, door: Door, call: C, handler: Handler<C>): void {
	app.on(call.method, call.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
		const asker = await checkAsker(call, askerOf(c, call), door);
		const input = parse(call.input, await gather(call, c));
		await checkWiki(call, input as Record<string, unknown>, asker, door);
		const output = await handler(input as ParsedInputOf<C>, asker as Asker<C>, c);
		return c.json(call.output.parse(output) as Record<string, unknown>);
	});
}

/** Before the body is read: whoever has the role nowhere does not get as far as sending a million lines. */
async function checkAsker(
	call: Call,
	visitor: KnownPerson | null,
	{ access }: Door,
): Promise<KnownPerson | null> {
	if (call.who === 'anyone') return visitor;
	if (call.who === 'self') return needSelf(visitor);
	if (call.who === 'person') return needPerson(visitor);
	return await access.needSomewhere(call.who, visitor);
}

/** A role holds on its own wiki only. */
async function checkWiki(
	{ who, wikiOf: field, path }: Call,
	input: Record<string, unknown>,
	asker: KnownPerson | null,
	{ access, ...parts }: Door,
): Promise<void> {
	if (who === 'anyone' || who === 'self' || who === 'person') return;
	if (!field) throw new Error(`${path} asks for a role, but does not say on which wiki`);
	await access.need(who, asker, await wikiOf(parts, field, input[field]));
}

async function gather(call: Call, c: Context<AppEnv>): Promise<Record<string, unknown>> {
	const inPath = Object.fromEntries(pathFields(call.path).map((field) => [field, c.req.param(field)]));
	const inQuery = call.method === 'GET' || call.body !== undefined;
	const texts: Record<string, unknown> = inQuery ? { ...c.req.query(), ...inPath } : inPath;
	for (const [field, value] of Object.entries(texts)) texts[field] = fromText(call, field, value);
	return inQuery ? texts : { ...(await jsonBody(c)), ...texts };
}

/** Paths and queries carry text; a number, or true and false, is read where the contract asks for one. */
function fromText(call: Call, field: string, value: unknown): unknown {
	const declared = call.input.shape[field];
	const asked = declared instanceof z.ZodMiniOptional ? declared.def.innerType : declared;
	if (typeof value !== 'string') return value;
	if (asked instanceof z.ZodMiniNumber) return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
	if (asked instanceof z.ZodMiniBoolean && /^(true|false)$/.test(value)) return value === 'true';
	return value;
}

async function jsonBody(c: Context<AppEnv>): Promise<Record<string, unknown>> {
	const text = await c.req.text();
	if (text === '') return {};
	if (!c.req.header('content-type')?.startsWith('application/json')) throw new Failure('MALFORMED_JSON');
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch (cause) {
		throw new Failure('MALFORMED_JSON', undefined, { cause });
	}
	if (typeof body !== 'object' || body === null || Array.isArray(body))
		throw new Failure('INVALID_INPUT', { body: 'must be a JSON object' });
	return body as Record<string, unknown>;
}
