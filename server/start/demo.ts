/** The demo wikis that come along where no real one is set: asked by the same client code, over HTTP. */
import { createDemoWiki } from '../demo-wiki/app.ts';
import { loadArabicDemoWiki, loadDemoWiki } from '../demo-wiki/load.ts';
import type { DemoWikiData } from '../demo-wiki/wiki-data.ts';
import type { Wikis } from '../domain/ports.ts';
import { loginPort } from '../remote/ports.ts';
import { createWikiClient, type WikiClientOptions } from '../remote/wiki-client.ts';
import { openWiki, wikisOf } from '../remote/wikis.ts';
import { newSecret } from './chance.ts';
import type { Fetch } from './door.ts';
import type { OpenedSite } from './site.ts';
import { version } from './version.ts';

const CLIENT_ID = 'label-wing-demo';

export type PreparedDemo = {
	/** the one that people log in with first */
	data: readonly DemoWikiData[];
	/** whether a path of this server belongs to a demo wiki */
	serves(path: string): boolean;
	fetch(request: Request): Response | Promise<Response>;
	/** asks them at the address where this process is served, which may not be the public one */
	open(ownUrl: string): Promise<OpenedSite>;
};

/** Prepares the demo wikis. Their consumer's secret is drawn anew at every start and never leaves the process. */
export async function prepareDemo({ publicUrl }: { publicUrl: string }): Promise<PreparedDemo> {
	const redirectUri = `${publicUrl}/auth/callback`;
	const consumer = { clientId: CLIENT_ID, clientSecret: newSecret(), redirectUri };
	const [first, arabic] = await Promise.all([loadDemoWiki(), loadArabicDemoWiki()]);
	const clients = [{ ...consumer, name: 'Label Wing' }];
	const firstApp = createDemoWiki({ data: first, publicUrl, clients });
	// accounts are one, and so is the wiki that says who somebody is
	const arabicApp = createDemoWiki({ data: arabic, publicUrl, clients: [], signInAccounts: [] });
	const isOf = ({ site }: DemoWikiData, path: string) =>
		['w', 'wiki'].some((part) => path.startsWith(`${site.base}/${part}/`));
	return {
		data: [first, arabic],
		serves: (path) => isOf(first, path) || isOf(arabic, path),
		fetch: (request) => (isOf(arabic, new URL(request.url).pathname) ? arabicApp : firstApp).fetch(request),
		async open(ownUrl) {
			const client = createWikiClient(optionsOf(first, ownUrl));
			const config = {
				...{ ...consumer, restUrl: `${publicUrl}/w/rest.php`, userAgent: USER_AGENT },
				fetch: (input: string | URL | Request, init?: RequestInit) =>
					fetch(String(input).replace(publicUrl, ownUrl), init),
			};
			return {
				site: await client.readSite(),
				wikis: await openAll([first, arabic], publicUrl, (data) => optionsOf(data, ownUrl)),
				login: loginPort(config, client),
			};
		},
	};
}

/** An application with the demo wikis below their paths, where there are any. */
export function besideDemo(demo: PreparedDemo | null, fetch: Fetch): Fetch {
	return (request, env) =>
		demo?.serves(new URL(request.url).pathname) ? demo.fetch(request) : fetch(request, env);
}

/** The demo wikis, asked without a server: their applications answer in this process. */
export async function demoWikisInProcess(): Promise<Wikis> {
	const publicUrl = 'http://localhost';
	const demo = await prepareDemo({ publicUrl });
	return await openAll(demo.data, publicUrl, (data) => ({
		...optionsOf(data, publicUrl),
		fetch: async (input, init) => await demo.fetch(new Request(input, init)),
	}));
}

const USER_AGENT = `LabelWing/${version} (demo)`;

function optionsOf({ wiki, site }: DemoWikiData, url: string): WikiClientOptions {
	return { apiUrl: `${url}${site.base}/w/api.php`, wiki, userAgent: USER_AGENT };
}

async function openAll(
	all: readonly DemoWikiData[],
	publicUrl: string,
	optionsFor: (data: DemoWikiData) => WikiClientOptions,
): Promise<OpenedSite['wikis']> {
	const [first, ...further] = await Promise.all(
		all.map(async (data) => {
			const options = optionsFor(data);
			return openWiki(options, publicUrl, await createWikiClient(options).readSite());
		}),
	);
	if (!first) throw new Error('there is no demo wiki');
	return wikisOf(first, further);
}
