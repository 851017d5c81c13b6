import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonField } from '../../db/row-formats.ts';
import { jsonLines } from '../../server/domain/json-lines.ts';

const fields: JsonField[] = [
	{ name: 'a "b" 100%', kind: 'number' },
	{ name: 'c', kind: 'text' },
	{ name: 'ü', kind: 'json' },
	{ name: 'last', kind: 'text' },
];

/** As PostgreSQL copies it (see `Wire`): in marks where it must be, now and then where it need not. */
function copied(value: string | null, anyway: boolean): string {
	if (value === null) return '';
	const must = value === '' || ['\x01', '\x02', '\n', '\r'].some((one) => value.includes(one));
	return must || anyway ? `\x01${value.replaceAll('\x01', '\x01\x01')}\x01` : value;
}

/** Cut anew at each of these lengths. */
async function* cut(text: string, lengths: Iterator<number>): AsyncGenerator<Uint8Array> {
	const bytes = Buffer.from(text);
	for (let at = 0; at < bytes.length; ) {
		const length = lengths.next().value;
		yield bytes.subarray(at, at + length);
		at += length;
	}
}

async function linesOf(text: string, lengths: Iterator<number>): Promise<string> {
	const pieces: Uint8Array[] = [];
	for await (const piece of jsonLines(fields, cut(text, lengths))) pieces.push(piece);
	return Buffer.concat(pieces).toString();
}

const text = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 20 }),
	fc.string({
		unit: fc.constantFrom('"', '\\', '\n', '\r', '\t', '\x01', '\x02', '\x1f', '\x7f', 'é', ',', '{'),
	}),
);
const row = fc.record({
	number: fc.option(fc.double()),
	text: fc.option(text.map((words) => words.toWellFormed())),
	json: fc.option(fc.jsonValue()),
	last: fc.option(fc.constantFrom('', 'x', 'many\nlines')),
	marked: fc.boolean(),
});

describe('rows as JSON lines', () => {
	it('say what JSON says of them, however they are cut on the way', async () => {
		const lengths = fc.infiniteStream(fc.integer({ min: 1, max: 30 }));
		await fc.assert(
			fc.asyncProperty(fc.array(row, { minLength: 1 }), lengths, async (rows, lengths) => {
				const sent = rows.map(({ number, text, json, last, marked }) =>
					[number === null ? null : String(number), text, json === null ? null : JSON.stringify(json), last]
						.map((value) => copied(value, marked))
						.join('\x02'),
				);
				const lines = rows.map(({ number, text, json, last }) => {
					const word = number === null || Number.isFinite(number) ? number : String(number);
					return `{"a \\"b\\" 100%":${JSON.stringify(word)},"c":${JSON.stringify(text)},"ü":${JSON.stringify(json)},"last":${JSON.stringify(last)}}\n`;
				});
				expect(await linesOf(`${sent.join('\n')}\n`, lengths)).toBe(lines.join(''));
			}),
		);
	});

	it('are written on where a piece or a value is longer than what is handed on at once', async () => {
		const long = 'word "and" '.repeat(100_000);
		const sent = `1\x02${long}\x02[]\x02x\n`.repeat(3);
		const lines = `{"a \\"b\\" 100%":1,"c":${JSON.stringify(long)},"ü":[],"last":"x"}\n`.repeat(3);
		for (const length of [1_000_003, 7_777_777, 65_536]) {
			const lengths = (function* () {
				for (;;) yield length;
			})();
			expect(await linesOf(sent, lengths)).toBe(lines);
		}
	});

	it.each([
		'1\x02a\x02{}\n',
		'1\x02a\x02{}\x02b\x02c\n',
		'1\x02a\x02{}\x02b',
		'1\x02a\x02{}\x02b\n1',
		'1\x02\x01a\x01b\x02{}\x02b\n',
	])('are not made of %j', async (broken) => {
		await expect(linesOf(broken, [2, 50].values())).rejects.toThrow(/row|field/);
	});
});
