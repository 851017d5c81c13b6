/**
 * `node test/support/totals.ts REPORT…`: adds up reports of Vitest's JSON reporter, says what failed, and says the
 * totals in one last line. A report that is not there is a run that failed before it had any tests.
 */
import { existsSync, readFileSync } from 'node:fs';

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

export function totalsOf(report: Report): Totals {
	const totals: Totals = { passed: 0, failures: [] };
	for (const { name, status, message, assertionResults } of report.testResults) {
		const failed = assertionResults.filter((test) => test.status === 'failed');
		totals.passed += assertionResults.filter((test) => test.status === 'passed').length;
		totals.failures.push(...failed.map((test) => `${name}: ${test.fullName}`));
		// a file that cannot be loaded, or whose preparation fails, has no failed test of its own
		if (status === 'failed' && failed.length === 0) totals.failures.push(`${name}: ${message}`);
	}
	if (!report.success && totals.failures.length === 0) totals.failures.push('an error outside of any test');
	return totals;
}

if (import.meta.main) {
	const totals = process.argv
		.slice(2)
		.map((file) =>
			existsSync(file)
				? totalsOf(JSON.parse(readFileSync(file, 'utf8')))
				: { passed: 0, failures: [`${file} was not written: the run ended before its tests`] },
		);
	const failures = totals.flatMap((run) => run.failures);
	for (const failure of failures) console.log(`failed: ${failure}`);
	console.log(`${totals.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failures.length} failed`);
	process.exit(failures.length === 0 ? 0 : 1);
}
