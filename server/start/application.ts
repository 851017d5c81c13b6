/** What is served: joins the web application from its parts. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { connect, type Database, whyItDoesNotAnswer } from '../../db/connect.ts';
import { releaseClaims } from '../../db/models.ts';
import { SetupError } from '../../db/setup-error.ts';
import { LiveModels } from '../../trainer/score/live-models.ts';
import { scorerOfEdits } from '../../trainer/score/scorer-of-edits.ts';
import { createApp } from '../app.ts';
import { goThroughLists } from '../domain/count-frame.ts';
import { deliverWebhooks } from '../domain/deliver.ts';
import type { Settings } from '../env.ts';
import { diskStore } from '../file-store/disk-store.ts';
import { readersStylesheets } from '../pages/stylesheets.ts';
import { writeParquet } from '../parquet/write-parquet.ts';
import type { AppParts } from '../parts.ts';
import { hostOf, isLoopback } from '../remote/public-address.ts';
import { publicText } from '../remote/public-text.ts';
import { faultOfAddress, webhookSender } from '../remote/webhook-sender.ts';
import { drawSeed, newSecret, sha256 } from './chance.ts';
import type { Closing } from './closing.ts';
import { copiesOf } from './copies.ts';
import { besideDemo, type PreparedDemo, prepareDemo } from './demo.ts';
import { openDemoCampaigns } from './demo-campaigns.ts';
import type { Door } from './door.ts';
import { featurePort } from './feature-port.ts';
import { modelsOfDatabase } from './model-source.ts';
import { patienceOf } from './patience.ts';
import { startRounds } from './rounds.ts';
import { sayStep } from './say.ts';
import { type OpenedSite, openRealSite } from './site.ts';
import { taskExports } from './task-exports.ts';
import { trainerProcess } from './trainer-process.ts';
import { version } from './version.ts';
import { startWatching } from './watching.ts';
import { weighInThread } from './weighing-thread.ts';

const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url));

/** the front page is there in two seconds, whatever a wiki does */
const ACCOUNT_PATIENCE_MS = 2000;

/** downloads that read rows at a time; the next wait */
const MOST_EXPORTS = 3;

export type Opened = {
	settings: Settings;
	database: Database;
	databaseUrl: string;
	/** where browsers reach the server, without a slash at the end */
	publicUrl: string;
	door: Door;
	/** takes what has to be closed before the database is */
	closing: Closing;
	/** where there is no real wiki; tests keep hold of what it prepares */
	prepareDemo?: typeof prepareDemo;
};

/** Joins everything and serves it; what to try first comes back, for people, a line each. */
export async function serveApplication(opened: Opened): Promise<string[]> {
	const { settings, database, publicUrl, door, closing } = opened;
	const db = database.orm;
	const now = () => new Date();
	const log = pino({ level: settings.logLevel });

	const demo = settings.mediawiki ? null : await (opened.prepareDemo ?? prepareDemo)({ publicUrl });
	// The demo wiki is asked over HTTP like any other, so it is served before the rest is there.
	if (demo) door.serve(demo.fetch);
	const { site, wikis, login } = await openSite(opened, demo);
	if (demo)
		for (const { name, siteName } of wikis.list())
			sayStep(`Wiki: ${siteName} (${name}), a demo that comes along`);
	else sayStep(`Wiki: ${site.name} (${site.wiki}), ${site.serverUrl}`);
	if (demo)
		for (const { wiki, tasks } of await openDemoCampaigns(db, now, { wikis, demo: demo.data }))
			sayStep(`Campaign: ${tasks} edits of ${wiki} to label`);

	const live = new LiveModels(modelsOfDatabase(db));
	closing.add(() => live.close());
	const scores = scorerOfEdits({ live, readEdits: (wiki, ids) => wikis.of(wiki).readEdits(ids) });
	const freezing = {
		db,
		now,
		...{ wikis, newSecret, sha256 },
		features: featurePort,
		weigh: weighInThread,
		nextTurn: setImmediate,
		writeParquet,
		fileStore: diskStore(join(settings.dataDir, 'files')),
	};
	const trainer =
		settings.train === 'inline' ? trainerProcess({ db, databaseUrl: opened.databaseUrl, now, log }) : null;
	// Nobody else trains on an embedded database: claims that are left are those of a process that was killed.
	if (settings.databaseUrl === null) await releaseClaims(db, null);
	const watching = startWatching({ db, databaseUrl: opened.databaseUrl, now, log });
	const userAgent = `LabelWing/${version} (${publicUrl})`;
	const send = webhookSender(settings.webhookAddresses, userAgent);
	const rounds = startRounds({
		log,
		askWikisAgain: () => wikis.askAgain(),
		freezing,
		...copiesOf(settings, { ...freezing, publicUrl }),
		count: async (mayGoOn) => await goThroughLists({ db, now, wikis, scores }, mayGoOn),
		refreshModels: () => live.refresh(),
		tellWebhooks: async () => await deliverWebhooks({ db, now, send, drawSeed }),
		train: async () => await trainer?.look(),
		measuring: watching.measuring,
		learning: watching.learning,
	});
	closing.add(async () => {
		await trainer?.stop();
		await rounds.stop();
		await watching.stop();
	});

	const exports = connect(opened.databaseUrl, { max: MOST_EXPORTS, applicationName: 'label-wing-exports' });
	closing.add(() => exports.close());
	const parts: AppParts = {
		...freezing,
		exportDb: exports.orm,
		exportTasks: taskExports(opened.databaseUrl, MOST_EXPORTS),
		...{ log, publicUrl, version, drawSeed, scores, login },
		...{ measuring: watching.measuring, live: watching.live },
		faultOfAddress: faultOfAddress(settings.webhookAddresses),
		// what is only for this machine may read from it too, as when one looks around
		fetchText: publicText({ loopback: isLoopback(hostOf(new URL(publicUrl))), userAgent }),
		patience: patienceOf(ACCOUNT_PATIENCE_MS, (err) => log.error({ err }, 'an account could not be read')),
		demo: demo !== null,
		farm: new URL(settings.mediawiki?.url ?? publicUrl).host,
		roles: demo ? withDemoAdministrator(settings.roles) : settings.roles,
		wake: () => rounds.wake(),
		clientFolder,
		stylesheets: readStylesheets(),
		depositsTo: settings.zenodo && new URL(settings.zenodo.url).host,
		notReady: () => whyItDoesNotAnswer(database),
	};
	door.serve(besideDemo(demo, createApp(parts).fetch));
	return demo ? demoHints : [`log in with your account at ${site.name}`];
}

/** Somebody must be able to give roles on the demo wiki too. */
function withDemoAdministrator({ administrator, ...others }: Settings['roles']): Settings['roles'] {
	const { names, groups } = administrator;
	return { ...others, administrator: { names: [...names, 'Coordinator'], groups } };
}

const demoHints = [
	'log in as any account of the demo wiki and label: 1 2 3 and 4 5 6 answer, ? shows all keys',
	'under “Other wikis” there is one in Arabic, to see a wiki that is written from right to left',
	'log in as Coordinator to make and close campaigns, to promote models, and to give roles',
];

type Ready = OpenedSite & { login: NonNullable<OpenedSite['login']> };

async function openSite({ settings, publicUrl, door }: Opened, demo: PreparedDemo | null): Promise<Ready> {
	const site = settings.mediawiki
		? await openRealSite(settings.mediawiki, { publicUrl })
		: await demo?.open(`http://127.0.0.1:${door.port}`);
	if (!site?.login)
		throw new SetupError('OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET are needed to let people log in.');
	return { ...site, login: site.login };
}

function readStylesheets(): string[] {
	const manifest = `${clientFolder}/.vite/manifest.json`;
	if (!existsSync(manifest)) throw new SetupError('The pages are not built. Build them first: npm run build');
	return readersStylesheets(JSON.parse(readFileSync(manifest, 'utf8')));
}
