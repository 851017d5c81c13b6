/**
 * `node test/support/totals.ts STATUS:REPORT…`: adds up test runs, each by the exit status of its process and the
 * report that Vitest's JSON reporter wrote; says what failed, and the totals in one last line. A run that has nothing
 * to show for itself counts as one failure.
 */
import { existsSync, readFileSync } from 'node:fs';
import { reasonOf } from '../../db/setup-error.ts';

/** The part of a report that is read here. https://vitest.dev/guide/reporters.html#json-reporter */
export type Report = {
	success: boolean;
	testResults: {
		name: string;
		status: string;
		message: string;
		assertionResults: { fullName: string; status: string }[];
	}[];
};

export type Totals = { passed: number; failures: string[] };

/** @param status of the process, which knows of errors outside of any test; the report does not */
export function totalsOf({ testResults, success }: Report, status: number): Totals {
	const totals: Totals = { passed: 0, failures: [] };
	for (const { name, status, message, assertionResults } of testResults) {
		const failed = assertionResults.filter((test) => test.status === 'failed');
		totals.passed += assertionResults.filter((test) => test.status === 'passed').length;
		totals.failures.push(...failed.map((test) => `${name}: ${test.fullName}`));
		// a file that cannot be loaded, or whose preparation fails, has no failed test of its own
		if (status === 'failed' && failed.length === 0) totals.failures.push(`${name}: ${message}`);
	}
	if (totals.failures.length === 0) {
		if (!success || status !== 0) totals.failures.push(`an error outside of any test (status ${status})`);
		else if (totals.passed === 0) totals.failures.push('no test was run');
	}
	return totals;
}

/** @param run as in the arguments */
export function totalsOfRun(run: string): Totals {
	const [, status, file = ''] = /^(\d+):(.+)$/s.exec(run) ?? [];
	if (status === undefined) throw new Error(`"${run}" is not STATUS:REPORT.`);
	const failed = (why: string): Totals => ({ passed: 0, failures: [`${file} ${why} (status ${status})`] });
	if (!existsSync(file)) return failed('was not written: the run ended before its tests');
	let report: Report;
	try {
		report = JSON.parse(readFileSync(file, 'utf8'));
	} catch (thrown) {
		return failed(`is not whole: ${reasonOf(thrown)}`);
	}
	return totalsOf(report, Number(status));
}

if (import.meta.main) {
	const totals = process.argv.slice(2).map(totalsOfRun);
	const failures = totals.flatMap((run) => run.failures);
	if (totals.length === 0) failures.push('there was no run');
	for (const failure of failures) console.log(`failed: ${failure}`);
	console.log(`${totals.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failures.length} failed`);
	process.exit(failures.length === 0 ? 0 : 1);
}
