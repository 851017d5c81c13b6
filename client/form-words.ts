import type { Campaign } from '../campaigns/contract/campaign.ts';
import type { Form } from '../campaigns/contract/form.ts';
import { withTexts } from '../campaigns/contract/form-texts.ts';
import { fromEnglish } from './language.ts';

/** The forms that messages translate, by digest: a template's older forms keep their own words. */
const translatedForms: Readonly<Record<string, string>> = {
	damaging_goodfaith: '5dde3f8b4c8bdf7b554733fda99ce2191f7da3beb01824deb03dd9f85060cdb2',
};

/** A built-in template's form as it is today, in the language of the interface. */
export function formInWords(template: string, form: Form): Form {
	return withTexts(form, (place, text) => fromEnglish(`form-${template}-${place}`, text));
}

/** The form of a campaign in the language of the interface; one that nobody translated stays as it is. */
export function formOf({ template, form, formDigest }: Campaign): Form {
	return translatedForms[template] === formDigest ? formInWords(template, form) : form;
}
