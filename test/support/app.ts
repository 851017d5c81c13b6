/** The web application over a real database, with a wiki and a login made of plain functions. */

import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import pino from 'pino';
import { connect, type Database } from '../../db/connect.ts';
import { createApp } from '../../server/app.ts';
import { readFigures } from '../../server/domain/figures.ts';
import { type Freezing, freezeClosedCampaigns } from '../../server/domain/freeze.ts';
import { createLive } from '../../server/domain/live.ts';
import { createMeasuring, measureCampaign } from '../../server/domain/measuring.ts';
import { presentTaskRows } from '../../server/domain/present-rows.ts';
import { diskStore } from '../../server/file-store/disk-store.ts';
import { writeParquet } from '../../server/parquet/write-parquet.ts';
import type { AppParts } from '../../server/parts.ts';
import { publicText } from '../../server/remote/public-text.ts';
import { weighInThread } from '../../server/start/weighing-thread.ts';
import { Browser } from './ask.ts';
import { freshDatabase } from './database.ts';
import { fakeWiki, fakeWikis } from './wikis.ts';

export type TestApp = {
	parts: AppParts;
	database: Database;
	databaseUrl: string;
	/** moves the clock */
	later(milliseconds: number): void;
	/** lets a second pass for those who watch */
	beat(): void;
	browser(): Browser;
	/** a browser in which this account is logged in; `Gardener` is a coordinator, `Root` an administrator, on every wiki */
	logIn(name: string): Promise<Browser>;
	/** a campaign that cannot be frozen fails the test, unless something is to be done then */
	freeze(onFailure?: (campaignId: number) => void): Promise<string[]>;
	close(): Promise<void>;
};

const START = Date.parse('2026-11-21T12:00:00Z');

/** Overrides replace ports, to make the wiki fail or revisions vanish. */
export async function startTestApp(overrides: Partial<AppParts> = {}): Promise<TestApp> {
	const folder = mkdtempSync(join(tmpdir(), 'label-wing-files-'));
	const fresh = await freshDatabase();
	const database = connect(fresh.databaseUrl);
	let time = START;
	const now = () => new Date(time);
	const fail = (error: unknown) => {
		throw error;
	};
	const measuring = createMeasuring((id) => measureCampaign(database.orm, now, id), now, fail);
	let beat: (() => void) | null = null;
	const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
	const newSecret = () => randomBytes(24).toString('base64url');
	const parts: AppParts = {
		db: database.orm,
		exportDb: database.orm,
		exportTasks: (campaign, format, filter) =>
			presentTaskRows({ db: database.orm, writeParquet }, campaign, format, filter),
		now,
		log: pino({ level: 'silent' }),
		publicUrl: 'http://localhost:8080',
		version: 'test',
		wikis: fakeWikis(fakeWiki()),
		patience: (underWay) => underWay,
		demo: true,
		farm: 'testwiki',
		roles: {
			administrator: { names: ['Root'], groups: [] },
			coordinator: { names: ['Gardener'], groups: [] },
			adjudicator: { names: [], groups: [] },
		},
		login: {
			begin: async () => ({ url: new URL('http://wiki.invalid/authorize'), state: 's', codeVerifier: 'v' }),
			finish: async (callback) => {
				const name = callback.searchParams.get('code') ?? '';
				return {
					sub: name,
					name,
					editCount: 10,
					registeredAt: null,
					groups: [],
					blocked: name === 'Blocked',
				};
			},
		},
		features: {
			names: () => ['one', 'two'],
			versions: () => [1, 3],
			values: (edit) => Float32Array.of(edit.revision.revisionId, 0.1),
		},
		weigh: weighInThread,
		nextTurn: setImmediate,
		writeParquet,
		fileStore: diskStore(folder),
		newSecret,
		sha256,
		faultOfAddress: () => null,
		fetchText: publicText({ loopback: true, userAgent: 'test' }),
		drawSeed: () => 7,
		wake: () => {},
		scores: { models: () => [], faults: () => [], score: async () => new Map() },
		clientFolder: null,
		stylesheets: ['/readers.css'],
		depositsTo: 'zenodo.test',
		measuring,
		live: createLive({
			look: (campaignId) => readFigures(database.orm, now, campaignId),
			measuredAt: (campaignId) => measuring.known(campaignId)?.measures.asOf ?? null,
			measureAgain: (campaignId) => measuring.again(campaignId),
			sha256,
			pulse: (begun) => {
				beat = begun;
				return () => {
					beat = null;
				};
			},
			onFailure: fail,
		}),
		notReady: async () => null,
		...overrides,
	};
	const app = createApp(parts);
	const browser = () => new Browser((path, init) => app.request(new URL(path, parts.publicUrl), init));
	const freezing: Freezing = parts;
	return {
		parts,
		database,
		databaseUrl: fresh.databaseUrl,
		later: (milliseconds) => {
			time += milliseconds;
		},
		beat: () => beat?.(),
		browser,
		logIn: async (name) => {
			const mine = browser();
			await mine.fetch('/auth/login');
			await mine.fetch(`/auth/callback?code=${encodeURIComponent(name)}&state=s`);
			return mine;
		},
		freeze: (onFailure) =>
			freezeClosedCampaigns(freezing, (campaignId, error) => {
				if (!onFailure) throw error;
				onFailure(campaignId);
			}),
		close: async () => {
			await database.close();
			await fresh.drop();
			rmSync(folder, { recursive: true });
		},
	};
}
