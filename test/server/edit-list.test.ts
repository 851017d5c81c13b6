import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../campaigns/contract/errors.ts';
import { parseEditList } from '../../server/domain/edit-list.ts';
import { sharedData } from '../support/shared-data.ts';

function faultsOf(text: string): { faults: { line: number; fault: string }[]; count: number } {
	try {
		parseEditList(text);
	} catch (error) {
		if (error instanceof Failure && error.code === 'EDITS_UNREADABLE') return error.details as never;
		throw error;
	}
	throw new Error('the list was taken');
}

function idsIn(text: string): { revisionIds: number[]; repeated: number } {
	const { tasks, repeated } = parseEditList(text);
	return { revisionIds: tasks.map(({ revisionId }) => revisionId), repeated };
}

describe('a list of edits', () => {
	it.each([
		['JSON lines', '{"rev_id": 12}\n{"rev_id": "13", "x": [1]}\n'],
		['JSON lines with CRLF and empty lines', '\uFEFF{"rev_id": 12}\r\n\r\n{"rev_id": 13}\r\n'],
		['a JSON array', '[{"rev_id": 12}, 13]'],
		['CSV with a header', 'title,rev_id\n"a, b",12\nc,13\n'],
		['TSV with a header', 'rev_id\treason\n12\tNULL\n13\t'],
		['one id a line', '12\n13\n'],
		['ids pasted with any separator', ' 12, 13;\n'],
	])('is read from %s', (_name, text) => {
		expect(idsIn(text)).toEqual({ revisionIds: [12, 13], repeated: 0 });
	});

	it('counts what is repeated', () => {
		expect(idsIn('12 13 12 12')).toEqual({ revisionIds: [12, 13], repeated: 2 });
	});

	it('is refused whole with the lines at fault', () => {
		expect(faultsOf('{"rev_id": 12}\n{"rev_id": NULL}\n{"rev": 3}\n{"rev_id": -4}\n')).toMatchObject({
			count: 3,
			faults: [
				{ line: 2, fault: 'this is not valid JSON' },
				{ line: 3, fault: 'no revision id here' },
				{ line: 4, fault: 'no revision id here' },
			],
		});
		expect(faultsOf('12\nabc\n')).toMatchObject({ count: 1, faults: [{ line: 2, text: 'abc' }] });
		expect(faultsOf('rev_id,x\n12,a\nzwölf,b\n')).toMatchObject({ count: 1, faults: [{ line: 3 }] });
		expect(faultsOf('  \n ')).toMatchObject({ count: 1, faults: [{ fault: 'the list is empty' }] });
		expect(faultsOf('12345678901234567890')).toMatchObject({ count: 1 });
	});

	it('tells at most 20 faults and counts the rest', () => {
		const { faults, count } = faultsOf(Array.from({ length: 100 }, () => 'x').join('\n'));
		expect([faults.length, count]).toEqual([20, 100]);
	});

	it('comes back in full from every form that it can be written in', () => {
		const ids = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 40 }), { minLength: 1 });
		const forms: ((list: number[]) => string)[] = [
			(list) => list.map((id) => JSON.stringify({ rev_id: id })).join('\n'),
			(list) => JSON.stringify(list.map((id) => ({ revision_id: id }))),
			(list) => `"revid"\n${list.join('\n')}`,
			(list) => list.join(', '),
		];
		void fc.assert(
			fc.property(ids, fc.constantFrom(...forms), (list, write) => {
				expect(idsIn(write(list)).revisionIds).toEqual(list);
			}),
		);
	});

	const worksets = sharedData('review-worksets');
	describe.skipIf(!worksets)('from the worksets published for review (needs the shared data)', () => {
		const files = worksets
			? ['raw', 'cleaned'].flatMap((folder) =>
					readdirSync(join(worksets, folder)).map((name) => join(folder, name)),
				)
			: [];
		const repaired = (file: string) =>
			file.startsWith('raw') && existsSync(join(worksets ?? '', file.replace('raw', 'cleaned')));

		it.each(files.filter((file) => !repaired(file)))('reads %s', (file) => {
			const text = readFileSync(join(worksets ?? '', file), 'utf8');
			const { revisionIds, repeated } = idsIn(text);
			const lines = text.trim().split('\n').length - (text.startsWith('rev_id') ? 1 : 0);
			expect(revisionIds.length + repeated).toBe(lines);
		});

		it.each(files.filter(repaired))('refuses %s, which is not JSON, with line numbers', (file) => {
			const { faults, count } = faultsOf(readFileSync(join(worksets ?? '', file), 'utf8'));
			expect(count).toBeGreaterThan(0);
			for (const { line } of faults) expect(line).toBeGreaterThan(0);
		});
	});
});
