import type { Context } from 'hono';
import { languages } from '../../campaigns/contract/languages.ts';
import { describePerson } from '../domain/access.ts';
import type { PageChrome } from '../pages/chrome.ts';
import type { AppParts } from '../parts.ts';
import { answerIn } from './language.ts';
import type { AppEnv } from './mount.ts';

/** What stands around a page rendered for this request. */
export function chromeOf(c: Context<AppEnv>, parts: AppParts): PageChrome {
	const visitor = c.get('visitor') ?? null;
	const { pathname, search } = new URL(c.req.url);
	const language = answerIn(c);
	return {
		language,
		direction: languages[language].direction,
		stylesheets: parts.stylesheets,
		person: visitor ? describePerson(visitor, parts.coordinators) : null,
		origin: parts.publicUrl,
		path: `${pathname}${search}`,
		wikis: parts.wikis.list(),
	};
}
