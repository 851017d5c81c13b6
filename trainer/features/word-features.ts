/** What the edit did to words of a list. Computed as revscoring does, with lists of our own. */
import { changeFeatures } from './change-features.ts';
import type { Feature } from './feature.ts';
import type { WordList } from './word-list.ts';
import { englishBadwords, englishInformals } from './words/english.ts';

function wordFeatures(list: WordList, version: number): Feature[] {
	return changeFeatures(`${list.name}.revision.diff.match_`, (text) => text.words(list), {
		group: 'words',
		definedBy: 'label-wing',
		version,
	});
}

export const englishWordFeatures: readonly Feature[] = [
	...wordFeatures(englishBadwords, 1),
	...wordFeatures(englishInformals, 1),
];
