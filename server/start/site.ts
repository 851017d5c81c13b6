/** The real wikis of the settings: the one that people log in with, and further ones. */
import { SetupError } from '../../db/setup-error.ts';
import type { LoginPort } from '../domain/sessions.ts';
import type { MediaWikiSettings } from '../env.ts';
import type { Site } from '../remote/parse-site.ts';
import { loginPort } from '../remote/ports.ts';
import { createWikiClient, type WikiClientOptions } from '../remote/wiki-client.ts';
import { WikiError } from '../remote/wiki-error.ts';
import { isNamed, type OpenedWiki, openWiki, scoutOf, wikisOf } from '../remote/wikis.ts';
import { sayStep } from './say.ts';
import { version } from './version.ts';

/** `site` and `login` are of the wiki that people log in with. */
export type OpenedSite = { site: Site; wikis: ReturnType<typeof wikisOf>; login: LoginPort | null };

/**
 * Learns what the configured wikis are called.
 * @throws {WikiError} when the one to log in with does not answer
 * @throws SetupError when a further one is another wiki than its name says
 */
export async function openRealSite(
	settings: MediaWikiSettings,
	{ publicUrl }: { publicUrl: string },
): Promise<OpenedSite> {
	const { url, apiPath, restPath, wiki, oauth, userAgentContact } = settings;
	const userAgent = `LabelWing/${version} (${publicUrl}; ${userAgentContact})`;
	const options = { apiUrl: url + apiPath, wiki, userAgent };
	const client = createWikiClient(options);
	const site = { ...(await client.readSite()), wiki };
	const redirectUri = `${publicUrl}/auth/callback`;
	const login = oauth && loginPort({ ...oauth, restUrl: url + restPath, redirectUri, userAgent }, client);
	const further = await Promise.all(
		settings.further.map((one) =>
			openFurther({ apiUrl: one.url + apiPath, wiki: one.name, userAgent }, one.url),
		),
	);
	return { site, wikis: wikisOf(openWiki(options, url, site), further), login };
}

/** One that does not answer now is asked again later. */
async function openFurther(options: WikiClientOptions, url: string): Promise<OpenedWiki> {
	const { wiki } = options;
	// the others do not wait for it
	const site = await scoutOf(options)
		.readSite()
		.catch((error: unknown) => {
			if (!(error instanceof WikiError)) throw error;
			sayStep(`Wiki: ${wiki} does not answer at ${url}, it is asked again later. ${error.message}`);
			return null;
		});
	if (site && !isNamed(site, wiki))
		throw new SetupError(
			`WIKIS says that ${url} is ${wiki}, but that wiki is ${site.wiki}. Correct the name.`,
		);
	if (site) sayStep(`Wiki: ${site.name} (${wiki}), ${site.serverUrl}`);
	return openWiki(options, url, site && { ...site, wiki });
}
