import { type DemoSite, GENERATOR } from '../site.ts';
import { titleInUrl } from '../titles.ts';
import type { DemoWikiData } from '../wiki-data.ts';
import type { ApiParams } from './api-params.ts';

const PROP = ['general', 'namespaces', 'namespacealiases', 'statistics', 'rightsinfo', 'autocreatetempuser'];

type Fields = Record<string, unknown>;
export type SiteState = { publicUrl: string; now: Date; readOnlyReason: string | null };

function general({ wiki, site }: DemoWikiData, { publicUrl, now, readOnlyReason }: SiteState): Fields {
	const { base } = site;
	return {
		mainpage: site.mainPage,
		base: `${publicUrl}${base}/wiki/${titleInUrl(site.mainPage)}`,
		sitename: site.name,
		mainpageisdomainroot: false,
		generator: GENERATOR,
		case: 'first-letter',
		lang: site.language,
		fallback: [],
		rtl: site.direction === 'rtl',
		readonly: readOnlyReason !== null,
		...(readOnlyReason === null ? {} : { readonlyreason: readOnlyReason }),
		writeapi: true,
		maxarticlesize: 2_097_152,
		timezone: 'UTC',
		timeoffset: 0,
		articlepath: `${base}/wiki/$1`,
		scriptpath: `${base}/w`,
		script: `${base}/w/index.php`,
		variantarticlepath: false,
		server: publicUrl,
		servername: new URL(publicUrl).hostname,
		wikiid: wiki,
		time: now.toISOString().replace(/\.\d+Z$/, 'Z'),
		misermode: false,
		uploadsenabled: false,
		centralidlookupprovider: 'local',
		allcentralidlookupproviders: ['local'],
	};
}

function namespacesIn(site: DemoSite): Fields {
	return Object.fromEntries(
		site.namespaces.map(({ id, name, canonical, subpages, content, protection }) => [
			id,
			{
				id,
				case: 'first-letter',
				name,
				subpages,
				...(canonical === undefined ? {} : { canonical }),
				content,
				nonincludable: false,
				...(protection === undefined ? {} : { namespaceprotection: protection }),
			},
		]),
	);
}

function statistics(data: DemoWikiData): Fields {
	const accounts = [...data.accounts.values()];
	return {
		pages: data.pages.size,
		articles: [...data.pages.values()].filter(
			({ namespace, redirectTarget }) => namespace === 0 && !redirectTarget,
		).length,
		edits: data.revisions.size,
		images: 0,
		users: accounts.length,
		activeusers: accounts.filter(({ id }) => data.editCounts.has(id)).length,
		admins: accounts.filter(({ groups }) => groups.includes('sysop')).length,
		jobs: 0,
	};
}

/** `meta=siteinfo`, each asked part under its own name. */
export function querySite(data: DemoWikiData, params: ApiParams, state: SiteState): Fields {
	const prop = params.words('siteinfo', 'siprop', PROP, ['general']);
	const parts: Record<string, () => unknown> = {
		general: () => general(data, state),
		namespaces: () => namespacesIn(data.site),
		namespacealiases: () => data.site.namespaceAliases,
		statistics: () => statistics(data),
		rightsinfo: () => ({ url: 'https://creativecommons.org/publicdomain/zero/1.0/', text: 'CC0 1.0' }),
		autocreatetempuser: () => ({ enabled: false, matchPatterns: ['~$1'] }),
	};
	return Object.fromEntries([...prop].map((name) => [name, parts[name]?.()]));
}
