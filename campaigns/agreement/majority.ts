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
 * over pairs, so that tasks with more answers weigh more).
 */
export class PairAgreement {
	#equal = 0;
	#pairs = 0;

	/** One task, or one of the things that are compared in it. */
	add(counts: Counts): void {
		let answers = 0;
		for (const count of Object.values(counts)) {
			answers += count;
			this.#equal += (count * (count - 1)) / 2;
		}
		this.#pairs += (answers * (answers - 1)) / 2;
	}

	/** Null without a pair. */
	get share(): number | null {
		return this.#pairs === 0 ? null : this.#equal / this.#pairs;
	}
}
