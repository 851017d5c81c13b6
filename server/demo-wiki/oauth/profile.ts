import { Hono } from 'hono';
import type { DemoWiki } from '../demo-wiki.ts';
import { allGroups, type DemoWikiData, type WikiAccount } from '../wiki-data.ts';
import { checkBearer } from './bearer.ts';
import { accessDenied } from './oauth-error.ts';

const GRANTS = ['mwoauth-authonly'];

/** The profile of an account as the token's owner sees it; of a hidden one nothing but that it is blocked. */
function profileOf(data: DemoWikiData, account: WikiAccount): Record<string, unknown> {
	const sub = String(account.id);
	if (account.hidden) return { sub, blocked: true };
	return {
		sub,
		username: account.name,
		editcount: data.editCounts.get(account.id) ?? 0,
		email_verified: account.emailConfirmed,
		confirmed_email: account.emailConfirmed,
		blocked: account.block !== undefined,
		registered: account.registration?.replace(/[-:TZ]/g, '') ?? null,
		groups: allGroups(account),
		rights: [],
		grants: GRANTS,
	};
}

function unknownResource(value: string) {
	return {
		error: 'parameter-validation-failed',
		name: 'type',
		value,
		failureCode: 'badvalue',
		failureData: [],
		errorKey: 'badvalue',
		messageTranslations: { en: `Unrecognized value for parameter "type": ${value}.` },
		httpCode: 400,
		httpReason: 'Bad Request',
	};
}

/** `/w/rest.php/oauth2/resource/…`: who the token belongs to, and what it allows. */
export function profileRoutes(wiki: DemoWiki): Hono {
	const routes = new Hono();
	routes.get('/w/rest.php/oauth2/resource/:type', (c) => {
		const type = c.req.param('type');
		if (type !== 'profile' && type !== 'scopes') return c.json(unknownResource(type), 400);
		const caller = checkBearer(wiki, c.req.header('authorization'));
		if (!caller.ok) {
			const { body, status } = accessDenied(caller.hint);
			return c.json(body, status);
		}
		c.header('cache-control', 'private,must-revalidate,s-maxage=0');
		return c.json(type === 'scopes' ? { scopes: GRANTS } : profileOf(wiki.data, caller.account));
	});
	return routes;
}
