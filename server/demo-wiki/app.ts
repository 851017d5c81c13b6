import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { apiRoutes } from './api/api.ts';
import type { DemoWiki, OAuthClient } from './demo-wiki.ts';
import { type Faults, noFaults } from './faults.ts';
import { authorizeRoutes } from './oauth/authorize.ts';
import { Grants } from './oauth/grants.ts';
import { profileRoutes } from './oauth/profile.ts';
import { tokenRoutes } from './oauth/token.ts';
import { pageRoutes } from './pages/wiki-pages.ts';
import type { DemoWikiData } from './wiki-data.ts';

/** Six volunteers, a coordinator (in the group sysop), and somebody who is blocked. */
const SIGN_IN_ACCOUNTS = [
	'Volunteer1',
	'CopyEditor',
	'HistoryBuff',
	'NewbieNina',
	'Gardener',
	'OldAccount',
	'Coordinator',
	'BlockedUser',
];

export type DemoWikiOptions = {
	data: DemoWikiData;
	/** where browsers and clients reach it, e.g. `http://localhost:8081`; its paths stand below the site's `base` */
	publicUrl: string;
	clients: readonly OAuthClient[];
	now?: () => Date;
	faults?: Faults;
	/** user names that the sign-in page offers, in its order; any other account may still be posted to it */
	signInAccounts?: readonly string[];
};

function noSuchRest(path: string) {
	const text = `The requested relative path (${path.split('/w/rest.php')[1]}) did not match any known handler`;
	return {
		errorKey: 'rest-no-match',
		messageTranslations: { en: text },
		httpCode: 404,
		httpReason: 'Not Found',
	};
}

/** Lets calls fail as `faults` says, before anything else looks at them. */
function failing(faults: Faults): Hono {
	const routes = new Hono();
	for (const path of ['/w/api.php', '/w/rest.php/*'])
		routes.use(path, async (c, next) => {
			if (faults.delayMs > 0) await sleep(faults.delayMs);
			const page =
				'<!DOCTYPE html><html><body><h1>Our servers are currently under maintenance</h1></body></html>';
			if (faults.status !== null)
				return new Response(page, { status: faults.status, headers: { 'content-type': 'text/html' } });
			if (faults.nonsense) return c.html(page);
			return next();
		});
	return routes;
}

/**
 * A small wiki that answers as MediaWiki 1.43 with Extension:OAuth does: OAuth 2.0, the reading part of api.php, and
 * pages to look at. It keeps nothing but the codes and tokens it gave out, in memory. Never to be mounted beside a real
 * wiki: whoever reaches it can be anybody on it.
 */
export function createDemoWiki(options: DemoWikiOptions): Hono {
	const {
		data,
		clients,
		now = () => new Date(),
		faults = noFaults(),
		signInAccounts = SIGN_IN_ACCOUNTS,
	} = options;
	const publicUrl = options.publicUrl.replace(/\/$/, '');
	const idOf = (name: string) => {
		const account = [...data.accounts.values()].find((candidate) => candidate.name === name);
		if (!account) throw new Error(`The demo wiki has no account named ${name}`);
		return account.id;
	};
	const wiki: DemoWiki = {
		data,
		publicUrl,
		clients,
		now,
		faults,
		signInAccounts: signInAccounts.map(idOf),
		grants: new Grants(now, publicUrl),
	};
	const app = new Hono();
	app.route('/', failing(faults));
	app.route('/', apiRoutes(wiki));
	app.route('/', authorizeRoutes(wiki));
	app.route('/', tokenRoutes(wiki));
	app.route('/', profileRoutes(wiki));
	app.route('/', pageRoutes(wiki));
	app.all('/w/rest.php/*', (c) => c.json(noSuchRest(c.req.path), 404));
	const served = new Hono().route(data.site.base || '/', app);
	served.notFound((c) => c.text('not found\n', 404));
	return served;
}
