import fc from 'fast-check';
import { expect, it } from 'vitest';
import { featureColumns } from '../../campaigns/contract/dataset-columns.ts';
import { featureLines } from '../../server/domain/feature-lines.ts';

const columns = featureColumns(['a "b" 100%', 'c', 'ü'], [1, 1, 1]);

/** Cut anew at each of these lengths. */
async function* cut(csv: string, lengths: Iterator<number>): AsyncGenerator<Uint8Array> {
	const bytes = Buffer.from(csv);
	for (let at = 0; at < bytes.length; ) {
		const length = lengths.next().value;
		yield bytes.subarray(at, at + length);
		at += length;
	}
}

async function linesOf(csv: string, lengths: Iterator<number>): Promise<string> {
	const pieces: Uint8Array[] = [];
	for await (const piece of featureLines(columns, cut(csv, lengths))) pieces.push(piece);
	return Buffer.concat(pieces).toString();
}

/** As PostgreSQL makes JSON of a number. */
function json(value: number | null): string {
	return JSON.stringify(value === null || Number.isFinite(value) ? value : String(value));
}

it('are the same objects however the rows are cut on the way', async () => {
	const feature = fc.option(fc.double());
	const rows = fc.array(fc.tuple(fc.maxSafeInteger(), feature, feature, feature), { minLength: 1 });
	const lengths = fc.infiniteStream(fc.integer({ min: 1, max: 30 }));
	await fc.assert(
		fc.asyncProperty(rows, lengths, async (rows, lengths) => {
			const csv = rows.map((row) => `${row.map((value) => value ?? '').join(',')}\n`);
			const lines = rows.map(
				([id, a, c, u]) =>
					`{"revision_id":${id},"a \\"b\\" 100%":${json(a)},"c":${json(c)},"ü":${json(u)}}\n`,
			);
			expect(await linesOf(csv.join(''), lengths)).toBe(lines.join(''));
		}),
	);
});

it.each(['1,2,3\n', '1,2,3,4,5\n', '1,2,3,4', '1,2,3,4\n5'])('are not made of %j', async (csv) => {
	await expect(linesOf(csv, [2, 9].values())).rejects.toThrow(/features/);
});
