import * as z from 'zod/mini';
import { judge } from './judge.ts';
import { askApi, type Transport } from './transport.ts';

const Answer = z.object({
	query: z.object({
		general: z.object({
			sitename: z.string(),
			lang: z.string(),
			rtl: z.optional(z.boolean()),
			server: z.string(),
			articlepath: z.string(),
			script: z.string(),
			wikiid: z.string(),
		}),
	}),
});

export type Site = {
	/** database name */
	wiki: string;
	siteName: string;
	language: string;
	direction: 'ltr' | 'rtl';
	/** the wiki's address, without a slash at the end */
	url: string;
	/** path of index.php */
	script: string;
};

/** What a wiki is called and how it writes. @throws {Failure} WIKI_* */
export async function readSite(transport: Transport): Promise<Site> {
	const { general } = judge(
		Answer,
		await askApi(transport, { action: 'query', meta: 'siteinfo', siprop: 'general' }),
	).query;
	return {
		wiki: general.wikiid,
		siteName: general.sitename,
		language: general.lang,
		direction: general.rtl ? 'rtl' : 'ltr',
		// Wikimedia's servers are written without a scheme: //en.wikipedia.org
		url: new URL(general.server, transport.apiUrl).href.replace(/\/$/, ''),
		script: general.script,
	};
}
