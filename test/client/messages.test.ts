import Banana from 'banana-i18n';
import { expect, test } from 'vitest';
import { formatMessage } from '../../client/messages.ts';

/** What banana-i18n, which translatewiki.net's messages are made for, says. */
function banana(message: string, language: string, params: (string | number)[]): string {
	return new Banana(language, { messages: { message } }).i18n('message', ...params);
}

const forms = '{{PLURAL:$1|a|b|c|d|e|f}} $1';

test.each(['en', 'fr', 'ru', 'pl', 'ar', 'ja', 'he', 'cy', 'sl'])(
	'plurals in %s are as banana has them',
	(language) => {
		for (const count of [0, 1, 2, 3, 5, 11, 21, 100, 103])
			expect(formatMessage(forms.replace(' $1', ''), language, [count])).toBe(
				banana(forms.replace(' $1', ''), language, [count]),
			);
	},
);

test.each([
	['{{PLURAL:$1|0=none|12=a dozen|one|many}}', [0]],
	['{{PLURAL:$1|0=none|12=a dozen|one|many}}', [12]],
	['{{PLURAL:$1|0=none|12=a dozen|one|many}}', [7]],
	['{{PLURAL:$1|$1 edit by $2|$1 edits by $2}}', [3, 'Ann']],
	['{{GENDER:$1|his|her|their}} answers', ['female']],
	['{{GENDER:$1|his|her|their}} answers', ['']],
	['{{PLURAL:$1|one {{GENDER:$2|he|she}}|more {{GENDER:$2|he|she}}}}', [2, 'female']],
	['no parameter: $3', ['a']],
] satisfies [string, (string | number)[]][])('%s with %j reads as in banana', (message, params) => {
	expect(formatMessage(message, 'en', params)).toBe(banana(message, 'en', params));
});

test('numbers are written as the language writes them, also where they decide a plural', () => {
	expect(formatMessage('$1 {{PLURAL:$1|edit|edits}}', 'en', [1204])).toBe('1,204 edits');
	expect(formatMessage('$1', 'de', [1204])).toBe('1.204');
});

test('what stands in a parameter is never read as a template', () => {
	expect(formatMessage('by $1', 'en', ['{{PLURAL:1|a|b}} $2', 'x'])).toBe('by {{PLURAL:1|a|b}} $2');
});
