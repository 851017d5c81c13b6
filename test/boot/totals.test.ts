import { expect, test } from 'vitest';
import { totalsOf } from '../support/totals.ts';

const file = (status: string, tests: string[], message = '') => ({
	name: 'a.test.ts',
	status,
	message,
	assertionResults: tests.map((each, index) => ({ fullName: `test ${index}`, status: each })),
});

test('passed and failed tests are counted, skipped ones are not', () => {
	const testResults = [file('passed', ['passed', 'skipped']), file('failed', ['passed', 'failed'])];
	expect(totalsOf({ success: false, testResults })).toEqual({ passed: 2, failures: ['a.test.ts: test 1'] });
});

test('a file that could not be loaded is a failure', () => {
	const testResults = [file('failed', [], 'no such module')];
	expect(totalsOf({ success: false, testResults }).failures).toEqual(['a.test.ts: no such module']);
});

test('an error after the last test is a failure', () => {
	expect(totalsOf({ success: false, testResults: [file('passed', ['passed'])] }).failures).toHaveLength(1);
});
