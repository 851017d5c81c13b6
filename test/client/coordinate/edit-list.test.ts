import { describe, expect, it } from 'vitest';
import { Failure } from '../../../campaigns/contract/errors.ts';
import { describeEditList } from '../../../client/coordinate/edit-list.ts';
import { fieldFaults, lineFaults, unknownEdits } from '../../../client/coordinate/faults.ts';
import { readEditList } from '../../../server/domain/edit-list.ts';

describe('a list of edits, before it is sent', () => {
	it.each([
		['{"rev_id": 1}\n{"rev_id": 2}\n', 'json', 2],
		['[1,\n2]', 'json', 2],
		['12 abc\n-4', 'ids', 2],
		['rev_id\ttitle\n12\tA\n13\tB', 'table', 3],
		['12 13, 14\r\n\r\n15', 'ids', 2],
		['\n\n', 'ids', 0],
		['', 'ids', 0],
	] as const)('%j looks like %s on %i lines', (text, kind, lines) => {
		expect(describeEditList(text)).toEqual({ kind, lines });
	});
});

describe('why a list was refused', () => {
	async function refusal(text: string): Promise<unknown> {
		try {
			for await (const _batch of readEditList([text]));
		} catch (error) {
			if (error instanceof Failure) return JSON.parse(JSON.stringify(error.details));
		}
		throw new Error('the list was not refused');
	}

	it('is read from what the server really says, line by line', async () => {
		expect(lineFaults(await refusal('12\nabc\n14 x'))).toEqual({
			faults: [
				{ line: 2, text: 'abc', fault: 'no revision id here' },
				{ line: 3, text: 'x', fault: 'no revision id here' },
			],
			count: 2,
		});
	});

	it('is not made up from other details', () => {
		expect(lineFaults(undefined)).toBeNull();
		expect(lineFaults({ wiki: 'enwiki' })).toBeNull();
		expect(unknownEdits({ wiki: 'enwiki', asked: [1] })).toEqual({ wiki: 'enwiki', asked: [1] });
		expect(fieldFaults({ name: 'Too small' })).toEqual([['name', 'Too small']]);
		expect(fieldFaults(null)).toEqual([]);
	});
});
