/** How often each choice was given for one question of one task. */
export type Counts = Readonly<Record<string, number>>;

/**
 * The choice given most often, `tie` when two share that place, null without any answer. "Unsure" is a choice like the
 * others: it can win, and it can tie. Nothing is silently turned into "no".
 */
export function majority(counts: Counts): string | null {
	let best: string | null = null;
	let most = 0;
	for (const [choice, count] of Object.entries(counts)) {
		if (count > most) [best, most] = [choice, count];
		else if (count === most && count > 0) best = 'tie';
	}
	return best;
}

/**
 * Observed agreement: of all pairs of answers to the same task, the share that is equal (the p_o of Fleiss 1971, here
 * over pairs, so that tasks with more answers weigh more). Null without a pair.
 */
export function pairAgreement(tasks: Iterable<Counts>): number | null {
	let equal = 0;
	let pairs = 0;
	for (const counts of tasks) {
		let answers = 0;
		for (const count of Object.values(counts)) {
			answers += count;
			equal += (count * (count - 1)) / 2;
		}
		pairs += (answers * (answers - 1)) / 2;
	}
	return pairs === 0 ? null : equal / pairs;
}
