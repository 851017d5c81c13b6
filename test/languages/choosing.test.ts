import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { chooseLanguage, isLanguage, rememberedLanguage } from '../../campaigns/contract/languages.ts';

const [banana = ''] = /^.*\/banana-i18n\//.exec(createRequire(import.meta.url).resolve('banana-i18n')) ?? [];
const mediawiki: Record<string, string[]> = JSON.parse(
	readFileSync(`${banana}src/languages/fallbacks.json`, 'utf8'),
);

test.each([
	[['de'], 'de'],
	[['de-AT', 'en'], 'de'],
	[['ar-EG'], 'ar'],
	[['arz'], 'ar'],
	[['zh-Hant-TW', 'ja-JP', 'en'], 'ja'],
	[['yi', 'en'], 'he'],
	// nothing is said in Portuguese, which MediaWiki has Galicians read next
	[['gl', 'es', 'en'], 'es'],
	[['sco', 'de'], 'en'],
	[[null, undefined, '', 'fr'], 'fr'],
	[['xx', '-', '*', 'constructor', '__proto__'], 'en'],
	[[], 'en'],
] as const)('who reads %j is served in %s', (wanted, served) => {
	expect(chooseLanguage(wanted)).toBe(served);
});

test('whoever reads a language without messages is served in the one that MediaWiki has for them', () => {
	const wrong = Object.entries(mediawiki).flatMap(([tag, chain]) => {
		const best = chain.find(isLanguage);
		const served = chooseLanguage([tag]);
		return best !== undefined && served !== best ? [`${tag}: ${served}, not ${best}`] : [];
	});
	expect(wrong).toEqual([]);
});

test('a choice is found among other cookies', () => {
	expect(rememberedLanguage('a=b; label-wing-language=ar; c=d')).toBe('ar');
	expect(rememberedLanguage('old-label-wing-language=ar')).toBeNull();
	expect(rememberedLanguage('')).toBeNull();
});
