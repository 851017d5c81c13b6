/** The wiki behind it all: the one in the settings, or the demo wiki, asked by the same client code over HTTP. */
import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';
import { createDemoWiki } from '../demo-wiki/app.ts';
import { loadDemoWiki } from '../demo-wiki/load.ts';
import type { Wikis } from '../domain/ports.ts';
import type { LoginPort } from '../domain/sessions.ts';
import type { MediaWikiSettings, Settings } from '../env.ts';
import type { Site } from '../remote/parse-site.ts';
import { loginPort } from '../remote/ports.ts';
import { createWikiClient } from '../remote/wiki-client.ts';
import { openWiki, wikisOf } from '../remote/wikis.ts';
import { newSecret } from './chance.ts';
import type { Fetch } from './door.ts';

const DEMO_CLIENT_ID = 'label-wing-demo';

/** of the package */
export const version: string = JSON.parse(
	readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;

export type OpenedSite = { site: Site; wikis: ReturnType<typeof wikisOf>; login: LoginPort | null };

type Where = { publicUrl: string };

/** Learns what the configured wiki is called. @throws {WikiError} when it does not answer */
export async function openRealSite(settings: MediaWikiSettings, { publicUrl }: Where): Promise<OpenedSite> {
	const { url, apiPath, restPath, wiki, oauth, userAgentContact } = settings;
	const userAgent = `LabelWing/${version} (${publicUrl}; ${userAgentContact})`;
	const client = createWikiClient({ apiUrl: url + apiPath, wiki, userAgent });
	const site = { ...(await client.readSite()), wiki };
	const redirectUri = `${publicUrl}/auth/callback`;
	const login = oauth && loginPort({ ...oauth, restUrl: url + restPath, redirectUri, userAgent }, client);
	return { site, wikis: wikisOf(openWiki(client, url, site)), login };
}

export type PreparedDemo = {
	/** answers below `/w/` and `/wiki/` */
	app: Hono;
	/** asks it at the address where this process is served, which may not be the public one */
	open(ownUrl: string): Promise<OpenedSite>;
};

/** Prepares the demo wiki. Its consumer's secret is drawn anew at every start and never leaves the process. */
export async function prepareDemo({ publicUrl }: Where): Promise<PreparedDemo> {
	const clientSecret = newSecret();
	const redirectUri = `${publicUrl}/auth/callback`;
	const data = await loadDemoWiki();
	const app = createDemoWiki({
		...{ data, publicUrl },
		clients: [{ clientId: DEMO_CLIENT_ID, clientSecret, redirectUri, name: 'Label Wing' }],
	});
	return {
		app,
		async open(ownUrl) {
			const userAgent = `LabelWing/${version} (demo)`;
			const client = createWikiClient({ apiUrl: `${ownUrl}/w/api.php`, wiki: data.wiki, userAgent });
			const site = await client.readSite();
			const login = loginPort(
				{
					...{
						restUrl: `${publicUrl}/w/rest.php`,
						clientId: DEMO_CLIENT_ID,
						clientSecret,
						redirectUri,
						userAgent,
					},
					fetch: (input, init) => fetch(String(input).replace(publicUrl, ownUrl), init),
				},
				client,
			);
			return { site, wikis: wikisOf(openWiki(client, publicUrl, site)), login };
		},
	};
}

/** An application with the demo wiki below `/w/` and `/wiki/`, where it has one. */
export function besideDemo(demo: PreparedDemo | null, fetch: Fetch): Fetch {
	return (request, env) => {
		const { pathname } = new URL(request.url);
		return demo && /^\/(w|wiki)\//.test(pathname) ? demo.app.fetch(request) : fetch(request, env);
	};
}

/** For a command: the wikis, without a server beside it. */
export async function wikisForCommand({ mediawiki, publicUrl }: Settings): Promise<Wikis> {
	if (mediawiki) return (await openRealSite(mediawiki, { publicUrl: publicUrl ?? 'http://localhost' })).wikis;
	return await demoWikisInProcess();
}

/** The demo wiki, asked without a server: its application answers in this process. */
async function demoWikisInProcess(): Promise<Wikis> {
	const publicUrl = 'http://localhost';
	const data = await loadDemoWiki();
	const app = createDemoWiki({ data, publicUrl, clients: [] });
	const client = createWikiClient({
		apiUrl: `${publicUrl}/w/api.php`,
		wiki: data.wiki,
		userAgent: `LabelWing/${version} (command)`,
		fetch: async (input, init) => await app.fetch(new Request(input, init)),
	});
	return wikisOf(openWiki(client, publicUrl, await client.readSite()));
}
