import type { Form } from '../campaigns/contract/form.ts';
import { withTexts } from '../campaigns/contract/form-texts.ts';
import { fromEnglish } from './language.ts';

/** The form of a built-in template in the language of the interface; texts that nobody translated stay as they are. */
export function formInWords(template: string, form: Form): Form {
	return withTexts(form, (place, text) => fromEnglish(`form-${template}-${place}`, text));
}
