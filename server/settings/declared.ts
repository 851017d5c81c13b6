/** Every setting: name, meaning, default, how it is read. The table in README.md is printed from this list. */
import {
	accountNames,
	anyText,
	bucketName,
	databaseName,
	databaseUrl,
	folder,
	list,
	matching,
	namedOrigins,
	oneOf,
	origin,
	type Parse,
	wholeNumber,
} from './parse.ts';

export type Setting<T = unknown> = {
	meaning: string;
	/** the text that is read when the setting is absent; null when there is no value then */
	fallback: string | null;
	/** how an absent value is described where it is not the fallback itself */
	absent?: string;
	/** never shown, not even in a sentence about a mistake in it */
	secret?: true;
	parse: Parse<T>;
};

const path = matching(/^\/\S*[^/\s]$/, 'a path such as /w/api.php');

export const declared = {
	PORT: {
		meaning: 'Port of the web server; `0` takes any free one.',
		fallback: '8080',
		parse: wholeNumber(0, 65_535),
	},
	HOST: {
		meaning: 'Network address to listen on; `127.0.0.1` for this machine only.',
		fallback: '0.0.0.0',
		parse: anyText,
	},
	PUBLIC_URL: {
		meaning: 'Where browsers reach the server; the wiki sends people back to it after log-in.',
		fallback: null,
		absent: '`http://localhost:PORT`',
		parse: origin,
	},
	DATA_DIR: {
		meaning:
			'Folder for what the server keeps: the embedded database; up to 2 GB of files of datasets and what Node compiled, which may be deleted at any time.',
		fallback: './data',
		parse: folder,
	},
	DATABASE_URL: {
		meaning:
			'A PostgreSQL (15 or newer): `postgres://user:password@host:port/database`. A process opens up to 40 connections.',
		fallback: null,
		absent: 'a PostgreSQL embedded in the program',
		secret: true,
		parse: databaseUrl,
	},
	MEDIAWIKI_URL: {
		meaning: 'The wiki whose edits are labelled, such as `https://en.wikipedia.org`.',
		fallback: null,
		absent: 'the demo wiki',
		parse: origin,
	},
	MEDIAWIKI_API_PATH: { meaning: "Path of the wiki's action API.", fallback: '/w/api.php', parse: path },
	MEDIAWIKI_REST_PATH: {
		meaning: "Path of the wiki's REST API, which has the log-in.",
		fallback: '/w/rest.php',
		parse: path,
	},
	WIKI: {
		meaning: "The wiki's database name, such as `enwiki`. Needed with `MEDIAWIKI_URL`.",
		fallback: null,
		parse: databaseName,
	},
	WIKIS: {
		meaning:
			'Further wikis with the same accounts, between commas: `dewiki=https://de.wikipedia.org`. Paths as above.',
		fallback: '',
		absent: 'none',
		parse: namedOrigins,
	},
	OAUTH_CLIENT_ID: {
		meaning: 'Key of the OAuth 2.0 consumer registered at the wiki. Needed with `MEDIAWIKI_URL`.',
		fallback: null,
		parse: anyText,
	},
	OAUTH_CLIENT_SECRET: {
		meaning: 'Its secret. Needed with `MEDIAWIKI_URL`.',
		fallback: null,
		secret: true,
		parse: anyText,
	},
	USER_AGENT_CONTACT: {
		meaning: "Mail or web address at which the wiki's operators reach you. Needed with `MEDIAWIKI_URL`.",
		fallback: null,
		parse: matching(/@|:\/\//, 'a mail address or a web address'),
	},
	ADMINISTRATORS: {
		meaning:
			'Wiki accounts that may give roles to others, on every wiki, between commas: the first ones, who give all further roles in the browser. They are coordinators too.',
		fallback: '',
		absent: 'nobody; `Coordinator` on the demo wiki',
		parse: accountNames,
	},
	ADMINISTRATOR_GROUPS: {
		meaning: 'Groups whose members may do the same on the wiki where they are in the group, between commas.',
		fallback: '',
		absent: 'none',
		parse: list,
	},
	COORDINATORS: {
		meaning:
			'Wiki accounts that may make and close campaigns and promote models, on every wiki, between commas. For one wiki: give the role in the browser.',
		fallback: '',
		absent: 'nobody',
		parse: accountNames,
	},
	COORDINATOR_GROUPS: {
		meaning: 'Groups whose members may do the same on the wiki where they are in the group, between commas.',
		fallback: 'sysop',
		parse: list,
	},
	ADJUDICATOR_GROUPS: {
		meaning: 'Groups whose members may settle disagreements on their wiki, between commas.',
		fallback: '',
		absent: 'none',
		parse: list,
	},
	S3_ENDPOINT: {
		meaning:
			'An S3-compatible store to which frozen datasets are copied, such as `https://s3.example.org`. All of `S3_…` or none.',
		fallback: null,
		parse: origin,
	},
	S3_BUCKET: {
		meaning: 'Its bucket. Files and documents go to `datasets/DIGEST/`, as they are called here.',
		fallback: null,
		parse: bucketName,
	},
	S3_REGION: { meaning: 'Its region, as its signatures name it.', fallback: 'us-east-1', parse: anyText },
	S3_ACCESS_KEY_ID: { meaning: 'Key that may write and delete there.', fallback: null, parse: anyText },
	S3_SECRET_ACCESS_KEY: { meaning: 'Its secret.', fallback: null, secret: true, parse: anyText },
	ZENODO_URL: {
		meaning:
			'Where coordinators may prepare copies of datasets with a DOI; `https://sandbox.zenodo.org` to try it.',
		fallback: 'https://zenodo.org',
		parse: origin,
	},
	ZENODO_TOKEN: {
		meaning: 'Token of an account there, with the scope `deposit:write`. Without it nothing is sent.',
		fallback: null,
		secret: true,
		parse: anyText,
	},
	ROLE: {
		meaning: '`web` serves people, `scorer` serves scores from promoted models, `all` does both.',
		fallback: 'all',
		parse: oneOf('all', 'web', 'scorer'),
	},
	TRAIN: {
		meaning: 'Whether the server trains models itself: `inline` or `off`.',
		fallback: null,
		absent: '`inline` when `ROLE` is `all`, else `off`',
		parse: oneOf('inline', 'off'),
	},
	SCORER_SOURCE_URL: {
		meaning: 'The web server from which a scorer fetches promoted models. Needed when `ROLE` is `scorer`.',
		fallback: null,
		parse: origin,
	},
	WEBHOOK_ADDRESSES: {
		meaning:
			'Where webhooks may go: `public`, by https to machines of the public internet; `any`, to the own network too, and by http.',
		fallback: 'public',
		parse: oneOf('public', 'any'),
	},
	LOG_LEVEL: {
		meaning: 'How much is logged: `trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`.',
		fallback: 'info',
		parse: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
	},
} satisfies Record<string, Setting>;

/** The list as a Markdown table. */
export function settingsTable(): string {
	const rows = Object.entries<Setting>(declared).map(([name, { meaning, fallback, absent }]) => {
		const shown = absent ?? (fallback === null ? '–' : `\`${fallback}\``);
		return `| \`${name}\` | ${meaning} | ${shown} |`;
	});
	return ['| Setting | Meaning | Default |', '|---|---|---|', ...rows].join('\n');
}
