/** In which language somebody reads, and the menu in which they choose another. */
import { type Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { parseAccept } from 'hono/utils/accept';
import { Failure } from '../../campaigns/contract/errors.ts';
import {
	allLanguages,
	chooseLanguage,
	isLanguage,
	type Language,
	languageCookie,
	rememberedLanguage,
} from '../../campaigns/contract/languages.ts';
import { safeReturn } from '../domain/sessions.ts';
import type { AppParts } from '../parts.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** As on the wikis: what `uselang` says for this one page, else what was chosen, else what the browser asks for. */
export function languageOf(c: Context): Language {
	const accepted = parseAccept(c.req.header('accept-language') ?? '');
	return chooseLanguage([
		c.req.query('uselang'),
		rememberedLanguage(c.req.header('cookie') ?? ''),
		...accepted.filter(({ q }) => q > 0).map(({ type }) => type),
	]);
}

/** The language to answer with a page in; the answer says what it was chosen by. */
export function answerIn(c: Context): Language {
	const language = languageOf(c);
	c.header('content-language', language);
	c.header('vary', 'Accept-Language, Cookie', { append: true });
	return language;
}

/** Remembers a choice, and goes back to the page on which it was made. */
export function languageChoice({ publicUrl }: Pick<AppParts, 'publicUrl'>): Hono {
	const app = new Hono();
	app.post('/language', async (c) => {
		const { language, returnTo } = await c.req.parseBody();
		if (typeof language !== 'string' || !isLanguage(language))
			throw new Failure('INVALID_INPUT', { language: `choose one of: ${allLanguages().join(', ')}` });
		// the client reads it too, so it is not HttpOnly
		setCookie(c, languageCookie, language, {
			sameSite: 'Lax',
			secure: publicUrl.startsWith('https:'),
			path: '/',
			maxAge: YEAR_SECONDS,
		});
		return c.redirect(safeReturn(typeof returnTo === 'string' ? returnTo : '/'), 303);
	});
	return app;
}
