const z95 = 1.959964;

/**
 * The 95% score interval of a share (Wilson 1927, https://doi.org/10.2307/2276774): sound with few rows and near 0 and 1,
 * where the usual one is not.
 *
 * @param share from 0 to 1, seen in `rows` rows; without rows nothing is known and the interval is all of 0 to 1
 */
export function wilsonInterval(share: number, rows: number): { low: number; high: number } {
	if (rows === 0) return { low: 0, high: 1 };
	const square = z95 ** 2;
	const middle = share + square / (2 * rows);
	const half = z95 * Math.sqrt((share * (1 - share)) / rows + square / (4 * rows ** 2));
	const scale = 1 + square / rows;
	return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
