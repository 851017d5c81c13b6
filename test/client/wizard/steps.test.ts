/** What a draft lacks, and when a step is done. */
import { describe, expect, it } from 'vitest';
import { isDone, lacksOf, steps } from '../../../client/wizard/steps.ts';

const now = Date.parse('2026-11-29T12:00:00Z');
const whole = {
	...{ name: 'Winter', purpose: 'To learn.', template: 'damaging_goodfaith' },
	...{ labelsPerTask: 2, tasksPerWorkset: 20, leaseMinutes: 60 },
	edits: { kind: 'pasted', text: '12 13' },
} as const;
const lacks = (content: Parameters<typeof lacksOf>[1]) =>
	steps.flatMap((step) => lacksOf(step, content, now));

describe('a draft', () => {
	it('in which nothing is decided lacks all that a campaign needs, and no more', () => {
		expect(lacks({})).toEqual([
			...['name', 'purpose', 'question', 'edits'],
			...['labelsPerTask', 'tasksPerWorkset', 'leaseMinutes'],
		]);
		expect(lacks(whole)).toEqual([]);
	});

	it('lacks what is there but says nothing', () => {
		expect(lacks({ ...whole, name: ' ', edits: { kind: 'pasted', text: '\n' } })).toEqual(['name', 'edits']);
		expect(lacks({ ...whole, edits: { kind: 'uploaded', listId: null } })).toEqual(['edits']);
		expect(lacks({ ...whole, edits: { kind: 'disputes', model: null } })).toEqual([]);
	});

	it('is told of what contradicts itself or has passed', () => {
		expect(lacks({ ...whole, mostLabelsPerTask: 1 })).toEqual(['most']);
		expect(lacks({ ...whole, deadline: '2026-11-29T11:59:00Z' })).toEqual(['deadline']);
		expect(lacks({ ...whole, deadline: '2026-11-29T12:01:00Z' })).toEqual([]);
	});

	it('is done where something was decided: what may be left out, once it was looked at', () => {
		const done = (content: Parameters<typeof isDone>[1]) =>
			steps.filter((step) => isDone(step, content, now));
		expect(done(whole)).toEqual(['purpose', 'form', 'edits', 'answers']);
		expect(done({ ...whole, rules: {}, guideline: { page: 'Help:Judging' } })).toEqual(steps.slice(0, -1));
	});
});
