/**
 * What goes wrong on purpose. The embedder keeps the object and changes it while the wiki runs; nothing over HTTP can.
 */
export type Faults = {
	/** pretended lag of the database in seconds: calls with a smaller `maxlag` are refused */
	lagSeconds: number;
	/** how long each call to api.php and rest.php waits before it is answered */
	delayMs: number;
	/** answer these calls with this HTTP status and a page of a proxy instead; null: as usual */
	status: number | null;
	/** answer these calls with status 200 and something that is no JSON */
	nonsense: boolean;
	/** why the wiki is read-only (no logins either); null: it is not */
	readOnlyReason: string | null;
};

export function noFaults(): Faults {
	return { lagSeconds: 0, delayMs: 0, status: null, nonsense: false, readOnlyReason: null };
}
