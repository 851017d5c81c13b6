import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { NewEdit } from '../../db/edit-lists.ts';
import { type EditListFaults, readEditList } from '../../server/domain/edit-list.ts';
import { sharedData } from '../support/shared-data.ts';

/** The whole list at once, or in pieces of so many characters. */
async function read(text: string, size = text.length): Promise<NewEdit[]> {
	const edits: NewEdit[] = [];
	const pieces = Array.from({ length: Math.ceil(text.length / size) || 1 }, (_, i) =>
		text.slice(i * size, (i + 1) * size),
	);
	for await (const batch of readEditList(pieces)) edits.push(...batch);
	return edits;
}

async function idsIn(text: string, size?: number): Promise<number[]> {
	return (await read(text, size)).map(({ revisionId }) => revisionId);
}

async function faultsOf(text: string, size?: number): Promise<EditListFaults> {
	try {
		await read(text, size);
	} catch (error) {
		if (error instanceof Failure && error.code === 'EDITS_UNREADABLE') return error.details as EditListFaults;
		throw error;
	}
	throw new Error('the list was taken');
}

describe('a list of edits', () => {
	it.each([
		['JSON lines', '{"rev_id": 12}\n{"rev_id": "13", "x": [1]}\n'],
		['JSON lines with CRLF and empty lines', '\uFEFF{"rev_id": 12}\r\n\r\n{"rev_id": 13}\r\n'],
		['a JSON array', '[{"rev_id": 12, "why": "a \\"[\\" b", "x": [[1], {"y": 2}]}, 13]'],
		['a JSON array on lines of its own', '\n[\n  {"rev_id": 12},\n  {"rev_id": 13}\n]\n'],
		['CSV with a header', 'title,rev_id\n"a, b",12\n"c\nd",13\n'],
		['TSV with a header', 'rev_id\treason\n12\tNULL\n13\t'],
		['one id a line', '12\n13\n'],
		['ids pasted with any separator', ' 12, 13;\n'],
	])('is read from %s, whole and in pieces of any size', async (_name, text) => {
		for (const size of [1, 2, 3, 7, 1000]) expect(await idsIn(text, size)).toEqual([12, 13]);
	});

	it('is refused whole with the lines at fault', async () => {
		const broken = '{"rev_id": 12}\n{"rev_id": NULL}\n{"rev": 3}\n{"rev_id": -4}\n';
		for (const size of [1, 1000])
			expect(await faultsOf(broken, size)).toMatchObject({
				count: 3,
				faults: [
					{ line: 2, fault: 'this is not valid JSON' },
					{ line: 3, fault: 'no revision id here' },
					{ line: 4, fault: 'no revision id here' },
				],
			});
		expect(await faultsOf('12\nabc\n')).toMatchObject({ count: 1, faults: [{ line: 2, text: 'abc' }] });
		expect(await faultsOf('rev_id,x\n"1\n2",a\n\nzwölf,b\n')).toMatchObject({
			count: 2,
			faults: [{ line: 2 }, { line: 5 }],
		});
		expect(await faultsOf('rev_id,x\n12,a,b\n')).toMatchObject({ count: 1, faults: [{ line: 2 }] });
		expect(await faultsOf('  \n ')).toMatchObject({ count: 1, faults: [{ fault: 'the list is empty' }] });
		expect(await faultsOf('12345678901234567890')).toMatchObject({ count: 1 });
	});

	it.each([
		['[12, 13', 1],
		['[12,\n13}\n', 3],
		['[12,\n,13]', 2],
		['[12,\n{"rev_id":}]', 2],
		['[12]\n13', 2],
		['[]', 1],
	])('is refused as an array that is none: %j', async (text, line) => {
		for (const size of [1, 1000]) expect((await faultsOf(text, size)).faults[0]).toMatchObject({ line });
	});

	it('tells at most 20 faults and counts the rest', async () => {
		const { faults, count } = await faultsOf(Array.from({ length: 100 }, () => 'x').join('\n'));
		expect([faults.length, count]).toEqual([20, 100]);
	});

	it('refuses what has no end', async () => {
		const { faults } = await faultsOf(`{"rev_id": 12}\n{"rev_id": 1${'0'.repeat(2_000_000)}}\n`, 50_000);
		expect(faults).toMatchObject([{ line: 2, fault: 'this is longer than 1000000 characters' }]);
	});

	it('comes back in full from every form that it can be written in', async () => {
		const ids = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 40 }), { minLength: 1 });
		const forms: ((list: number[]) => string)[] = [
			(list) => list.map((id) => JSON.stringify({ rev_id: id })).join('\n'),
			(list) => JSON.stringify(list.map((id) => ({ revision_id: id }))),
			(list) => `"revid"\n${list.join('\n')}`,
			(list) => list.join(', '),
		];
		const size = fc.integer({ min: 1, max: 40 });
		await fc.assert(
			fc.asyncProperty(ids, fc.constantFrom(...forms), size, async (list, write, pieces) => {
				expect(await idsIn(write(list), pieces)).toEqual(list);
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

		it.each(files.filter((file) => !repaired(file)))('reads %s', async (file) => {
			const text = readFileSync(join(worksets ?? '', file), 'utf8');
			const lines = text.trim().split('\n').length - (text.startsWith('rev_id') ? 1 : 0);
			expect(await idsIn(text, 65_536)).toHaveLength(lines);
		});

		it.each(files.filter(repaired))('refuses %s, which is not JSON, with line numbers', async (file) => {
			const { faults, count } = await faultsOf(readFileSync(join(worksets ?? '', file), 'utf8'), 65_536);
			expect(count).toBeGreaterThan(0);
			for (const { line } of faults) expect(line).toBeGreaterThan(0);
		});
	});
});
