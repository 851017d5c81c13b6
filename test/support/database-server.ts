/**
 * One PostgreSQL for a whole test run, with a migrated template that `freshDatabase` clones: the embedded one, or the
 * one at TEST_DATABASE_URL, whose user must be allowed to create databases.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openClient, shownAddress, withDatabaseName } from '../../db/address.ts';
import { checkServer } from '../../db/connect.ts';
import { deleteEmbedded, startEmbedded } from '../../db/embedded.ts';
import { migrate } from '../../db/migrate.ts';
import { SetupError } from '../../db/setup-error.ts';
import { newFolder, temporaryFolders } from './folders.ts';

declare module 'vitest' {
	interface ProvidedContext {
		testDatabase: { adminUrl: string; template: string };
	}
}

const folderPrefix = 'label-wing-test-';
const closers: (() => Promise<void>)[] = [];

export async function setup(project: TestProject): Promise<void> {
	const given = process.env.TEST_DATABASE_URL;
	const adminUrl = given ?? (await startOwn());
	const template = `lw_test_${randomBytes(4).toString('hex')}`;
	const admin = openClient(adminUrl, { max: 1 });
	closers.push(async () => {
		const left = await admin<{ name: string }[]>`
			select datname as name from pg_database where starts_with(datname, ${template})`;
		for (const { name } of left) await admin.unsafe(`drop database ${name} with (force)`);
		await admin.end();
	});
	await admin.unsafe(`create database ${template}`);
	await migrate(withDatabaseName(adminUrl, template));
	project.provide('testDatabase', { adminUrl, template });
	const which = given === undefined ? 'embedded' : `TEST_DATABASE_URL, ${shownAddress(given)}`;
	console.log(`Tests run on PostgreSQL ${await checkServer(adminUrl)} (${which}).`);
}

export async function teardown(): Promise<void> {
	for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
}

async function startOwn(): Promise<string> {
	await sweep();
	const dataDir = newFolder(folderPrefix);
	const embedded = await startEmbedded({ dataDir, log: () => undefined, durable: false });
	closers.push(async () => {
		await embedded.stop();
		rmSync(dataDir, { recursive: true });
	});
	return embedded.databaseUrl;
}

/** Test runs that were killed leave a folder and a running PostgreSQL behind. */
async function sweep(): Promise<void> {
	for (const name of readdirSync(temporaryFolders).filter((name) => name.startsWith(folderPrefix))) {
		const dataDir = join(temporaryFolders, name);
		if (statSync(dataDir).uid !== process.getuid?.()) continue;
		try {
			await deleteEmbedded({ dataDir, log: () => undefined });
			rmSync(dataDir, { recursive: true });
		} catch (thrown) {
			// another test run is using it
			if (!(thrown instanceof SetupError)) throw thrown;
		}
	}
}
