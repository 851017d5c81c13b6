/** What waits in this browser to be sent, and the pure rules about it. */
import type { LabelContent } from '../../campaigns/contract/label.ts';

/** Why the server will not take a row, as it said it. */
export type Refusal = { code: string; sentence: string };

export type NewRow = {
	/** of the label: sending it again changes nothing */
	id: string;
	/** whose answer it is: it is sent under nobody else's name */
	personId: number;
	campaignId: number;
	worksetId: number;
	label: LabelContent;
};

export type Row = NewRow & {
	/** order of entry in this browser: an undo stays behind the answer that it takes back */
	seq: number;
	/** null while there is hope */
	refusal: Refusal | null;
};

/** The row to send now: the person's oldest that is not refused. Null when there is none. */
export function nextToSend(rows: readonly Row[], personId: number): Row | null {
	let next: Row | null = null;
	for (const row of rows)
		if (row.personId === personId && row.refusal === null && (next === null || row.seq < next.seq))
			next = row;
	return next;
}

/**
 * What a failed sending means for its row.
 * - `again`: nothing is wrong with it; try later
 * - `login`: the session has ended; it waits for its person
 * - `done`: the server is already where the row wants it
 * - `refused`: it can never succeed as it is; shown, not dropped
 */
export type Verdict = 'again' | 'login' | 'done' | 'refused';

export function verdictOf(failure: { code: string; status: number }): Verdict {
	const { code, status } = failure;
	if (code === 'NOTHING_TO_UNDO') return 'done';
	if (status === 401) return 'login';
	// a page of somebody else's in between (a hotel's login, a proxy) says nothing about the row
	if (code === 'NETWORK' || code === 'UNREADABLE') return 'again';
	return status >= 500 || status === 429 || status === 408 ? 'again' : 'refused';
}

/** How long to wait before the n-th further try, in milliseconds: doubles from a second to a minute, spread by half. */
export function backoffMs(tries: number, random: number): number {
	return Math.min(60_000, 1000 * 2 ** tries) * (0.5 + random / 2);
}
