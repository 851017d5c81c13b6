import type { Campaign } from '../campaigns/contract/campaign.ts';
import type { Form } from '../campaigns/contract/form.ts';
import { inLanguage, withTexts } from '../campaigns/contract/form-texts.ts';
import { fromEnglish, language, loadForms } from './language.ts';

/** The form whose texts come with every page; those of the others are fetched when they are asked. */
const alwaysHere = 'damaging_goodfaith';

/** The forms that messages translate, by the first 12 digits of their digest: a template's older forms keep their words. */
export const translatedForms: Readonly<Record<string, string>> = {
	damaging_goodfaith: '5dde3f8b4c8b',
	edit_type: 'aba204d05a1b',
	article_quality: 'aef7aee72022',
	article_quality_scale: '1eb1fbdbf998',
	item_quality: '268bc1782d86',
	draft_quality: '208a526ac58e',
	unsourced_statement: '06fc6a044885',
};

/** Must have come to its end before {@link formOf} is asked. */
export async function loadFormTexts({ template }: Campaign): Promise<void> {
	if (template !== alwaysHere && template in translatedForms) await loadForms();
}

/** A built-in template's form as it is today, in the language of the interface. */
export function formInWords(template: string, form: Form): Form {
	return withTexts(form, (place, text) => fromEnglish(`form-${template}-${place}`, text));
}

/** The form of a campaign in the language of the interface, by messages or by the translations that it brings along. */
export function formOf({ template, form, formDigest }: Campaign): Form {
	return translatedForms[template] === formDigest.slice(0, 12)
		? formInWords(template, form)
		: inLanguage(form, language());
}
