const minuteMs = 60_000;

/**
 * How the lease stands. The end is said five minutes before, or in the last quarter of a lease that is short.
 *
 * @param expiresAt milliseconds since 1970, as `now`
 */
export function leaseState(expiresAt: number, now: number, leaseMinutes: number): 'long' | 'ending' | 'over' {
	if (now >= expiresAt) return 'over';
	return expiresAt - now <= Math.min(5, leaseMinutes / 4) * minuteMs ? 'ending' : 'long';
}
