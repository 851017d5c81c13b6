import { describe, expect, it } from 'vitest';
import type { Edit } from '../../campaigns/contract/revision.ts';
import {
	editFeatures,
	featureNames,
	featureSet,
	featureSetNames,
	featuresOf,
	namedFeatures,
} from '../../trainer/features/features.ts';
import { prepareEdit } from '../../trainer/features/prepared-edit.ts';
import { prepareText } from '../../trainer/features/prepared-text.ts';
import { FeaturesUnavailable } from '../../trainer/features/unavailable.ts';
import { type EditParts, editOf } from '../support/edits.ts';

const editQuality = featureSet('edit-quality-1');
const textOnly = featureSet('text-only-1');

/** Values by the last part of the name. */
function values(parts: EditParts): Record<string, number | boolean> {
	return Object.fromEntries(
		Object.entries(namedFeatures(editOf(parts), editQuality)).map(([name, value]) => [
			name.replace(/^feature\./, ''),
			value,
		]),
	);
}

describe('the list of features', () => {
	it('is this one, in this order: models depend on it', () => {
		const versions = editFeatures.map(({ name, version }) => `${version} ${name}`);
		expect(versions).toEqual([
			'1 feature.revision.page.is_articleish',
			'1 feature.revision.page.is_mainspace',
			'1 feature.revision.page.is_draftspace',
			'1 feature.log((wikitext.revision.parent.chars + 1))',
			'1 feature.log((len(<datasource.tokenized(datasource.revision.parent.text)>) + 1))',
			'1 feature.log((len(<datasource.wikitext.revision.parent.words>) + 1))',
			'1 feature.log((len(<datasource.wikitext.revision.parent.uppercase_words>) + 1))',
			'1 feature.log((wikitext.revision.parent.headings + 1))',
			'1 feature.log((wikitext.revision.parent.wikilinks + 1))',
			'1 feature.log((wikitext.revision.parent.external_links + 1))',
			'1 feature.log((wikitext.revision.parent.templates + 1))',
			'1 feature.log((wikitext.revision.parent.ref_tags + 1))',
			'1 feature.revision.parent.chars_per_word',
			'1 feature.revision.parent.words_per_token',
			'1 feature.revision.parent.uppercase_words_per_word',
			'1 feature.revision.parent.markups_per_token',
			'1 feature.wikitext.revision.diff.markup_delta_sum',
			'1 feature.wikitext.revision.diff.markup_delta_increase',
			'1 feature.wikitext.revision.diff.markup_delta_decrease',
			'1 feature.wikitext.revision.diff.markup_prop_delta_sum',
			'1 feature.wikitext.revision.diff.markup_prop_delta_increase',
			'1 feature.wikitext.revision.diff.markup_prop_delta_decrease',
			'1 feature.wikitext.revision.diff.number_delta_sum',
			'1 feature.wikitext.revision.diff.number_delta_increase',
			'1 feature.wikitext.revision.diff.number_delta_decrease',
			'1 feature.wikitext.revision.diff.number_prop_delta_sum',
			'1 feature.wikitext.revision.diff.number_prop_delta_increase',
			'1 feature.wikitext.revision.diff.number_prop_delta_decrease',
			'1 feature.wikitext.revision.diff.uppercase_word_delta_sum',
			'1 feature.wikitext.revision.diff.uppercase_word_delta_increase',
			'1 feature.wikitext.revision.diff.uppercase_word_delta_decrease',
			'1 feature.wikitext.revision.diff.uppercase_word_prop_delta_sum',
			'1 feature.wikitext.revision.diff.uppercase_word_prop_delta_increase',
			'1 feature.wikitext.revision.diff.uppercase_word_prop_delta_decrease',
			'1 feature.revision.diff.chars_change',
			'1 feature.revision.diff.tokens_change',
			'1 feature.revision.diff.words_change',
			'1 feature.revision.diff.markups_change',
			'1 feature.revision.diff.headings_change',
			'1 feature.revision.diff.external_links_change',
			'1 feature.revision.diff.wikilinks_change',
			'1 feature.revision.diff.templates_change',
			'1 feature.revision.diff.tags_change',
			'1 feature.revision.diff.ref_tags_change',
			'1 feature.revision.diff.longest_new_token',
			'1 feature.revision.diff.longest_new_repeated_char',
			'1 feature.revision.user.is_bot',
			'1 feature.revision.user.has_advanced_rights',
			'1 feature.revision.user.is_admin',
			'1 feature.revision.user.is_trusted',
			'1 feature.revision.user.is_patroller',
			'1 feature.revision.user.is_curator',
			'1 feature.revision.user.is_anon_or_temporary',
			'1 feature.log((temporal.revision.user.seconds_since_permanent_registration + 1))',
			'1 feature.revision.comment.suggests_section_edit',
			'1 feature.revision.comment.has_link',
			'1 feature.english.badwords.revision.diff.match_delta_sum',
			'1 feature.english.badwords.revision.diff.match_delta_increase',
			'1 feature.english.badwords.revision.diff.match_delta_decrease',
			'1 feature.english.badwords.revision.diff.match_prop_delta_sum',
			'1 feature.english.badwords.revision.diff.match_prop_delta_increase',
			'1 feature.english.badwords.revision.diff.match_prop_delta_decrease',
			'1 feature.english.informals.revision.diff.match_delta_sum',
			'1 feature.english.informals.revision.diff.match_delta_increase',
			'1 feature.english.informals.revision.diff.match_delta_decrease',
			'1 feature.english.informals.revision.diff.match_prop_delta_sum',
			'1 feature.english.informals.revision.diff.match_prop_delta_increase',
			'1 feature.english.informals.revision.diff.match_prop_delta_decrease',
		]);
	});

	it('has each name once', () => {
		expect(new Set(featureNames(editQuality)).size).toBe(editFeatures.length);
	});

	it('says which features are not as in revscoring', () => {
		const own = editFeatures.filter(({ definedBy }) => definedBy === 'label-wing').map(({ name }) => name);
		expect(own).toHaveLength(14);
		expect(own.filter((name) => !name.includes('.match_'))).toEqual([
			'feature.revision.user.is_anon_or_temporary',
			'feature.log((temporal.revision.user.seconds_since_permanent_registration + 1))',
		]);
	});

	it('makes two sets', () => {
		expect(featureSetNames).toEqual(['edit-quality-1', 'text-only-1']);
		expect(editQuality.features).toEqual(editFeatures);
		expect(textOnly.features).toHaveLength(44);
		expect(textOnly.features.map(({ group }) => group)).not.toContain('parent');
		expect(
			featureNames(textOnly).filter((name) => name.includes('.user.') || name.includes('.page.')),
		).toEqual([]);
	});
});

const before = `== History ==
The '''town''' of [[Ax|AX]] was founded in 1203 (or 1,204).<ref name="a">{{cite|url=http://a.example|title=X}}</ref>
* First item, 3rd of 12
* Second: see [http://b.example the NATO page]

{|
| 1 || 2
|}
`;
const after = `== History ==
The '''town''' of [[Ax|AX]] was founded in 1999 by my COUSIN BOB!!!!!! (or 1,204).<ref name="a">{{cite|url=http://a.example|title=X}}</ref>
* First item, 3rd of 12

=== Fun ===
lollollollollollollollollol 1999 [[Bob]] WWW ünïcödé 😀

{|
| 1 || 2
|}
`;

describe('the values of an edit', () => {
	it('are those of an independent computation', () => {
		// Made in Python with deltas' expressions and mwparserfromhell.
		expect(namedFeatures(editOf({ before, after }), editQuality)).toMatchObject({
			'feature.log((wikitext.revision.parent.chars + 1))': expect.closeTo(5.389071729816501, 12),
			'feature.log((len(<datasource.tokenized(datasource.revision.parent.text)>) + 1))': expect.closeTo(
				4.564348191467836,
				12,
			),
			'feature.log((len(<datasource.wikitext.revision.parent.words>) + 1))': expect.closeTo(
				3.1780538303479458,
				12,
			),
			'feature.log((len(<datasource.wikitext.revision.parent.uppercase_words>) + 1))': expect.closeTo(
				1.0986122886681098,
				12,
			),
			'feature.log((wikitext.revision.parent.headings + 1))': expect.closeTo(Math.LN2, 12),
			'feature.log((wikitext.revision.parent.wikilinks + 1))': expect.closeTo(Math.LN2, 12),
			'feature.log((wikitext.revision.parent.external_links + 1))': expect.closeTo(1.0986122886681098, 12),
			'feature.log((wikitext.revision.parent.templates + 1))': expect.closeTo(Math.LN2, 12),
			'feature.log((wikitext.revision.parent.ref_tags + 1))': expect.closeTo(Math.LN2, 12),
			'feature.revision.parent.chars_per_word': expect.closeTo(9.478260869565217, 12),
			'feature.revision.parent.words_per_token': expect.closeTo(0.24210526315789474, 12),
			'feature.revision.parent.uppercase_words_per_word': expect.closeTo(0.08695652173913043, 12),
			'feature.revision.parent.markups_per_token': expect.closeTo(0.14736842105263157, 12),
			'feature.wikitext.revision.diff.markup_delta_sum': 2,
			'feature.wikitext.revision.diff.markup_delta_increase': 4,
			'feature.wikitext.revision.diff.markup_delta_decrease': -2,
			'feature.wikitext.revision.diff.markup_prop_delta_sum': 1,
			'feature.wikitext.revision.diff.markup_prop_delta_increase': 3,
			'feature.wikitext.revision.diff.markup_prop_delta_decrease': -2,
			'feature.wikitext.revision.diff.number_delta_sum': 1,
			'feature.wikitext.revision.diff.number_delta_increase': 2,
			'feature.wikitext.revision.diff.number_delta_decrease': -1,
			'feature.wikitext.revision.diff.number_prop_delta_sum': 1,
			'feature.wikitext.revision.diff.number_prop_delta_increase': 2,
			'feature.wikitext.revision.diff.number_prop_delta_decrease': -1,
			'feature.wikitext.revision.diff.uppercase_word_delta_sum': 2,
			'feature.wikitext.revision.diff.uppercase_word_delta_increase': 3,
			'feature.wikitext.revision.diff.uppercase_word_delta_decrease': -1,
			'feature.wikitext.revision.diff.uppercase_word_prop_delta_sum': 2,
			'feature.wikitext.revision.diff.uppercase_word_prop_delta_increase': 3,
			'feature.wikitext.revision.diff.uppercase_word_prop_delta_decrease': -1,
			'feature.revision.diff.chars_change': 44,
			'feature.revision.diff.tokens_change': 12,
			'feature.revision.diff.words_change': 4,
			'feature.revision.diff.markups_change': 2,
			'feature.revision.diff.headings_change': 1,
			'feature.revision.diff.external_links_change': -1,
			'feature.revision.diff.wikilinks_change': 1,
			'feature.revision.diff.templates_change': 0,
			'feature.revision.diff.tags_change': -1,
			'feature.revision.diff.ref_tags_change': 0,
			'feature.revision.diff.longest_new_token': 27,
			'feature.revision.diff.longest_new_repeated_char': 6,
		});
	});

	it('come in the order of the set, in single precision', () => {
		const edit = editOf({ before, after, comment: '/* Fun */ [[Bob]]' });
		for (const set of [editQuality, textOnly]) {
			const named = namedFeatures(edit, set);
			expect(Object.keys(named)).toEqual(featureNames(set));
			const row = featuresOf(edit, set);
			expect(row).toBeInstanceOf(Float32Array);
			expect([...row]).toEqual(Object.values(named).map((value) => Math.fround(Number(value))));
		}
	});

	it('are all zero or one where nothing changed', () => {
		const row = featuresOf(editOf({ before, after: before }), featureSet('text-only-1'));
		const longest = [
			'feature.revision.diff.longest_new_token',
			'feature.revision.diff.longest_new_repeated_char',
		];
		expect([...row]).toEqual(featureNames(textOnly).map((name) => (longest.includes(name) ? 1 : 0)));
	});

	it('do not change when text only moves', () => {
		const moved = values({ before: 'AA 1 b\n\n[[c]] 2', after: '[[c]] 2\n\nAA 1 b' });
		expect(moved['wikitext.revision.diff.markup_delta_increase']).toBe(0);
		expect(moved['revision.diff.tokens_change']).toBe(0);
	});

	it('of the first revision of a page count from nothing', () => {
		const first = values({ before: '', after: 'A [[b]]' });
		expect(first['revision.diff.chars_change']).toBe(7);
		expect(first['log((wikitext.revision.parent.chars + 1))']).toBe(0);
		expect(first['revision.parent.chars_per_word']).toBe(0);
		expect(first['revision.diff.longest_new_token']).toBe(2);
	});

	it('count characters, not UTF-16 units', () => {
		expect(values({ before: '', after: '😀😀😀' })['revision.diff.chars_change']).toBe(3);
		expect(values({ before: '', after: '😀😀😀' })['revision.diff.longest_new_repeated_char']).toBe(3);
	});
});

describe('words of a list', () => {
	it('are whole words of any case, possessives too', () => {
		const delta = values({ before: 'Dumbledore', after: "Dumbledore DUMB dumb's dumb_ dumber2 LOL" });
		expect(delta['english.informals.revision.diff.match_delta_sum']).toBe(3);
		expect(delta['english.badwords.revision.diff.match_delta_sum']).toBe(0);
	});

	it('count in proportion to how many were there', () => {
		const delta = values({ before: 'crap crap', after: 'crap crap crap' });
		expect(delta['english.badwords.revision.diff.match_prop_delta_increase']).toBeCloseTo(1 / 3, 12);
		const removal = values({ before: 'crap crap', after: 'crap' });
		expect(removal['english.badwords.revision.diff.match_prop_delta_decrease']).toBe(-0.5);
	});
});

describe('hidden parts', () => {
	function codeOf(edit: Edit, set: typeof editQuality): string {
		try {
			featuresOf(edit, set);
		} catch (error) {
			if (error instanceof FeaturesUnavailable) {
				expect(error.message).toContain('Revision 101 of testwiki');
				return error.code;
			}
			throw error;
		}
		return 'available';
	}

	it.each([
		['the text', { after: null }, 'TextDeleted', 'TextDeleted'],
		['the text before', { before: null }, 'TextDeleted', 'TextDeleted'],
		['the summary', { comment: null }, 'CommentDeleted', 'CommentDeleted'],
		['the editor', { editor: { kind: 'hidden', id: 0, name: null } }, 'UserDeleted', 'available'],
		['the account of a registered editor', { account: null }, 'UserNotFound', 'available'],
		['nothing', {}, 'available', 'available'],
	] as const)('%s', (_, parts, ofEditQuality, ofTextOnly) => {
		expect(codeOf(editOf(parts), editQuality)).toBe(ofEditQuality);
		expect(codeOf(editOf(parts), textOnly)).toBe(ofTextOnly);
	});
});

describe('texts prepared before', () => {
	it('give the same values', () => {
		const edit = editOf({ before, after });
		const prepared = prepareEdit(edit, { revision: prepareText(after), parent: prepareText(before) });
		expect(featuresOf(prepared, editQuality)).toEqual(featuresOf(edit, editQuality));
	});

	it('must be those of the edit', () => {
		expect(() => prepareEdit(editOf({ before, after }), { parent: prepareText(after) })).toThrow(RangeError);
		expect(() => prepareEdit(editOf({ before, after: null }), { revision: prepareText('') })).toThrow(
			RangeError,
		);
	});
});
