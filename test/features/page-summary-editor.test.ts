import { describe, expect, it } from 'vitest';
import { featureSet, namedFeatures } from '../../trainer/features/features.ts';
import { type EditParts, editOf } from '../support/edits.ts';

const editQuality = featureSet('edit-quality-1');

/** Values by the last part of the name. */
function values(parts: EditParts): Record<string, number | boolean> {
	return Object.fromEntries(
		Object.entries(namedFeatures(editOf(parts), editQuality)).map(([name, value]) => [
			name.replace(/^feature\./, ''),
			value,
		]),
	);
}

describe('page and summary', () => {
	it.each([
		[0, true, true, false],
		[118, true, false, true],
		[1, false, false, false],
	])('namespace %i', (namespace, articleish, mainspace, draftspace) => {
		const page = values({ namespace });
		expect(page['revision.page.is_articleish']).toBe(articleish);
		expect(page['revision.page.is_mainspace']).toBe(mainspace);
		expect(page['revision.page.is_draftspace']).toBe(draftspace);
	});

	it.each([
		['/* History */ typo', true, false],
		['typo in /* History */', false, false],
		['/* */', false, false],
		['see [[Talk:A]]', false, true],
		['see [[]] or [[a]', false, false],
		['first line\n[[a]]', false, false],
		['', false, false],
	])('summary %j', (comment, section, link) => {
		const summary = values({ comment });
		expect(summary['revision.comment.suggests_section_edit']).toBe(section);
		expect(summary['revision.comment.has_link']).toBe(link);
	});
});

describe('the editor', () => {
	const ageName = 'log((temporal.revision.user.seconds_since_permanent_registration + 1))';
	const person = (registration: string | null, groups: string[] = []) => ({
		name: 'Ada',
		groups,
		editCount: 1,
		registration,
	});

	it.each([
		['bot', 'is_bot'],
		['steward', 'has_advanced_rights'],
		['sysop', 'is_admin'],
		['templateeditor', 'is_trusted'],
		['reviewer', 'is_patroller'],
		['filemover', 'is_curator'],
	])('of group %s %s', (group, name) => {
		expect(values({ account: person(null, ['user', group]) })[`revision.user.${name}`]).toBe(true);
		expect(values({ account: person(null, ['user']) })[`revision.user.${name}`]).toBe(false);
	});

	it.each([
		['registered', false, 30 * 86400],
		['temporary', true, 0],
		['anonymous', true, 0],
		[
			'imported',
			false,
			Date.parse('2024-05-01T12:00:00Z') / 1000 - Date.parse('2006-01-01T00:00:00Z') / 1000,
		],
	] as const)('who is %s', (kind, isAnonymous, seconds) => {
		const user = values({ editor: { kind, id: 3, name: 'Ada' } });
		expect(user['revision.user.is_anon_or_temporary']).toBe(isAnonymous);
		expect(user[ageName]).toBeCloseTo(Math.log(seconds + 1), 12);
	});

	it.each([
		['1970-01-01T00:00:10Z', '1970-01-01T00:00:00Z', 10],
		['2006-01-01T00:00:10Z', null, 10],
		['1970-01-01T00:00:00Z', '1970-01-01T00:00:10Z', 31_536_000],
		['2005-01-01T00:00:00Z', null, 31_536_000],
	])('who edited at %s and registered at %s', (timestamp, registration, seconds) => {
		expect(values({ timestamp, account: person(registration) })[ageName]).toBeCloseTo(
			Math.log(seconds + 1),
			12,
		);
	});
});
