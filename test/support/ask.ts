/** A client of the contract for tests: asks calls of an app (or a server) with the cookies of one person. */
import { type Call, type InputOf, type OutputOf, pathFields } from '../../campaigns/contract/call.ts';
import { ErrorBody } from '../../campaigns/contract/error-body.ts';

export type Send = (path: string, init: RequestInit) => Response | Promise<Response>;

export type Answer<C extends Call> =
	| { ok: true; status: number; output: OutputOf<C> }
	| { ok: false; status: number; error: ErrorBody['error'] };

export class Browser {
	readonly #send: Send;
	readonly #cookies = new Map<string, string>();

	constructor(send: Send) {
		this.#send = send;
	}

	/** What it sends along, '' for nothing. */
	get cookie(): string {
		return [...this.#cookies].map((pair) => pair.join('=')).join('; ');
	}

	/** Sends a request with this browser's cookies and keeps those that come back. Redirects are not followed. */
	async fetch(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		if (this.#cookies.size > 0) headers.set('cookie', this.cookie);
		const response = await this.#send(path, { ...init, headers, redirect: 'manual' });
		for (const cookie of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			if (/max-age=0/i.test(cookie)) this.#cookies.delete(name);
			else this.#cookies.set(name, value);
		}
		return response;
	}

	/** Asks a call; failures come back as data. */
	async ask<C extends Call>(call: C, input: InputOf<C>): Promise<Answer<C>> {
		const inPath = pathFields(call.path);
		const fields = Object.entries(input as Record<string, unknown>).filter(
			([, value]) => value !== undefined,
		);
		const rest = fields.filter(([name]) => !inPath.includes(name));
		let path: string = call.path;
		for (const [name, value] of fields) path = path.replace(`{${name}}`, encodeURIComponent(String(value)));
		const init: RequestInit = { method: call.method };
		if (call.method === 'GET' || call.body !== undefined) {
			const inQuery = rest.filter(([name]) => name !== call.body);
			const query = new URLSearchParams(inQuery.map(([name, value]) => [name, String(value)]));
			if (query.size > 0) path += `?${query}`;
			const [, body] = rest.find(([name]) => name === call.body) ?? [];
			if (body !== undefined) init.body = String(body);
		} else {
			init.headers = { 'content-type': 'application/json' };
			init.body = JSON.stringify(Object.fromEntries(rest));
		}
		const response = await this.fetch(path, init);
		const { status } = response;
		const body: unknown = await response.json();
		if (status < 300) return { ok: true, status, output: call.output.parse(body) as OutputOf<C> };
		return { ok: false, status, error: ErrorBody.parse(body).error };
	}

	/** Asks a call that must succeed. */
	async get<C extends Call>(call: C, input: InputOf<C>): Promise<OutputOf<C>> {
		const answer = await this.ask(call, input);
		if (!answer.ok)
			throw new Error(`${call.method} ${call.path}: ${answer.status} ${JSON.stringify(answer.error)}`);
		return answer.output;
	}

	/** Asks a call that must be refused; says the code. */
	async refused<C extends Call>(call: C, input: InputOf<C>): Promise<string> {
		const answer = await this.ask(call, input);
		if (answer.ok) throw new Error(`${call.method} ${call.path} was not refused`);
		return answer.error.code;
	}
}
