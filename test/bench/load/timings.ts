/** How long things took, and what to say of it. */
export class Timings {
	readonly #milliseconds: number[] = [];

	/** Does something and remembers how long it took. */
	async of<T>(doing: () => Promise<T>): Promise<T> {
		const started = performance.now();
		const done = await doing();
		this.add(performance.now() - started);
		return done;
	}

	/** Remembers what was timed elsewhere. */
	add(milliseconds: number): void {
		this.#milliseconds.push(milliseconds);
	}

	get count(): number {
		return this.#milliseconds.length;
	}

	/** Nearest rank: the smallest time that `part` of all do not exceed; NaN when nothing was timed. */
	quantileMs(part: number): number {
		const sorted = this.#milliseconds.toSorted((a, b) => a - b);
		return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
	}

	/** One row of a table: how many, median, 95th percentile. */
	row(name: string): string {
		const [half, most] = [0.5, 0.95].map((part) => `${this.quantileMs(part).toFixed(1)} ms`.padStart(10));
		return `  ${name.padEnd(44)}${String(this.count).padStart(6)}${half}${most}`;
	}

	static readonly heading =
		`  ${' '.repeat(44)}${'times'.padStart(6)}${'p50'.padStart(10)}${'p95'.padStart(10)}`;
}
