/** A pause is suggested after a long run, never sooner, whatever the worksets and the clock do. */
import { expect, test } from 'vitest';
import {
	afterDismissal,
	afterEdit,
	pauseDue,
	type Run,
	readRun,
	writeRun,
} from '../../client/labelling/pauses.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 21, 12);

/** A run of edits at these minutes. */
function runAt(minutes: readonly number[]): Run | null {
	return minutes.reduce<Run | null>((run, at) => afterEdit(run, start + at * minute), null);
}
const every = (minutes: number, edits: number) => Array.from({ length: edits }, (_, at) => at * minutes);

test.each([
	['99 quick edits are not long', every(0.1, 99), null],
	['100 are', every(0.1, 100), { minutes: 10, edits: 100 }],
	['44 minutes are not long', every(4, 12), null],
	['45 are', every(5, 10), { minutes: 45, edits: 10 }],
	['a pause of ten minutes ends a run', [...every(5, 9), 50.1, 55], null],
	['one of less does not', [...every(5, 9), 49.9], { minutes: 50, edits: 10 }],
	['an edit alone is none', [0], null],
	['no edit is none', [], null],
])('%s', (_, minutes, due) => {
	const run = runAt(minutes);
	expect(pauseDue(run, run?.lastAt ?? start)).toEqual(due);
});

test('whoever paused is not told to: neither while away nor after', () => {
	const run = runAt(every(5, 10));
	expect(pauseDue(run, start + 54.9 * minute)).not.toBeNull();
	expect(pauseDue(run, start + 55 * minute)).toBeNull();
	expect(afterEdit(run, start + 55 * minute)).toMatchObject({ edits: 1 });
});

test('after a dismissal it takes another long run', () => {
	let run = afterDismissal(start);
	for (let edits = 1; edits < 100; edits += 1) run = afterEdit(run, start + edits * 1000);
	expect(pauseDue(run, start + 99_000)).toBeNull();
	run = afterEdit(run, start + 100_000);
	expect(pauseDue(run, start + 100_000)).toEqual({ minutes: 2, edits: 100 });
});

test('a clock that is set back, or a run from the future, begins anew', () => {
	const run = runAt(every(5, 10));
	expect(pauseDue(run, start)).toBeNull();
	expect(afterEdit(run, start)).toEqual({ startedAt: start, lastAt: start, edits: 1 });
	expect(pauseDue({ startedAt: start + minute, lastAt: start, edits: 500 }, start)).toBeNull();
});

test('a run is kept for its person, over worksets and tabs; what is damaged is none', () => {
	const kept = new Map<string, string>();
	const store = {
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, text: string) => void kept.set(name, text),
		removeItem: (name: string) => void kept.delete(name),
	};
	const run = { startedAt: 1, lastAt: 2, edits: 3 };
	writeRun(store, 7, run);
	expect(readRun(store, 7)).toEqual(run);
	expect(readRun(store, 8)).toBeNull();
	for (const text of ['{', '7', '{"startedAt":1}', '{"startedAt":1,"lastAt":2,"edits":-3}']) {
		kept.set('label-wing.run.7', text);
		expect(readRun(store, 7)).toBeNull();
	}
});
