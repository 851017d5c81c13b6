/** The forms of the built-in templates with their translations, to begin one's own from. */
import type { Form } from '../../campaigns/contract/form.ts';
import { withTexts } from '../../campaigns/contract/form-texts.ts';
import type { Messages } from '../../campaigns/contract/languages.ts';
import type { Template } from '../../campaigns/templates/template.ts';

const files = import.meta.glob<Messages>(
	['../../campaigns/{contract,templates}/messages/*.json', '!../../campaigns/*/messages/{en,qqq}.json'],
	{ query: '?whole', import: 'default' },
);

/** In every language that the template is translated to. */
export async function translatedForm({ key, form }: Template): Promise<Form> {
	const texts: Record<string, Record<string, string>> = {};
	for (const [path, load] of Object.entries(files)) {
		const language = /([a-z-]+)\.json$/.exec(path)?.[1] ?? '';
		const messages = await load();
		withTexts(form, (place, text) => {
			const translated = messages[`form-${key}-${place}`];
			if (typeof translated === 'string') texts[language] = { ...texts[language], [place]: translated };
			return text;
		});
	}
	return { ...form, texts };
}
