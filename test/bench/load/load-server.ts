/** The server as `npm start` runs it, a process of its own with its own PostgreSQL, in a folder that is thrown away. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '../../../db/connect.ts';
import { deleteEmbedded, findRunningEmbedded } from '../../../db/embedded.ts';
import { insertSession, rememberPerson } from '../../../db/people.ts';
import { createCampaign } from '../../../server/domain/campaigns.ts';
import { newSecret, sha256 } from '../../../server/start/chance.ts';
import { startMain } from '../../boot/program.ts';
import { Browser } from '../../support/ask.ts';
import { builtClient } from '../../support/built-client.ts';
import { fakeWiki, fakeWikis } from '../../support/wikis.ts';
import { anyAccountWiki, startAnyAccountWiki } from './any-account-wiki.ts';

export type LoadServer = {
	/** without a slash at the end */
	url: string;
	/** of the server's process */
	pid: number;
	databaseUrl: string;
	database: Database;
	/** the session cookie of someone who is logged in; the login itself is not measured */
	session(name: string): Promise<{ name: string; value: string }>;
	/** someone with such a session */
	volunteer(name: string): Promise<Browser>;
	/** the id of a new campaign of these edits, or of so many that the wiki does not know */
	campaign(
		edits: number | readonly number[],
		labelsPerTask: number,
		tasksPerWorkset?: number,
	): Promise<number>;
	stop(): Promise<void>;
};

const TASKS_PER_WORKSET = 20;

const settingsOf = (url: string) => ({
	...{ MEDIAWIKI_URL: url, WIKI: anyAccountWiki, USER_AGENT_CONTACT: 'bench@example.org' },
	...{ OAUTH_CLIENT_ID: 'bench', OAUTH_CLIENT_SECRET: 'bench' },
});

/**
 * On a disk, with everything that makes stored answers durable: what is measured is what people get. `anybody`: on a
 * wiki that knows every account, and every edit by its id, where the demo wiki knows its own alone.
 */
export async function startLoadServer(
	people: 'anybody' | 'demo' = 'anybody',
	more: Record<string, string> = {},
): Promise<LoadServer> {
	await builtClient();
	const dataDir = mkdtempSync(join(tmpdir(), 'label-wing-bench-'));
	// PostgreSQL's own user has to be able to enter it when this is root.
	chmodSync(dataDir, 0o755);
	const wiki = people === 'anybody' ? await startAnyAccountWiki() : null;
	const env = {
		DATA_DIR: dataDir,
		TRAIN: 'off',
		LOG_LEVEL: 'warn',
		...(wiki && settingsOf(wiki.url)),
		...more,
	};
	const { program, url } = await startMain({ env });
	const databaseUrl = await findRunningEmbedded(dataDir);
	if (databaseUrl === null) throw new Error(`No database answers in ${dataDir}.`);
	const database = connect(databaseUrl, { max: 2, applicationName: 'label-wing-bench' });
	const db = database.orm;
	const now = () => new Date();
	async function session(name: string) {
		const facts = { farm: 'bench', sub: name, name, editCount: 10, registeredAt: null };
		const person = await rememberPerson(db, { ...facts, groups: [], blocked: false }, now());
		const secret = newSecret();
		const expiresAt = new Date(now().getTime() + 3_600_000);
		await insertSession(db, {
			...{ idHash: sha256(secret), personId: person.id },
			...{ createdAt: now(), expiresAt },
		});
		return { name: 'label-wing-session', value: secret };
	}
	return {
		...{ url, pid: program.pid, databaseUrl, database, session },
		async volunteer(name) {
			const cookie = await session(name);
			return new Browser((path, init) => {
				const headers = new Headers(init.headers);
				headers.set('cookie', `${cookie.name}=${cookie.value}`);
				return fetch(url + path, { ...init, headers });
			});
		},
		async campaign(edits, labelsPerTask, tasksPerWorkset = TASKS_PER_WORKSET) {
			const ids = typeof edits === 'number' ? Array.from({ length: edits }, (_, i) => 1_000_000 + i) : edits;
			// The wiki is not asked: it does not know as many edits as are handed out here without being looked at.
			const wikis = fakeWikis(fakeWiki({}, { name: people === 'anybody' ? anyAccountWiki : 'demowiki' }));
			const { campaignId } = await createCampaign(
				{ db, now, wikis, sha256, drawSeed: () => 1 },
				{
					...{ name: `${ids.length} edits`, purpose: 'To measure.', template: 'damaging_goodfaith' },
					...{ labelsPerTask, tasksPerWorkset, leaseMinutes: 30, edits: ids.join('\n') },
				},
				null,
			);
			return campaignId;
		},
		async stop() {
			await database.close();
			program.signal('SIGTERM');
			await program.ended;
			wiki?.stop();
			const said = program.said().split('ready.').at(-1) ?? '';
			for (const line of said.split('\n')) if (line.startsWith('{')) console.log(line);
			await deleteEmbedded({ dataDir, log: () => undefined });
			rmSync(dataDir, { recursive: true });
		},
	};
}
