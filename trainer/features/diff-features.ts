/** What the edit changed in the text. Nothing here looks at where: moving a paragraph changes nothing. */
import { changeFeatures } from './change-features.ts';
import { type Feature, feature } from './feature.ts';
import type { PreparedText } from './prepared-text.ts';

function change(name: string, count: (text: PreparedText) => number): Feature {
	return feature(`revision.diff.${name}_change`, 'count', {
		group: 'diff',
		of: ({ revision, parent }) => count(revision) - count(parent),
	});
}

/** The revision's longest if that is longer than the parent's, else 1. */
function longestNew(name: string, longest: (text: PreparedText) => number): Feature {
	return feature(`revision.diff.longest_new_${name}`, 'count', {
		group: 'diff',
		of: ({ revision, parent }) => (longest(revision) > longest(parent) ? longest(revision) : 1),
	});
}

const group = { group: 'diff' } as const;

export const diffFeatures: readonly Feature[] = [
	...changeFeatures('wikitext.revision.diff.markup_', (text) => text.tokens.markupFrequencies, group),
	...changeFeatures('wikitext.revision.diff.number_', (text) => text.tokens.numberFrequencies, group),
	...changeFeatures(
		'wikitext.revision.diff.uppercase_word_',
		(text) => text.tokens.uppercaseWordFrequencies,
		group,
	),
	change('chars', (text) => text.characters),
	change('tokens', (text) => text.tokens.tokens),
	change('words', (text) => text.tokens.words),
	change('markups', (text) => text.tokens.markups),
	change('headings', (text) => text.nodes.headings),
	change('external_links', (text) => text.nodes.externalLinks),
	change('wikilinks', (text) => text.nodes.wikilinks),
	change('templates', (text) => text.nodes.templates),
	change('tags', (text) => text.nodes.tags),
	change('ref_tags', (text) => text.nodes.refTags),
	longestNew('token', (text) => text.tokens.longestToken),
	longestNew('repeated_char', (text) => text.longestRepeatedCharacter),
];
