import * as z from 'zod/mini';
import { type Language, languages } from '../../campaigns/contract/languages.ts';
import { speaker } from './say.ts';

/** By source file, as Vite writes it (https://vite.dev/guide/backend-integration). */
const Manifest = z.record(z.string(), z.object({ file: z.string() }));

/**
 * The client's one page in a language: its messages are asked for at once, not only when its script runs and finds out
 * which ones it needs.
 *
 * @param built `index.html` of the built client
 * @param manifest `.vite/manifest.json` of the same build
 */
export function clientPage(built: string, manifest: unknown): (language: Language) => string {
	const chunks = Manifest.parse(manifest);
	return (language) => {
		const chunk = chunks[`messages/${language}.json?whole`];
		const preload = chunk ? `\t<link rel="modulepreload" crossorigin href="/${chunk.file}">\n\t` : '';
		return built
			.replace(/<html [^>]*>/, `<html lang="${language}" dir="${languages[language].direction}">`)
			.replace('</head>', `${preload}</head>`)
			.replace(
				/<noscript>.*?<\/noscript>/s,
				`<noscript><p>${speaker(language).write('needs-script')}</p></noscript>`,
			);
	};
}
