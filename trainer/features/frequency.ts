/** Tables of how often something occurs, and what an edit does to them. Moving text changes nothing. */

export type Frequencies = ReadonlyMap<string, number>;

/** Sums over the items whose count changed: all, the increases, the decreases (a negative number). */
export type DeltaSums = { sum: number; increase: number; decrease: number };

export function addTo(table: Map<string, number>, item: string): void {
	table.set(item, (table.get(item) ?? 0) + 1);
}

/** Sums of new count minus old count. */
export function deltaSums(before: Frequencies, after: Frequencies): DeltaSums {
	return sumChanges(before, after, (delta) => delta);
}

/**
 * Sums of each item's change in proportion to what was there: an increase by `delta / (old + 1)`, a decrease by
 * `delta / old`, so that an item that vanishes counts -1.
 */
export function proportionalDeltaSums(before: Frequencies, after: Frequencies): DeltaSums {
	return sumChanges(before, after, (delta, old) => (delta > 0 ? delta / (old + 1) : delta / old));
}

function sumChanges(
	before: Frequencies,
	after: Frequencies,
	weigh: (delta: number, old: number) => number,
): DeltaSums {
	let increase = 0;
	let decrease = 0;
	for (const [item, count] of after) {
		const old = before.get(item) ?? 0;
		if (count > old) increase += weigh(count - old, old);
		else if (count < old) decrease += weigh(count - old, old);
	}
	for (const [item, old] of before) if (!after.has(item)) decrease += weigh(-old, old);
	return { sum: increase + decrease, increase, decrease };
}
