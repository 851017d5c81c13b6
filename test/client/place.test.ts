import { expect, test } from 'vitest';
import type { LabelContent } from '../../campaigns/contract/label.ts';
import type { Task } from '../../campaigns/contract/task.ts';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';
import { emptyDraft, readDraft, writeDraft } from '../../client/labelling/drafts.ts';
import {
	answersForForm,
	applyLabels,
	flawsToMend,
	historyOf,
	numberTyped,
	openInOrder,
} from '../../client/labelling/place.ts';

const { form } = damagingGoodfaith;
const yes = { damaging: 'yes', goodfaith: 'yes' };
const task = (taskId: number, state: Task['state'] = 'open'): Task => ({
	taskId,
	revisionId: taskId * 10,
	state,
	answers: state === 'answered' ? yes : null,
});
const common = { answeredAt: '2026-11-21T12:00:00Z', millisecondsSpent: 1, language: 'en', formDigest: 'f' };
const answer = (taskId: number): LabelContent => ({ kind: 'answer', taskId, answers: yes, ...common });
const skip = (taskId: number): LabelContent => ({ kind: 'skip', taskId, reason: 'none', ...common });
const undo = (taskId: number): LabelContent => ({ kind: 'undo', taskId, ...common });

test('what waits in this browser stands over what the server knows, in its order', () => {
	const tasks = [task(1), task(2, 'answered'), task(3)];
	const after = applyLabels(tasks, [answer(1), undo(2), skip(3), undo(1), answer(1)]);
	expect(after.map(({ state }) => state)).toEqual(['answered', 'open', 'skipped']);
	expect(after[0]?.answers).toEqual(yes);
	expect(after[1]?.answers).toBeNull();
	expect(tasks[0]?.state).toBe('open');
});

test('labels that the server has already change nothing', () => {
	const tasks = [task(1, 'answered'), task(2)];
	expect(applyLabels(tasks, [answer(1)])).toEqual(tasks);
});

test('the next edit is the first open one; what was put off comes last', () => {
	const tasks = [task(1, 'skipped'), task(2), task(3, 'answered'), task(4), task(5)];
	expect(openInOrder(tasks, new Set())).toEqual([2, 4, 5]);
	expect(openInOrder(tasks, new Set([2, 3]))).toEqual([4, 5, 2]);
});

test('undo goes back in the order of deciding, and through the whole workset after a reload', () => {
	const tasks = [task(1, 'answered'), task(2, 'skipped'), task(3), task(4, 'answered')];
	expect(historyOf(tasks, [4, 1])).toEqual([2, 4, 1]);
	expect(historyOf(tasks, [])).toEqual([1, 2, 4]);
	expect(historyOf(tasks, [1, 3, 2, 1])).toEqual([4, 2, 1]);
});

test('a draft keeps only what the form asks', () => {
	expect(answersForForm(form, { damaging: 'yes', goodfaith: 'maybe', gone: 'yes' })).toEqual({
		damaging: 'yes',
	});
	expect(flawsToMend(form, { damaging: 'yes' })).toEqual([{ question: 'goodfaith', flaw: 'missing' }]);
});

test('drafts come back for their person and workset, and for nobody else', () => {
	const kept = new Map<string, string>();
	const store = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, text: string) => void kept.set(key, text),
		removeItem: (key: string) => void kept.delete(key),
	};
	const draft = { answers: { '5': { damaging: 'yes' } }, history: [4], spentMs: 12 };
	writeDraft(store, 7, 1, draft);
	expect(readDraft(store, 7, 1)).toEqual(draft);
	expect(readDraft(store, 8, 1)).toEqual(emptyDraft);
	for (const [key] of kept) kept.set(key, '{"answers": 3');
	expect(readDraft(store, 7, 1)).toEqual(emptyDraft);
	for (const [key] of kept) kept.set(key, '{"answers": 3}');
	expect(readDraft(store, 7, 1)).toEqual(emptyDraft);
});

test.each<[string, number | string]>([
	['3', 3],
	[' -2.5 ', -2.5],
	['2,5', 2.5],
	['−4', -4],
	['٢٥', 25],
	['۲٫۵', 2.5],
	['１２', 12],
	['3.', 3],
	['', ''],
	['a few', 'a few'],
	['1,000.5', '1,000.5'],
	['1e3', '1e3'],
])('%j is taken for %j where a number is asked', (typed, taken) => {
	expect(numberTyped(typed)).toBe(taken);
});
