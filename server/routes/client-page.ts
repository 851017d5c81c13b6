import { readFileSync } from 'node:fs';
import { clientPage } from '../pages/client-page.ts';
import { answerIn } from './language.ts';
import type { App } from './mount.ts';

/** Where the client draws what is seen: everywhere the same page. */
const addresses = [
	'/',
	'/login-denied',
	'/logged-in',
	'/me',
	'/coordinate',
	'/roles',
	'/campaigns/*',
	'/forms',
	'/forms/*',
	'/imports/new',
];

/** @param folder of the built client */
export function mountClientPage(app: App, folder: string): void {
	const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');
	const page = clientPage(read('index.html'), JSON.parse(read('.vite/manifest.json')));
	for (const address of addresses)
		app.get(address, (c) => {
			c.header('cache-control', 'no-cache');
			const isLoggedIn = c.get('visitor') !== null;
			return c.html(page({ path: c.req.path, language: answerIn(c), isLoggedIn }));
		});
}
