import { existsSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * `…/messages/ar.json?whole` is all that is said in a language, in one file to load: the messages of the folder, in
 * English as long as nobody has translated them, and what the contract says in English (errors, forms), translated.
 *
 * @param main the folder of messages that the contract's join, and the folder of those
 */
export function wholeMessages(main: string, contract: string): Plugin {
	return {
		name: 'label-wing-whole-messages',
		enforce: 'pre',
		load(id) {
			const [, folder, language] = /^(.*\/messages)\/([a-z-]+)\.json\?whole$/.exec(id) ?? [];
			if (folder === undefined || language === undefined) return null;
			const read = (path: string): Record<string, string> => {
				this.addWatchFile(path);
				const { '@metadata': _, ...messages } = JSON.parse(readFileSync(path, 'utf8'));
				return messages;
			};
			const translation = `${contract}/${language}.json`;
			const whole = {
				...read(`${folder}/en.json`),
				...read(`${folder}/${language}.json`),
				...(folder === main && language !== 'en' && existsSync(translation) ? read(translation) : {}),
			};
			return { code: `export default ${JSON.stringify(whole)}`, moduleType: 'js' };
		},
	};
}
