import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newFolder } from '../support/folders.ts';
import { totalsOf, totalsOfRun } from '../support/totals.ts';

const file = (status: string, tests: string[], message = '') => ({
	name: 'a.test.ts',
	status,
	message,
	assertionResults: tests.map((each, index) => ({ fullName: `test ${index}`, status: each })),
});
const passed = { success: true, testResults: [file('passed', ['passed'])] };

const folder = newFolder('label-wing-totals-');
afterAll(() => rmSync(folder, { recursive: true }));

test('passed and failed tests are counted, skipped ones are not', () => {
	const testResults = [file('passed', ['passed', 'skipped']), file('failed', ['passed', 'failed'])];
	expect(totalsOf({ success: false, testResults }, 1)).toEqual({
		passed: 2,
		failures: ['a.test.ts: test 1'],
	});
	expect(totalsOf(passed, 0)).toEqual({ passed: 1, failures: [] });
});

test('a file that could not be loaded is a failure', () => {
	const testResults = [file('failed', [], 'no such module')];
	expect(totalsOf({ success: false, testResults }, 1).failures).toEqual(['a.test.ts: no such module']);
});

test('an error outside of the tests is a failure, whoever tells of it', () => {
	expect(totalsOf({ ...passed, success: false }, 0).failures).toHaveLength(1);
	expect(totalsOf(passed, 1).failures).toEqual(['an error outside of any test (status 1)']);
});

test('a run without results is a failure', () => {
	expect(totalsOf({ success: true, testResults: [] }, 0).failures).toEqual(['no test was run']);
	const skipped = { success: true, testResults: [file('passed', ['skipped'])] };
	expect(totalsOf(skipped, 0).failures).toEqual(['no test was run']);
	expect(totalsOfRun(`0:${join(folder, 'absent.json')}`).failures).toEqual([
		expect.stringContaining('was not written'),
	]);
	const cut = join(folder, 'cut.json');
	writeFileSync(cut, '{"success":tr');
	expect(totalsOfRun(`0:${cut}`)).toEqual({
		passed: 0,
		failures: [expect.stringContaining('is not whole')],
	});
});
