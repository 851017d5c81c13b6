/** Mounts the calls of the contract: who may, what goes in, what comes out, checked in one place for all of them. */
import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { type Call, type OutputOf, type ParsedInputOf, pathFields } from '../../campaigns/contract/call.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { PersonRow } from '../../db/people.ts';
import { type CoordinatorRule, needCoordinator, needPerson, type Visitor } from '../domain/access.ts';
import { parse } from './parse.ts';

type Variables = { visitor: Visitor; requestId: string };
export type AppEnv = { Variables: Variables };
export type App = Hono<AppEnv>;

/** What a handler knows of who asks: a person where the call needs one. */
type Asker<C extends Call> = C['who'] extends 'anyone' ? Visitor : PersonRow;

export type Handler<C extends Call> = (
	input: ParsedInputOf<C>,
	asker: Asker<C>,
	c: Context<AppEnv>,
) => Promise<OutputOf<C>>;

/** Answers a call of the contract with a handler. Replies are parsed too, so that nothing undeclared leaves. */
export function mount<C extends Call>(app: App, rule: CoordinatorRule, call: C, handler: Handler<C>): void {
	app.on(call.method, call.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
		const asker = checkAsker(call, c.get('visitor'), rule);
		const input = parse(call.input, await gather(call, c));
		const output = await handler(input as ParsedInputOf<C>, asker as Asker<C>, c);
		return c.json(call.output.parse(output) as Record<string, unknown>);
	});
}

function checkAsker(call: Call, visitor: Visitor, rule: CoordinatorRule): Visitor {
	if (call.who === 'person') return needPerson(visitor);
	if (call.who === 'coordinator') return needCoordinator(visitor, rule);
	return visitor;
}

async function gather(call: Call, c: Context<AppEnv>): Promise<Record<string, unknown>> {
	const inPath = Object.fromEntries(pathFields(call.path).map((field) => [field, c.req.param(field)]));
	const texts: Record<string, unknown> = call.method === 'GET' ? { ...c.req.query(), ...inPath } : inPath;
	for (const [field, value] of Object.entries(texts)) texts[field] = fromText(call, field, value);
	return call.method === 'GET' ? texts : { ...(await jsonBody(c)), ...texts };
}

/** Paths and queries carry text; a number is read where the contract asks for one. */
function fromText(call: Call, field: string, value: unknown): unknown {
	const shape = call.input.shape[field];
	const asked = shape instanceof z.ZodMiniOptional ? shape.def.innerType : shape;
	if (!(asked instanceof z.ZodMiniNumber) || typeof value !== 'string') return value;
	return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
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
