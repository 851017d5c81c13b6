/** A table of Weka's ARFF format, `?` read as NaN: the last attribute is the label. Nominal values must be numbers. */
export type ArffTable = { names: string[] /** row-major */; values: number[]; labels: number[] };

/** Parses ARFF text as far as plain comma-separated numbers go. Throws on a row of another length. */
export function parseArff(text: string): ArffTable {
	const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('%'));
	const data = lines.findIndex((line) => /^@data/i.test(line));
	const names = lines.slice(0, data).flatMap((line) => /^@attribute\s+(\S+)/i.exec(line)?.[1] ?? []);
	const rows = lines
		.slice(data + 1)
		.map((line) => line.split(',').map((value) => (value === '?' ? Number.NaN : Number(value))));
	for (const [i, row] of rows.entries()) {
		if (row.length !== names.length)
			throw new Error(`ARFF row ${i} has ${row.length} values, ${names.length} were expected`);
	}
	return {
		names: names.slice(0, -1),
		values: rows.flatMap((row) => row.slice(0, -1)),
		labels: rows.map((row) => row.at(-1) ?? Number.NaN),
	};
}
