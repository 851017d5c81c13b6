/**
 * The first keys of the advisory locks, all in one place because PostgreSQL knows only their numbers: two that are the same
 * would wait for each other for no reason. The second key says of which campaign, or of whom.
 * https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export const advisoryLocks = {
	/** what is handed out of a campaign */
	handingOut: 1,
	/** a campaign becomes a dataset */
	freezing: 2,
	/** changes are folded into the kept counts */
	folding: 3,
	/** what is handed to a person */
	handedTo: 4,
	/** somebody waits for the last tasks of a campaign */
	lastLook: 5,
	/** models learned from a campaign so far are compared */
	comparing: 6,
} as const;
