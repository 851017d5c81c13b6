/**
 * Messages as translatewiki.net and banana-i18n write them: `$1`, `{{PLURAL:$1|edit|edits}}` with `0=` forms and
 * `{{GENDER:$1|he|she|they}}`. A tenth of banana-i18n's size; the tests hold it to banana's own answers.
 */

export type Param = string | number;

/** CLDR's order, in which the forms of a PLURAL stand. */
const categories = ['zero', 'one', 'two', 'few', 'many', 'other'];
const template = /\{\{(PLURAL|GENDER):([^{}|]*)\|([^{}]*)\}\}/gi;

/** One message with its parameters in place. Numbers are written as the language writes them. */
export function formatMessage(message: string, language: string, params: readonly Param[]): string {
	let text = message;
	// inner templates first; parameters last, so that nothing in them is read as a template
	for (let before = ''; before !== text; ) {
		before = text;
		text = text.replace(template, (_, name: string, condition: string, forms: string) => {
			const param = paramOf(condition.trim(), params);
			const choose = name.toUpperCase() === 'PLURAL' ? pluralForm : genderForm;
			return choose(param, forms.split('|'), language);
		});
	}
	return text.replace(/\$(\d)/g, (same, digit: string) => {
		const param = params[Number(digit) - 1];
		if (param === undefined) return same;
		return typeof param === 'number' ? new Intl.NumberFormat(language).format(param) : param;
	});
}

function paramOf(condition: string, params: readonly Param[]): Param {
	const place = /^\$(\d)$/.exec(condition)?.[1];
	return place === undefined ? condition : (params[Number(place) - 1] ?? condition);
}

function pluralForm(param: Param, forms: readonly string[], language: string): string {
	const count = Number(param);
	const general: string[] = [];
	for (const form of forms) {
		const exact = /^(\d+)=(.*)$/s.exec(form);
		if (exact === null) general.push(form);
		else if (Number(exact[1]) === count) return exact[2] ?? '';
	}
	const rules = new Intl.PluralRules(language);
	const own = categories.filter((name) =>
		(rules.resolvedOptions().pluralCategories as string[]).includes(name),
	);
	const at = own.indexOf(rules.select(count));
	return general[Math.min(at, general.length - 1)] ?? '';
}

function genderForm(param: Param, forms: readonly string[]): string {
	const at = ['male', 'female'].indexOf(String(param));
	// without a third form the first one serves for everybody
	return forms[at < 0 ? 2 : at] ?? forms[0] ?? '';
}
