/** What is translated of the contract is what the contract says today. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { errors } from '../../campaigns/contract/errors.ts';
import { withTexts } from '../../campaigns/contract/form-texts.ts';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';
import { templates } from '../../campaigns/templates/templates.ts';
import { translatedForms } from '../../client/form-words.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { messagesIn } from './folders.ts';

const english = new Map([
	...messagesIn('campaigns/contract/messages', 'en'),
	...messagesIn('campaigns/templates/messages', 'en'),
]);

test('every sentence of an error and every text of a form can be translated, as it stands', () => {
	const said = new Map(
		Object.entries(errors).map(([code, [, sentence]]): [string, string] => [`error-code-${code}`, sentence]),
	);
	for (const { key, form } of templates)
		withTexts(form, (place, text) => {
			said.set(`form-${key}-${place}`, text);
			return text;
		});
	const diff = [...english].filter(([key]) => key.startsWith('diff-'));
	expect(Object.fromEntries(english)).toEqual(Object.fromEntries([...said, ...diff]));
});

test('the forms that are translated are those that new campaigns ask', () => {
	const digests = templates.map(({ key, form }) => [
		key,
		createHash('sha256').update(canonicalJson(form)).digest('hex').slice(0, 12),
	]);
	expect(translatedForms).toEqual(Object.fromEntries(digests));
});

test('other words change what is read, not what is stored', () => {
	const shouted = withTexts(damagingGoodfaith.form, (_, text) => text.toUpperCase());
	expect(shouted.questions[0]?.label).toBe('DAMAGING?');
	expect(shouted.questions[0]).toMatchObject({ choices: [{ value: 'yes', label: 'YES' }, {}, {}] });
	expect(shouted.examples[0]?.answer).toBe('DAMAGING: YES. GOOD FAITH: YES.');
	expect(withTexts(shouted, (_, text) => text.toLowerCase())).toEqual(
		withTexts(damagingGoodfaith.form, (_, text) => text.toLowerCase()),
	);
	expect(shouted.shortcuts.map(({ key, answers }) => ({ key, answers }))).toEqual(
		damagingGoodfaith.form.shortcuts.map(({ key, answers }) => ({ key, answers })),
	);
});
