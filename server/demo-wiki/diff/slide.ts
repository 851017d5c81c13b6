/**
 * Moves runs of changed elements among equal neighbours, so that they join where they can and otherwise stand as late as
 * possible - unless an earlier place lies opposite to a change on the other side. (The rule is GNU diff's; MediaWiki's
 * diffs follow it.)
 * @param symbols one side, as numbers; `changed` says which of them are, and is altered
 * @param opposite the same for the other side, only read
 */
export function slideChanges(
	symbols: readonly number[],
	changed: boolean[],
	opposite: readonly boolean[],
): void {
	const length = symbols.length;
	/** the place on the other side that lies opposite to `end`: as many unchanged elements are before it */
	let across = 0;
	const skipChangesAcross = (): boolean => {
		const before = across;
		while (across < opposite.length && opposite[across]) across++;
		return across > before;
	};
	const stepBackAcross = (): void => {
		do across--;
		while (opposite[across]);
	};
	let end = 0;
	for (;;) {
		skipChangesAcross();
		while (end < length && !changed[end]) {
			end++;
			across++;
			skipChangesAcross();
		}
		if (end === length) return;
		let start = end;
		do end++;
		while (end < length && changed[end]);

		let facing = length;
		let size = -1;
		while (size !== end - start) {
			size = end - start;
			while (start > 0 && symbols[start - 1] === symbols[end - 1]) {
				changed[--start] = true;
				changed[--end] = false;
				while (start > 0 && changed[start - 1]) start--;
				stepBackAcross();
			}
			facing = across < opposite.length ? end : length;
			while (end < length && symbols[start] === symbols[end]) {
				changed[start++] = false;
				changed[end++] = true;
				while (end < length && changed[end]) end++;
				across++;
				if (skipChangesAcross()) facing = end;
			}
		}
		while (facing < end) {
			changed[--start] = true;
			changed[--end] = false;
			stepBackAcross();
		}
	}
}
