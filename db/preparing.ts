import type { Sql } from 'postgres';

type Sends = Pick<Sql, 'unsafe'> & { begin?: unknown; savepoint?: unknown };

/**
 * Lets PostgreSQL keep what it has made of a query. drizzle sends each one as if it were new, so that it is read and
 * planned every time: half of the work of a short query. Here those with parameters get a name, which postgres.js gives
 * once a connection and text, in transactions too.
 */
export function preparing<Client extends Sends>(client: Client): Client {
	const { unsafe } = client;
	client.unsafe = ((query, args = [], options = {}) =>
		unsafe(query, args, { ...options, prepare: args.length > 0 })) as Sql['unsafe'];
	for (const name of ['begin', 'savepoint'] as const) {
		const open = client[name] as ((...args: unknown[]) => unknown) | undefined;
		if (!open) continue;
		client[name] = (...args: unknown[]) => {
			const work = args.pop() as (inner: Sends) => unknown;
			return open(...args, (inner: Sends) => work(preparing(inner)));
		};
	}
	return client;
}
