/** The text before the edit: what kind of page it was. On one page alone these tell the date, not the edit. */
import { type Feature, feature } from './feature.ts';
import type { PreparedText } from './prepared-text.ts';

function log(counted: string, count: (parent: PreparedText) => number): Feature {
	return feature(`log((${counted} + 1))`, 'real', {
		group: 'parent',
		of: ({ parent }) => Math.log(count(parent) + 1),
	});
}

/** A count per another, which is taken for 1 when it is 0. */
function ratio(name: string, of: (parent: PreparedText) => readonly [count: number, per: number]): Feature {
	return feature(`revision.parent.${name}`, 'real', {
		group: 'parent',
		of: ({ parent }) => {
			const [count, per] = of(parent);
			return count / Math.max(per, 1);
		},
	});
}

export const parentFeatures: readonly Feature[] = [
	log('wikitext.revision.parent.chars', (parent) => parent.characters),
	log('len(<datasource.tokenized(datasource.revision.parent.text)>)', (parent) => parent.tokens.tokens),
	log('len(<datasource.wikitext.revision.parent.words>)', (parent) => parent.tokens.words),
	log('len(<datasource.wikitext.revision.parent.uppercase_words>)', (parent) => parent.tokens.uppercaseWords),
	log('wikitext.revision.parent.headings', (parent) => parent.nodes.headings),
	log('wikitext.revision.parent.wikilinks', (parent) => parent.nodes.wikilinks),
	log('wikitext.revision.parent.external_links', (parent) => parent.nodes.externalLinks),
	log('wikitext.revision.parent.templates', (parent) => parent.nodes.templates),
	log('wikitext.revision.parent.ref_tags', (parent) => parent.nodes.refTags),
	ratio('chars_per_word', (parent) => [parent.characters, parent.tokens.words]),
	ratio('words_per_token', (parent) => [parent.tokens.words, parent.tokens.tokens]),
	ratio('uppercase_words_per_word', (parent) => [parent.tokens.uppercaseWords, parent.tokens.words]),
	ratio('markups_per_token', (parent) => [parent.tokens.markups, parent.tokens.tokens]),
];
