/** The wiki behind it all: the one in the settings, or the demo wiki, asked by the same client code over HTTP. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hono } from 'hono';
import { createDemoWiki } from '../demo-wiki/app.ts';
import { loadDemoWiki } from '../demo-wiki/load.ts';
import type { KnownRevisions } from '../domain/ports.ts';
import type { LoginPort } from '../domain/sessions.ts';
import type { MediaWikiSettings, Settings } from '../env.ts';
import { mediawikiLogin } from '../remote/login.ts';
import type { Transport } from '../remote/transport.ts';
import { openWiki, type WikiClient } from '../remote/wiki-client.ts';
import { newSecret } from './chance.ts';

const REQUEST_LIMIT_MS = 10_000;
const DEMO_CLIENT_ID = 'label-wing-demo';

/** of the package */
export const version: string = JSON.parse(
	readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;

export type OpenedSite = { wiki: WikiClient; login: LoginPort | null };

type Where = { publicUrl: string };

/** Learns what the configured wiki is called. @throws {Failure} WIKI_* when it does not answer */
export async function openRealSite(settings: MediaWikiSettings, { publicUrl }: Where): Promise<OpenedSite> {
	const { url, apiPath, restPath, wiki, oauth, userAgentContact } = settings;
	const userAgent = `LabelWing/${version} (${publicUrl}; ${userAgentContact})`;
	const login = oauth
		? mediawikiLogin({
				...oauth,
				...{ publicRestUrl: url + restPath, restUrl: url + restPath },
				...{ redirectUri: `${publicUrl}/auth/callback`, userAgent, timeoutMs: REQUEST_LIMIT_MS, fetch },
			})
		: null;
	return { wiki: await openWiki(transportTo(url + apiPath, userAgent), wiki), login };
}

export type PreparedDemo = {
	/** answers below `/w/` and `/wiki/` */
	app: Hono;
	/** asks it; needs it to be served */
	open(ownUrl: string): Promise<OpenedSite>;
};

/**
 * Prepares the demo wiki. Its consumer's secret is drawn anew at every start and never leaves the process.
 *
 * @param publicUrl where browsers reach it
 */
export async function prepareDemo({ publicUrl }: Where): Promise<PreparedDemo> {
	const clientSecret = newSecret();
	const redirectUri = `${publicUrl}/auth/callback`;
	const app = createDemoWiki({
		data: await loadDemoWiki(),
		publicUrl,
		clients: [{ clientId: DEMO_CLIENT_ID, clientSecret, redirectUri, name: 'Label Wing' }],
	});
	return {
		app,
		async open(ownUrl) {
			const userAgent = `LabelWing/${version} (demo)`;
			const login = mediawikiLogin({
				...{
					clientId: DEMO_CLIENT_ID,
					clientSecret,
					redirectUri,
					userAgent,
					timeoutMs: REQUEST_LIMIT_MS,
					fetch,
				},
				...{ publicRestUrl: `${publicUrl}/w/rest.php`, restUrl: `${ownUrl}/w/rest.php` },
			});
			return { wiki: await openWiki(transportTo(`${ownUrl}/w/api.php`, userAgent), null), login };
		},
	};
}

/** For a command: which revisions the wiki knows, without a server beside it. */
export async function siteForCommand({
	mediawiki,
	publicUrl,
}: Settings): Promise<{ wiki: string; knownRevisions: KnownRevisions }> {
	if (mediawiki) {
		const { wiki } = await openRealSite(mediawiki, { publicUrl: publicUrl ?? 'http://localhost' });
		return { wiki: wiki.site.wiki, knownRevisions: wiki.knownRevisions };
	}
	const { wiki, revisions } = await loadDemoWiki();
	return { wiki, knownRevisions: async (ids) => new Set(ids.filter((id) => revisions.has(id))) };
}

function transportTo(apiUrl: string, userAgent: string): Transport {
	return {
		apiUrl,
		userAgent,
		fetch,
		sleep: (milliseconds) => sleep(milliseconds),
		timeoutMs: REQUEST_LIMIT_MS,
	};
}
