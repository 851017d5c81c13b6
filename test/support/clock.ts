/** A clock that stands still until it is told otherwise. */
export type SettableClock = (() => Date) & {
	set(iso: string): void;
	advance(ms: number): void;
};

/** @param iso the time it shows first, as `2026-01-01T00:00:00Z` */
export function settableClock(iso: string): SettableClock {
	let nowMs = timeOf(iso);
	return Object.assign(() => new Date(nowMs), {
		set(later: string) {
			nowMs = timeOf(later);
		},
		advance(ms: number) {
			nowMs += ms;
		},
	});
}

function timeOf(iso: string): number {
	const ms = Date.parse(iso);
	if (Number.isNaN(ms)) throw new RangeError(`"${iso}" is not a time.`);
	return ms;
}
