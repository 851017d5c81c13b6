/**
 * What can go wrong when a wiki is asked. `cause` holds the evidence: what was sent back, or the failure below.
 * | code | meaning | worth another try |
 * |---|---|---|
 * | WIKI_UNREACHABLE | no connection, or a server error of the wiki | later |
 * | WIKI_TIMEOUT | no whole answer in time | later |
 * | WIKI_LAGGED | its database is behind, and it asks bots to wait | after `retryAfterSeconds` |
 * | WIKI_REFUSED | it understood and said no (`apiCode`, when the API gave one) | only with `retryAfterSeconds` |
 * | WIKI_NONSENSE | the answer is not what the API promises | no: somebody has to look |
 */
export type WikiErrorCode =
	| 'WIKI_UNREACHABLE'
	| 'WIKI_TIMEOUT'
	| 'WIKI_LAGGED'
	| 'WIKI_REFUSED'
	| 'WIKI_NONSENSE';

type Evidence = { cause?: unknown; apiCode?: string; retryAfterSeconds?: number | null };

export class WikiError extends Error {
	readonly code: WikiErrorCode;
	/** error code of the Action API, e.g. `nosuchrevid` */
	readonly apiCode: string | null;
	/** how long the wiki asked to be left alone; null when it did not say */
	readonly retryAfterSeconds: number | null;

	constructor(code: WikiErrorCode, message: string, evidence: Evidence = {}) {
		super(message, { cause: evidence.cause });
		this.name = 'WikiError';
		this.code = code;
		this.apiCode = evidence.apiCode ?? null;
		this.retryAfterSeconds = evidence.retryAfterSeconds ?? null;
	}
}
