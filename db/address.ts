/**
 * Where a database is, and a client for it. An address is a URL as libpq writes it:
 * `postgres://user:password@host:port/name`, with `?host=/folder` when PostgreSQL listens on a Unix socket there.
 * https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 */
import postgres, { type Options, type PostgresType, type Sql } from 'postgres';

export type ClientOptions = Options<Record<string, PostgresType>>;

/** What names a database that listens on a Unix socket. */
export type SocketAddress = {
	user: string;
	password: string;
	/** the folder of the socket */
	folder: string;
	/** part of the socket's name, `.s.PGSQL.<port>`; nothing listens on a network */
	port: number;
	name: string;
};

export function socketUrl({ user, password, folder, port, name }: SocketAddress): string {
	const url = new URL(`postgres://localhost:${port}/${name}`);
	url.username = user;
	url.password = password;
	url.searchParams.set('host', folder);
	return url.href;
}

/**
 * A pool of connections; it connects at the first query.
 *
 * Give each pool one user: drizzle replaces the parsers of the client it is given, after which raw queries on that
 * client fail on dates and JSON (drizzle-team/drizzle-orm#5789).
 */
export function openClient(databaseUrl: string, options: ClientOptions = {}): Sql {
	const url = new URL(databaseUrl);
	const folder = url.searchParams.get('host');
	if (folder === null) return postgres(databaseUrl, options);
	url.searchParams.delete('host');
	return postgres(url.href, { ...options, host: folder });
}

/** The same address with another database name. */
export function withDatabaseName(databaseUrl: string, name: string): string {
	const url = new URL(databaseUrl);
	url.pathname = `/${name}`;
	return url.href;
}

/** The address as it may be shown and logged: without the password. */
export function shownAddress(databaseUrl: string): string {
	const url = new URL(databaseUrl);
	const name = decodeURIComponent(url.pathname.slice(1));
	const place = url.searchParams.get('host') ?? url.host;
	return `${name} at ${place}`;
}
