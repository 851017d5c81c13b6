import type { Context } from 'hono';
import { languages } from '../../campaigns/contract/languages.ts';
import type { PageChrome } from '../pages/chrome.ts';
import type { JoinedParts } from '../parts.ts';
import { answerIn } from './language.ts';
import type { AppEnv } from './mount.ts';

/** What stands around a page rendered for this request. */
export function chromeOf(c: Context<AppEnv>, parts: JoinedParts): PageChrome {
	const visitor = c.get('visitor') ?? null;
	const { pathname, search } = new URL(c.req.url);
	const language = answerIn(c);
	return {
		language,
		direction: languages[language].direction,
		stylesheets: parts.stylesheets,
		person: visitor ? parts.access.describeKnown(visitor) : null,
		origin: parts.publicUrl,
		path: `${pathname}${search}`,
		wikis: parts.wikis.list(),
	};
}
