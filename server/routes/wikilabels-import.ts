/** Bringing campaigns of Wikilabels in: the call, and the page for coordinators. */
import { importWikilabels as call } from '../../campaigns/contract/import-calls.ts';
import { importWikilabels } from '../domain/import-wikilabels.ts';
import { renderImport } from '../pages/programs/wikilabels-import.ts';
import type { JoinedParts } from '../parts.ts';
import { chromeOf } from './chrome.ts';
import { type App, mount } from './mount.ts';
import { parse } from './parse.ts';

export function mountWikilabelsImport(app: App, parts: JoinedParts): void {
	const { access } = parts;
	mount(app, parts, call, async ({ wiki, content }, by) => {
		const done = await importWikilabels(parts, content, { wiki, by });
		parts.wake();
		return done;
	});

	app.get('/import/wikilabels', async (c) => {
		await access.needSomewhere('coordinator', c.get('visitor'));
		return c.html(await renderImport(chromeOf(c, parts), null));
	});
	app.post('/import/wikilabels', async (c) => {
		await access.needSomewhere('coordinator', c.get('visitor'));
		const { wiki, file } = await c.req.parseBody();
		const content = file instanceof File ? await file.text() : file;
		const wanted = parse(call.input, { wiki, content });
		const by = await access.need('coordinator', c.get('visitor'), wanted.wiki);
		const done = await importWikilabels(parts, wanted.content, { wiki: wanted.wiki, by });
		parts.wake();
		return c.html(await renderImport(chromeOf(c, parts), done));
	});
}
