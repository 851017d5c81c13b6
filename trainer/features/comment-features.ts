/** What the edit summary looks like. */
import { type Feature, feature } from './feature.ts';

function matches(name: string, pattern: RegExp): Feature {
	return feature(`revision.comment.${name}`, 'boolean', {
		group: 'comment',
		of: ({ comment }) => Number(pattern.test(comment)),
	});
}

export const commentFeatures: readonly Feature[] = [
	matches('suggests_section_edit', /^\/\* [^\n]+ \*\//),
	// Must start in the first line, as Python's `.*` does not go over line ends.
	matches('has_link', /^[^\n]*?\[\[[^\]]+\]\]/),
];
