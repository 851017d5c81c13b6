import { describe, expect, it } from 'vitest';
import { usualAutolabelRules } from '../../campaigns/contract/edit-source.ts';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';
import { editType } from '../../campaigns/templates/edit-type.ts';
import type { AuthorFacts } from '../../db/automated-labels.ts';
import { automatedAnswers, reasonsOf } from '../../server/domain/autolabel.ts';

const plain: AuthorFacts = {
	...{ author: 'experienced', reverted: false, blocked: false },
	...{ editCount: 50, groups: ['*', 'user', 'autoconfirmed'] },
};
const of = (facts: Partial<AuthorFacts>, rules = usualAutolabelRules) =>
	reasonsOf(rules, { ...plain, ...facts });

describe('rules that answer plain cases', () => {
	it('leave to people what no rule holds for', () => {
		expect(of({})).toEqual([]);
		expect(of({ editCount: 1000 })).toEqual([]);
	});

	it('hold for many edits, for a trusted group, or for both, and say which', () => {
		expect(of({ editCount: 1001 })).toEqual(['trusted_edits']);
		expect(of({ groups: ['user', 'sysop'] })).toEqual(['trusted_group']);
		expect(of({ editCount: 5000, groups: ['rollbacker'] })).toEqual(['trusted_group', 'trusted_edits']);
	});

	it('each count: in editquality only the last of several conditions did', () => {
		const groups = ['sysop', 'editor', 'bot'];
		for (const group of groups)
			expect(of({ groups: [group] }, { trustedGroups: groups, trustedEdits: 1000 })).toEqual([
				'trusted_group',
			]);
		expect(of({ groups: ['sysop'], editCount: 3 }, { trustedGroups: groups, trustedEdits: 1000 })).toEqual([
			'trusted_group',
		]);
		expect(of({ editCount: 2000 }, { trustedGroups: groups, trustedEdits: 1000 })).toEqual(['trusted_edits']);
	});

	it('never hold for what was reverted, made without an account, or by somebody blocked since', () => {
		const trusted = { editCount: 9999, groups: ['sysop'] };
		expect(of({ ...trusted, reverted: true })).toEqual([]);
		expect(of({ ...trusted, blocked: true })).toEqual([]);
		expect(of({ ...trusted, author: 'anonymous' })).toEqual([]);
	});

	it('can do without a number of edits', () => {
		expect(of({ editCount: 99_999 }, { trustedGroups: [], trustedEdits: null })).toEqual([]);
	});

	it('answer "not damaging, in good faith", and other forms only as they are told', () => {
		expect(automatedAnswers(usualAutolabelRules, damagingGoodfaith.form)).toEqual({
			damaging: 'no',
			goodfaith: 'yes',
		});
		expect(() => automatedAnswers(usualAutolabelRules, editType.form)).toThrow(/not as it should be/);
	});
});
