/** What the same PostgreSQL does when it stores rows and nothing else: PostgreSQL's own load generator says it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SECONDS = 5;
const CLIENTS = 10;

/** Transactions a second of one `INSERT … COMMIT` each; null where pgbench is not installed. */
export async function insertsPerSecond(databaseUrl: string): Promise<number | null> {
	const pgbench = findPgbench();
	if (pgbench === null) return null;
	const folder = mkdtempSync(join(tmpdir(), 'label-wing-pgbench-'));
	const script = join(folder, 'insert.sql');
	writeFileSync(script, 'INSERT INTO bench_insert (word) VALUES (md5(random()::text));\n');
	const url = new URL(databaseUrl);
	const env = {
		...process.env,
		PGHOST: url.searchParams.get('host') ?? url.hostname,
		PGPORT: url.port,
		PGUSER: decodeURIComponent(url.username),
		PGPASSWORD: decodeURIComponent(url.password),
		PGDATABASE: url.pathname.slice(1),
	};
	const { stdout, stderr, status } = spawnSync(
		pgbench,
		['-n', '-f', script, '-c', String(CLIENTS), '-j', '1', '-T', String(SECONDS)],
		{ env, encoding: 'utf8' },
	);
	rmSync(folder, { recursive: true });
	const tps = /tps = ([\d.]+)/.exec(stdout)?.[1];
	if (status !== 0 || tps === undefined) throw new Error(`pgbench failed: ${stderr}`);
	return Number(tps);
}

function findPgbench(): string | null {
	const root = '/usr/lib/postgresql';
	const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
	return versions.map((version) => join(root, version, 'bin/pgbench')).find(existsSync) ?? null;
}
