/** Which lines of a diff are shown and which are folded away. Pure: of kinds of lines, not of elements. */

export type LineKind = 'context' | 'change' | 'header';

/** Lines from `from` up to, not including, `to` are folded into one row. */
export type Fold = { from: number; to: number };

/** How many unchanged lines stay beside a change. */
const beside = 2;
/** A fold that hides fewer lines than this saves nothing. */
const least = 3;

/**
 * Long runs of unchanged lines, without those beside a change. A run that is the whole diff stays open: there is
 * nothing else to see.
 */
export function foldsOf(lines: readonly LineKind[]): Fold[] {
	if (!lines.includes('change')) return [];
	const folds: Fold[] = [];
	for (let from = 0; from < lines.length; ) {
		if (lines[from] !== 'context') {
			from += 1;
			continue;
		}
		let to = from;
		while (lines[to] === 'context') to += 1;
		const fold = {
			from: lines[from - 1] === 'change' ? from + beside : from,
			to: lines[to] === 'change' ? to - beside : to,
		};
		if (fold.to - fold.from >= least) folds.push(fold);
		from = to;
	}
	return folds;
}

/** The first lines of runs of changed lines: where N and P go. */
export function changesOf(lines: readonly LineKind[]): number[] {
	return lines.flatMap((kind, at) => (kind === 'change' && lines[at - 1] !== 'change' ? [at] : []));
}

/** The place of the next change before or after a place, from one end to the other end; -1 when there is none. */
export function otherChange(changes: readonly number[], at: number, step: 1 | -1): number {
	const ahead = step === 1 ? changes.find((line) => line > at) : changes.findLast((line) => line < at);
	return ahead ?? (step === 1 ? changes[0] : changes.at(-1)) ?? -1;
}
