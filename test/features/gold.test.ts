/** Values computed by revscoring and deltas themselves, from the shared data. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	addTo,
	deltaSums,
	type Frequencies,
	proportionalDeltaSums,
} from '../../trainer/features/frequency.ts';
import { type PreparedText, prepareText } from '../../trainer/features/prepared-text.ts';
import { tokenAt, tokenize } from '../../trainer/features/tokenizer.ts';
import { sharedData } from '../support/shared-data.ts';

const tokensFile = sharedData('feature-gold-vectors/deltas_wikitext_split_tokens.json');
const featuresFile = sharedData('feature-gold-vectors/feature_gold_vectors.jsonl');

type TokenCase = { input: string; expected_tokens: [string, string][] };

function tokensOf(text: string): [text: string, type: string][] {
	const tokens = tokenize(text);
	return Array.from({ length: tokens.length }, (_, i) => {
		const token = tokenAt(tokens, i);
		return [token.text, token.type];
	});
}

describe.skipIf(!tokensFile)("deltas' own tokenizer tests (skipped without the shared data)", () => {
	const cases: TokenCase[] = tokensFile ? JSON.parse(readFileSync(tokensFile, 'utf8')) : [];
	it('has four texts', () => expect(cases).toHaveLength(4));
	it.each(cases)('$input', ({ input, expected_tokens }) => {
		expect(tokensOf(input)).toEqual(expected_tokens);
	});
});

type FeatureCase = {
	feature: string;
	cache: Record<string, string | null>;
	expected: unknown;
	compare?: string;
};

function ofType(text: string, types: readonly string[]): string[] {
	return tokensOf(text).flatMap(([token, type]) => (types.includes(type) ? [token] : []));
}

function table(items: string[]): Frequencies {
	const frequencies = new Map<string, number>();
	for (const item of items) addTo(frequencies, item);
	return frequencies;
}

const punctuation = ['period', 'qmark', 'epoint', 'comma', 'colon', 'scolon', 'japan_punct'];
const ofRevision: Record<string, (text: PreparedText) => unknown> = {
	chars: (text) => text.characters,
	longest_repeated_char: (text) => text.longestRepeatedCharacter,
	longest_token: (text) => text.tokens.longestToken,
	tokens: (text) => text.tokens.tokens,
	whitespaces: ({ text }) => ofType(text, ['whitespace']).length,
	headings: (text) => text.nodes.headings,
	wikilinks: (text) => text.nodes.wikilinks,
	external_links: (text) => text.nodes.externalLinks,
	templates: (text) => text.nodes.templates,
	tags: (text) => text.nodes.tags,
	ref_tags: (text) => text.nodes.refTags,
	word_chars: ({ text }) => ofType(text, ['word']).join('').length,
	break_chars: ({ text }) => ofType(text, ['break']).join('').length,
	url_chars: ({ text }) => ofType(text, ['url']).join('').length,
	entity_chars: ({ text }) => ofType(text, ['entity']).join('').length,
	cjk_chars: ({ text }) => ofType(text, ['cjk']).length,
	uppercase_word_chars: (text) =>
		[...text.tokens.uppercaseWordFrequencies].reduce((n, [word, count]) => n + word.length * count, 0),
	markup_chars: (text) =>
		[...text.tokens.markupFrequencies].reduce((n, [token, count]) => n + token.length * count, 0),
	'datasources.numbers': ({ text }) => ofType(text, ['number']),
	'datasources.entities': ({ text }) => ofType(text, ['entity']),
	'datasources.urls': ({ text }) => ofType(text, ['url']),
	'datasources.words': ({ text }) => ofType(text, ['word']),
	'datasources.punctuations': ({ text }) => ofType(text, punctuation),
	'datasources.uppercase_words': (text) => [...text.tokens.uppercaseWordFrequencies.keys()],
	'datasources.uppercase_word_frequency': (text) => Object.fromEntries(text.tokens.uppercaseWordFrequencies),
};

const tables: Record<string, (text: PreparedText) => Frequencies> = {
	token: ({ text }) => table(tokensOf(text).map(([token]) => token)),
	word: ({ text }) => table(ofType(text, ['word']).map((word) => word.toLowerCase())),
	number: (text) => text.tokens.numberFrequencies,
	uppercase_word: (text) => text.tokens.uppercaseWordFrequencies,
};

function ourValue({ feature, cache }: FeatureCase): unknown {
	const revision = prepareText(cache['revision_oriented.revision.text'] ?? '');
	const parent = prepareText(cache['revision_oriented.revision.parent.text'] ?? '');
	const delta = /^revision\.diff\.(\w+?)_(prop_)?delta_(sum|increase|decrease)$/.exec(feature);
	const frequencies = tables[delta?.[1] ?? ''];
	if (delta && frequencies) {
		const sums = (delta[2] ? proportionalDeltaSums : deltaSums)(frequencies(parent), frequencies(revision));
		return sums[delta[3] as 'sum' | 'increase' | 'decrease'];
	}
	const ofParent = /^revision\.parent\.(.*)$/.exec(feature)?.[1];
	if (ofParent !== undefined) return ofRevision[ofParent]?.(parent);
	return ofRevision[feature.replace(/^revision\./, '')]?.(revision);
}

/**
 * These tests were written for an older tokenizer, which took a run of Chinese or Japanese characters for one token:
 * revscoring 2.11.13's own tests expect 97 tokens where this file says 81.
 */
function isOfOlderTokenizer({ feature, cache }: FeatureCase): boolean {
	return (
		/tokens$|token_delta/.test(feature) &&
		/[\u3041-\u9fcc]/.test(cache['revision_oriented.revision.text'] ?? '')
	);
}

describe.skipIf(!featuresFile)("revscoring's own feature tests (skipped without the shared data)", () => {
	const lines = featuresFile ? readFileSync(featuresFile, 'utf8').trim().split('\n') : [];
	const cases = lines
		.map((line) => JSON.parse(line) as FeatureCase & { test: string })
		.filter(({ test }) => test.includes('features/wikitext/'))
		.filter((one) => ourValue(one) !== undefined && !isOfOlderTokenizer(one));

	it('covers characters, tokens, nodes and changes', () => expect(cases.length).toBeGreaterThanOrEqual(45));

	it.each(cases)('$feature ($test)', (one) => {
		const value = ourValue(one);
		if (typeof value === 'number')
			expect(value).toBeCloseTo(Number(one.expected), one.compare === 'round' ? 2 : 9);
		else expect(value).toEqual(one.expected);
	});
});
