/**
 * A float32 as the double with the fewest decimal digits that still rounds to it (0.1 rather than
 * 0.10000000149011612), so that text, database and memory hold one value.
 */
export function shortestFloat32(value: number): number {
	// most features count something
	if (Number.isInteger(value) && Math.abs(value) < 1e6) return value;
	for (let digits = 6; digits < 9; digits++) {
		const short = Number(value.toPrecision(digits));
		if (Math.fround(short) === value) return short;
	}
	return Number(value.toPrecision(9));
}
