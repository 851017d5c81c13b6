import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { contractAddresses } from './contract-addresses.ts';
import { guard } from './guard.ts';
import { wholeMessages } from './whole-messages.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const server = `http://localhost:${process.env.PORT ?? 8080}`;

/** Packages, and what of the client stands on every page. */
const shared =
	/node_modules[\\/](?!zod)|client[\\/](parts|outbox)[\\/]|client[\\/][\w-]+\.tsx?$|(pages[\\/](broken|not-found)|labelling[\\/](Notices|preferences))/;

export default defineConfig({
	root,
	// copied as it is: the script that wikis load
	publicDir: `${root}on-wiki`,
	plugins: [
		guard(fileURLToPath(new URL('..', import.meta.url))),
		contractAddresses(fileURLToPath(new URL('../campaigns/contract/', import.meta.url))),
		wholeMessages(
			`${root}messages`,
			fileURLToPath(new URL('../campaigns/contract/messages', import.meta.url)),
		),
		solid(),
	],
	build: {
		outDir: 'dist',
		emptyOutDir: true,
		manifest: true,
		// the second is for the pages that the server renders
		rolldownOptions: {
			input: [`${root}index.html`, `${root}styles/reading.css`],
			// what pages share comes in one piece: many small ones compress worse, and each is a request
			output: {
				codeSplitting: {
					groups: [
						{ name: 'shared', test: shared, minShareCount: 2 },
						// also when only parts of it stand in a preview
						{ name: 'labelling', test: /client[\\/]labelling[\\/]/, minShareCount: 2 },
					],
				},
			},
		},
		target: 'es2022',
		// a stylesheet or picture inlined as data would need a looser content security policy
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
	},
	server: {
		proxy: Object.fromEntries(
			['/api', '/auth', '/language', '/v3', '/openapi.json'].map((path) => [path, server]),
		),
	},
});
