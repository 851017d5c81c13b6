import { languages } from '../../campaigns/contract/languages.ts';
import { firstLoad, type Visit } from './first-load.ts';
import { speaker } from './say.ts';

/**
 * The client's one page, in a language and for an address: what will be needed there is asked for at once.
 *
 * @param built `index.html` of the built client
 * @param manifest `.vite/manifest.json` of the same build
 */
export function clientPage(built: string, manifest: unknown): (visit: Visit) => string {
	const linksFor = firstLoad(manifest);
	return (visit) => {
		const { language } = visit;
		const links = linksFor(visit).map((link) => `\t${link}\n\t`);
		return built
			.replace(/<html [^>]*>/, `<html lang="${language}" dir="${languages[language].direction}">`)
			.replace('</head>', `${links.join('')}</head>`)
			.replace(
				/<noscript>.*?<\/noscript>/s,
				`<noscript><p>${speaker(language).write('needs-script')}</p></noscript>`,
			);
	};
}
