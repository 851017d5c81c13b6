import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { guard } from './guard.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const server = `http://localhost:${process.env.PORT ?? 8080}`;

function messagesChunk(moduleId: string): string | null {
	const language = /\/messages\/([a-z-]+)\.json$/.exec(moduleId)?.[1];
	return language === undefined || language === 'en' ? null : `language-${language}`;
}

export default defineConfig({
	root,
	plugins: [guard(fileURLToPath(new URL('..', import.meta.url))), solid()],
	build: {
		outDir: 'dist',
		emptyOutDir: true,
		manifest: true,
		// the second is for the pages that the server renders
		rolldownOptions: {
			input: [`${root}index.html`, `${root}styles/reading.css`],
			// the messages of a language, which lie in two folders, are one file to load
			output: { codeSplitting: { groups: [{ name: messagesChunk }] } },
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
