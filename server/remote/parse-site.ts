import { z } from 'zod';
import { parseAnswer } from './parse-answer.ts';

/** What a wiki says of itself. */
export type Site = {
	/** database name, e.g. `enwiki` */
	wiki: string;
	name: string;
	/** language code of the content */
	language: string;
	/** written from right to left */
	rtl: boolean;
	/** where its pages are, with protocol and without a slash at the end */
	serverUrl: string;
	/** path of a page, `$1` being its title */
	articlePath: string;
	/** path of index.php */
	scriptPath: string;
	generator: string;
	readOnly: boolean;
};

const Answer = z.object({
	query: z.object({
		general: z.object({
			wikiid: z.string(),
			sitename: z.string(),
			lang: z.string(),
			rtl: z.boolean().default(false),
			server: z.string(),
			articlepath: z.string(),
			script: z.string(),
			generator: z.string(),
			readonly: z.boolean().default(false),
		}),
	}),
});

export const SITE_PARAMETERS = { action: 'query', meta: 'siteinfo', siprop: 'general' };

/** A site from an answer to `meta=siteinfo`. Wikis may leave the protocol out of their server: it is https then. */
export function parseSite(answer: unknown): Site {
	const { general } = parseAnswer(Answer, answer, 'a description of itself').query;
	return {
		wiki: general.wikiid,
		name: general.sitename,
		language: general.lang,
		rtl: general.rtl,
		serverUrl: general.server.replace(/^\/\//, 'https://').replace(/\/$/, ''),
		articlePath: general.articlepath,
		scriptPath: general.script,
		generator: general.generator,
		readOnly: general.readonly,
	};
}
