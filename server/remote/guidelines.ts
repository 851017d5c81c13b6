/** Pages of a wiki to read beside the edits. */
import type { FoundGuideline, GoneReason, WikiPorts } from '../domain/ports.ts';
import { namedPage } from './page-address.ts';
import type { Site } from './parse-site.ts';
import { sanitiseGuideline } from './sanitise-guideline.ts';
import type { WikiClient } from './wiki-client.ts';

/** Null when the wiki has no such page, or the revision is of another one. */
export async function findGuideline(
	client: WikiClient,
	site: Site,
	page: string,
	wantedRevision: number | null,
): Promise<FoundGuideline | null> {
	const named = namedPage(page, site);
	if (!named) return null;
	const found = named.title === null ? null : await client.findPage({ title: named.title });
	if (named.title !== null && !found) return null;
	const revisionId = wantedRevision ?? named.revisionId;
	if (revisionId === null) return found;
	const exact = await client.findPage({ revisionId });
	return exact && (!found || found.title === exact.title) ? exact : null;
}

export async function readGuideline(
	client: WikiClient,
	site: Site,
	revisionId: number,
): ReturnType<WikiPorts['readGuideline']> {
	const page = await client.readRendered(revisionId);
	if (page.kind === 'gone') return { gone: goneReason(page.reason) };
	const url = `${site.serverUrl}${site.scriptPath}?oldid=${revisionId}`;
	return {
		text: {
			...{ title: page.title, revisionId, url, html: sanitiseGuideline(page.html, url) },
			language: site.language,
			direction: site.rtl ? 'rtl' : 'ltr',
		},
	};
}

function goneReason(reason: 'missing' | 'text-hidden'): GoneReason {
	return reason === 'missing' ? 'missing' : 'text_hidden';
}
