/** The only reader of the environment. What comes out is whole and fits together, or the start stops with sentences. */
import { SetupError } from '../db/setup-error.ts';
import { declared, type Setting } from './settings/declared.ts';
import { meantSetting } from './settings/typo.ts';

type Environment = Record<string, string | undefined>;

type Name = keyof typeof declared;
type Values = {
	[N in Name]: (typeof declared)[N]['fallback'] extends string
		? ReturnType<(typeof declared)[N]['parse']>
		: ReturnType<(typeof declared)[N]['parse']> | null;
};

export type Settings = {
	role: 'all' | 'web' | 'scorer';
	port: number;
	host: string;
	/** null: `http://localhost` with the port that was taken */
	publicUrl: string | null;
	/** absolute */
	dataDir: string;
	/** null: the embedded database */
	databaseUrl: string | null;
	/** null: the demo wiki */
	mediawiki: MediaWikiSettings | null;
	/** who has which role before anybody was given one: by name on every wiki, by group on the group's own */
	roles: Record<'administrator' | 'coordinator' | 'adjudicator', { names: string[]; groups: string[] }>;
	train: 'inline' | 'off';
	/** of a scorer only: the base URL of the web server */
	scorerSourceUrl: string | null;
	/** where frozen datasets are copied to; null for nowhere */
	store: StoreSettings | null;
	/** where copies with a DOI are prepared; null for nowhere */
	zenodo: { url: string; token: string } | null;
	/** which machines webhooks may be on */
	webhookAddresses: 'public' | 'any';
	logLevel: Values['LOG_LEVEL'];
};

type StoreSettings = {
	/** without a slash at the end */
	endpoint: string;
	bucket: string;
	region: string;
	accessKeyId: string;
	secretAccessKey: string;
};

export type MediaWikiSettings = {
	/** without a slash at the end */
	url: string;
	apiPath: string;
	restPath: string;
	/** its database name: `enwiki` */
	wiki: string;
	/** null for a scorer, which nobody logs in to */
	oauth: { clientId: string; clientSecret: string } | null;
	userAgentContact: string;
	/** further wikis of the same farm, with the same paths; each `url` without a slash at the end */
	further: { name: string; url: string }[];
};

/** @throws SetupError with one sentence for each mistake */
export function readSettings(env: Environment = process.env): Settings {
	const mistakes = findTypos(env);
	const values = readValues(env, mistakes);
	const settings = mistakes.length === 0 ? fitTogether(values, mistakes) : null;
	if (settings === null || mistakes.length > 0) {
		throw new SetupError(mistakes.join('\n'), {
			details: ['All settings are explained by: npm run --silent settings'],
		});
	}
	return settings;
}

/** What a child process of ours sees: all that we see, with some settings changed. */
export function environmentWith(changes: Partial<Record<Name, string>>): Environment {
	return { ...process.env, ...changes };
}

/** Threads and child processes of ours that begin from now on see it, beside all that we see. */
export function passOn(name: string, value: string): void {
	process.env[name] = value;
}

function readValues(env: Environment, mistakes: string[]): Values {
	const entries = Object.entries<Setting>(declared).map(([name, { fallback, parse, secret }]) => {
		// compose files and manifests write an absent value as an empty one
		const given = env[name]?.trim() || null;
		const text = given ?? fallback;
		if (text === null) return [name, null];
		try {
			return [name, parse(text)];
		} catch (thrown) {
			if (!(thrown instanceof RangeError)) throw thrown;
			mistakes.push(`${name} ${thrown.message}${secret ? '' : `; it is "${text}"`}.`);
			return [name, null];
		}
	});
	return Object.fromEntries(entries);
}

function findTypos(env: Environment): string[] {
	const absent = Object.keys(declared).filter((name) => !env[name]);
	return Object.keys(env)
		.filter((name) => !(name in declared))
		.flatMap((name) => {
			const meant = meantSetting(name, absent);
			return meant === null ? [] : [`${name} is not a setting; ${meant} is meant, it seems.`];
		});
}

function fitTogether(values: Values, mistakes: string[]): Settings {
	if (values.ROLE === 'scorer') {
		if (values.SCORER_SOURCE_URL === null) {
			mistakes.push('SCORER_SOURCE_URL is needed when ROLE is scorer: the web server that has the models.');
		}
		if (values.TRAIN === 'inline') mistakes.push('TRAIN cannot be inline when ROLE is scorer.');
	}
	return {
		role: values.ROLE,
		port: values.PORT,
		host: values.HOST,
		publicUrl: values.PUBLIC_URL,
		dataDir: values.DATA_DIR,
		databaseUrl: values.DATABASE_URL,
		mediawiki: fitMediaWiki(values, mistakes),
		roles: {
			administrator: { names: values.ADMINISTRATORS, groups: values.ADMINISTRATOR_GROUPS },
			coordinator: { names: values.COORDINATORS, groups: values.COORDINATOR_GROUPS },
			adjudicator: { names: [], groups: values.ADJUDICATOR_GROUPS },
		},
		train: values.TRAIN ?? (values.ROLE === 'all' ? 'inline' : 'off'),
		scorerSourceUrl: values.SCORER_SOURCE_URL,
		store: fitStore(values, mistakes),
		zenodo: values.ZENODO_TOKEN === null ? null : { url: values.ZENODO_URL, token: values.ZENODO_TOKEN },
		webhookAddresses: values.WEBHOOK_ADDRESSES,
		logLevel: values.LOG_LEVEL,
	};
}

/** All of it or nothing. */
function fitStore(values: Values, mistakes: string[]): StoreSettings | null {
	const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = values;
	const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
	const needed = {
		...{ S3_ENDPOINT: endpoint, S3_BUCKET: bucket },
		...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
	};
	const missing = Object.entries(needed).flatMap(([name, value]) => (value === null ? [name] : []));
	if (missing.length > 0 && missing.length < Object.keys(needed).length)
		mistakes.push(`For copies of datasets in a store there must be ${missing.join(' and ')} too.`);
	if (endpoint === null || bucket === null || accessKeyId === null || secretAccessKey === null) return null;
	return { endpoint, bucket, region, accessKeyId, secretAccessKey };
}

function fitMediaWiki(values: Values, mistakes: string[]): MediaWikiSettings | null {
	const { MEDIAWIKI_URL: url, WIKI: wiki, USER_AGENT_CONTACT: userAgentContact } = values;
	const { OAUTH_CLIENT_ID: clientId, OAUTH_CLIENT_SECRET: clientSecret } = values;
	const logIn =
		values.ROLE === 'scorer' ? {} : { OAUTH_CLIENT_ID: clientId, OAUTH_CLIENT_SECRET: clientSecret };
	for (const [name, value] of Object.entries({
		WIKI: wiki,
		USER_AGENT_CONTACT: userAgentContact,
		...logIn,
	})) {
		if (url === null && value !== null) {
			mistakes.push(
				`${name} is set, but MEDIAWIKI_URL is not: set both for a real wiki, neither for the demo wiki.`,
			);
		}
		if (url !== null && value === null) mistakes.push(`${name} is needed with MEDIAWIKI_URL.`);
	}
	const further = values.WIKIS;
	if (url === null && further.length > 0)
		mistakes.push('WIKIS is set, but MEDIAWIKI_URL is not: there are no further wikis beside the demo wiki.');
	for (const { name, url: furtherUrl } of further)
		if (name === wiki || furtherUrl === url)
			mistakes.push(
				`WIKIS names further wikis only, and ${name} is at MEDIAWIKI_URL or has the name in WIKI.`,
			);
	if (url === null || wiki === null || userAgentContact === null) return null;
	return {
		url,
		apiPath: values.MEDIAWIKI_API_PATH,
		restPath: values.MEDIAWIKI_REST_PATH,
		wiki,
		oauth: clientId !== null && clientSecret !== null ? { clientId, clientSecret } : null,
		...{ userAgentContact, further },
	};
}
