import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SetupError } from '../../db/setup-error.ts';
import { readSettings } from '../../server/env.ts';
import { declared, settingsTable } from '../../server/settings/declared.ts';

const wikipedia = {
	MEDIAWIKI_URL: 'https://en.wikipedia.org/',
	WIKI: 'enwiki',
	OAUTH_CLIENT_ID: 'key',
	OAUTH_CLIENT_SECRET: 'hush',
	USER_AGENT_CONTACT: 'me@example.org',
};

/** The sentences with which an environment is refused. */
function mistakes(env: Record<string, string>): string[] {
	try {
		readSettings(env);
	} catch (thrown) {
		if (thrown instanceof SetupError) return thrown.message.split('\n');
		throw thrown;
	}
	return [];
}

describe('with nothing set', () => {
	test('the demo wiki and the embedded database, on port 8080, everything in one process', () => {
		expect(readSettings({})).toEqual({
			role: 'all',
			port: 8080,
			host: '0.0.0.0',
			publicUrl: null,
			dataDir: resolve('data'),
			databaseUrl: null,
			mediawiki: null,
			roles: {
				administrator: { names: [], groups: [] },
				coordinator: { names: [], groups: ['sysop'] },
				adjudicator: { names: [], groups: [] },
			},
			train: 'inline',
			scorerSourceUrl: null,
			store: null,
			zenodo: null,
			webhookAddresses: 'public',
			logLevel: 'info',
		});
	});

	test('an empty value is an absent one', () => {
		expect(readSettings({ PORT: '', DATABASE_URL: ' ', COORDINATOR_GROUPS: '' })).toEqual(readSettings({}));
	});
});

describe('copies of datasets', () => {
	const store = {
		...{ S3_ENDPOINT: 'https://s3.example.org', S3_BUCKET: 'labels' },
		...{ S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'hush' },
	};

	test('go to a store that is described whole', () => {
		expect(readSettings(store).store).toEqual({
			...{ endpoint: 'https://s3.example.org', bucket: 'labels', region: 'us-east-1' },
			...{ accessKeyId: 'key', secretAccessKey: 'hush' },
		});
		const { S3_SECRET_ACCESS_KEY: _, ...others } = store;
		expect(mistakes(others)).toEqual([
			'For copies of datasets in a store there must be S3_SECRET_ACCESS_KEY too.',
		]);
		expect(mistakes({ ...store, S3_BUCKET: 'No bucket' })[0]).toContain(
			'S3_BUCKET must be the name of a bucket',
		);
	});

	test('go to Zenodo where there is a token', () => {
		expect(readSettings({ ZENODO_TOKEN: 'hush' }).zenodo).toEqual({
			url: 'https://zenodo.org',
			token: 'hush',
		});
	});
});

describe('a real wiki', () => {
	test('is described whole', () => {
		expect(readSettings(wikipedia).mediawiki).toEqual({
			url: 'https://en.wikipedia.org',
			apiPath: '/w/api.php',
			restPath: '/w/rest.php',
			wiki: 'enwiki',
			oauth: { clientId: 'key', clientSecret: 'hush' },
			userAgentContact: 'me@example.org',
			further: [],
		});
	});

	test.each(['WIKI', 'OAUTH_CLIENT_ID', 'OAUTH_CLIENT_SECRET', 'USER_AGENT_CONTACT'])('needs %s', (name) => {
		expect(mistakes({ ...wikipedia, [name]: '' })).toEqual([`${name} is needed with MEDIAWIKI_URL.`]);
	});

	test('has further ones beside it', () => {
		const WIKIS = 'dewiki=https://de.wikipedia.org/, arwiki = https://ar.wikipedia.org';
		expect(readSettings({ ...wikipedia, WIKIS }).mediawiki?.further).toEqual([
			{ name: 'dewiki', url: 'https://de.wikipedia.org' },
			{ name: 'arwiki', url: 'https://ar.wikipedia.org' },
		]);
	});

	test.each([
		['dewiki', /such as dewiki=https.*which "dewiki" is not; it is "dewiki"/],
		['dewiki=de.wikipedia.org', /which "dewiki=de.wikipedia.org" is not/],
		['de wiki=https://de.wikipedia.org', /which "de wiki=/],
		['dewiki=https://a.org, dewiki=https://b.org', /once, but dewiki is there twice/],
		['dewiki=https://a.org, frwiki=https://a.org', /once, but https:\/\/a.org is there twice/],
		['enwiki=https://other.org', /further wikis only, and enwiki/],
		['dewiki=https://en.wikipedia.org', /further wikis only, and dewiki/],
	])('WIKIS=%s is refused with a sentence', (WIKIS, sentence) => {
		expect(mistakes({ ...wikipedia, WIKIS })).toEqual([expect.stringMatching(sentence)]);
	});

	test('further wikis need one to log in with', () => {
		expect(mistakes({ WIKIS: 'dewiki=https://de.wikipedia.org' })).toEqual([
			expect.stringMatching(/^WIKIS is set, but MEDIAWIKI_URL is not/),
		]);
	});

	test('half a real wiki is not taken for the demo wiki', () => {
		const said = mistakes({ ...wikipedia, MEDIAWIKI_URL: '' });
		expect(said).toHaveLength(4);
		expect(said[0]).toMatch(/^WIKI is set, but MEDIAWIKI_URL is not/);
	});

	test('a scorer needs no log-in, but to know where models come from', () => {
		const { OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET, ...rest } = wikipedia;
		expect(mistakes({ ...rest, ROLE: 'scorer' })).toEqual([
			expect.stringMatching(/^SCORER_SOURCE_URL is needed/),
		]);
		const scorer = readSettings({ ...rest, ROLE: 'scorer', SCORER_SOURCE_URL: 'http://web:8080' });
		expect(scorer).toMatchObject({
			train: 'off',
			mediawiki: { oauth: null },
			scorerSourceUrl: 'http://web:8080',
		});
		expect(OAUTH_CLIENT_ID + OAUTH_CLIENT_SECRET).toBe('keyhush');
	});
});

describe('mistakes', () => {
	test('each is told in a sentence of its own', () => {
		expect(mistakes({ PORT: '99999', ROLE: 'webb', PUBLIC_URL: 'https://x.org/wing' })).toEqual([
			'PORT must be a whole number from 0 to 65535; it is "99999".',
			'PUBLIC_URL must be an address without a path, such as https://en.wikipedia.org; it is "https://x.org/wing".',
			'ROLE must be one of all, web, scorer; it is "webb".',
		]);
	});

	test('a secret is not repeated', () => {
		const said = mistakes({ DATABASE_URL: 'mysql://me:hunter2@host/db' }).join();
		expect(said).toMatch(/^DATABASE_URL must be an address of the form/);
		expect(said).not.toContain('hunter2');
	});

	test.each([
		['DATABSE_URL', 'DATABASE_URL'],
		['DATABASE_URLS', 'DATABASE_URL'],
		['COORDINATOR', 'COORDINATORS'],
		['LOG_LEVLE', 'LOG_LEVEL'],
		['MEDIAWIKI_URI', 'MEDIAWIKI_URL'],
	])('%s is a slip for %s', (typed, meant) => {
		expect(mistakes({ [typed]: 'x' })).toEqual([`${typed} is not a setting; ${meant} is meant, it seems.`]);
	});

	test('other variables are nobody’s business, nor near ones when the setting itself is there', () => {
		const others = {
			POST: '1',
			HOSTS: 'x',
			SCORER_PORT: 'tcp://10.0.0.1:80',
			PORTS: '1',
			DATABASE_USER: 'x',
		};
		expect(mistakes({ ...others, LOG_LEVEL: 'warn', LOG_LEVELS: 'x' })).toEqual([]);
	});
});

test('names of coordinators are read as MediaWiki writes them', () => {
	expect(readSettings({ COORDINATORS: 'some_person, Zoë ,élan' }).roles.coordinator.names).toEqual([
		'Some person',
		'Zoë',
		'Élan',
	]);
});

describe('the table of settings', () => {
	test('has a row for each, and no secret has a default', () => {
		const names = [...settingsTable().matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
		expect(names).toEqual(Object.keys(declared));
		const secrets = Object.values(declared).filter((setting) => 'secret' in setting);
		expect(secrets.length).toBeGreaterThan(0);
		expect(secrets.filter(({ fallback }) => fallback !== null)).toEqual([]);
	});

	const readme = new URL('../../README.md', import.meta.url);
	const there = existsSync(readme);
	test.skipIf(!there)(
		`is the one in README.md${there ? '' : ' (skipped: there is no README.md yet)'}`,
		() => {
			const [, shown] =
				/<!-- settings -->\n([\s\S]*?)\n<!-- \/settings -->/.exec(readFileSync(readme, 'utf8')) ?? [];
			expect(shown, 'write it with: npm run settings -- --write').toBe(settingsTable());
		},
	);
});
