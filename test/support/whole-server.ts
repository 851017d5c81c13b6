/** The server as `npm start` runs it: own database, demo wiki over HTTP, rounds, a trainer process. */
import { connect, type Database } from '../../db/connect.ts';
import { readSettings } from '../../server/env.ts';
import { serveApplication } from '../../server/start/application.ts';
import { type Closing, makeClosing } from '../../server/start/closing.ts';
import { type PreparedDemo, prepareDemo } from '../../server/start/demo.ts';
import { openDoor } from '../../server/start/door.ts';
import { Browser } from './ask.ts';
import { freshDatabase } from './database.ts';

export type WholeServer = {
	/** without a slash at the end */
	url: string;
	database: Database;
	databaseUrl: string;
	browser(): Browser;
	/** goes through the wiki's own login, as a browser does */
	logIn(account: string): Promise<Browser>;
	/** the demo wiki hides the text of a revision, as its administrators would */
	hide(revisionId: number): void;
	/** ends the server; its database stays */
	stop(): Promise<void>;
	/** starts it again on the same port and the same database */
	startAgain(): Promise<void>;
	close(): Promise<void>;
};

export async function startWholeServer(): Promise<WholeServer> {
	const fresh = await freshDatabase();
	const { databaseUrl } = fresh;
	const database = connect(databaseUrl);
	const settings = readSettings({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });

	let demo: PreparedDemo | null = null;
	async function start(port: number): Promise<{ port: number; closing: Closing }> {
		const closing = makeClosing();
		const door = await openDoor({ port, host: '127.0.0.1' });
		closing.add(() => door.close(1000));
		const publicUrl = `http://localhost:${door.port}`;
		await serveApplication({
			...{ settings, database, databaseUrl, publicUrl, door, closing },
			prepareDemo: async (options) => {
				demo = await prepareDemo(options);
				return demo;
			},
		});
		return { port: door.port, closing };
	}

	let running = await start(0);
	const url = `http://localhost:${running.port}`;
	const browser = () => new Browser((path, init) => fetch(new URL(path, url), init));
	return {
		url,
		...{ database, databaseUrl },
		browser,
		logIn: async (account) => await logIn(browser(), account),
		hide(revisionId) {
			const found = demo?.data[0]?.revisions.get(revisionId);
			if (!found) throw new Error(`the demo wiki has no revision ${revisionId}`);
			const { revision } = found;
			Object.assign(revision, { text: null, sha1: null, hidden: { ...revision.hidden, text: true } });
		},
		stop: () => running.closing.close(),
		async startAgain() {
			running = await start(running.port);
		},
		async close() {
			await running.closing.close();
			await database.close();
			await fresh.drop();
		},
	};
}

async function logIn(browser: Browser, account: string): Promise<Browser> {
	const begun = await browser.fetch('/auth/login?returnTo=/');
	const authorize = begun.headers.get('location') ?? '';
	const page = await (await browser.fetch(authorize)).text();
	const choice = page.split('<label').find((label) => label.includes(account));
	const id = /name="account" value="(\d+)"/.exec(choice ?? '')?.[1];
	if (!id) throw new Error(`the demo wiki does not offer the account ${account}`);
	const allowed = await browser.fetch(authorize, {
		method: 'POST',
		body: new URLSearchParams({ account: id, allow: '1' }),
	});
	const arrived = await browser.fetch(allowed.headers.get('location') ?? '');
	if (arrived.headers.get('location') !== '/')
		throw new Error(`login ended at ${arrived.headers.get('location')}`);
	return browser;
}
