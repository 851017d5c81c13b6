/** The public log of what was done: written with the deed itself, read by everybody. */
import {
	type LogAction,
	type LogEntry,
	type LogPage,
	type LogQuery,
	type LogSubjectKind,
	logActions,
} from '../../campaigns/contract/log.ts';
import type { Db } from '../../db/connect.ts';
import { insertLogEntry, type LogRow, listLogEntries } from '../../db/log.ts';
import type { PersonRow } from '../../db/people.ts';
import { announce } from './announce.ts';
import { canonicalJson } from './canonical-json.ts';

const ROWS_A_PAGE = 50;
const DAY_MS = 86_400_000;

type Facts = Record<string, unknown>;

export type LoggedAction = {
	at: Date;
	/** null for the system: by itself, or from the command line */
	by: PersonRow | null;
	wiki: string;
	action: LogAction;
	subject: { kind: LogSubjectKind; id: number | string };
	/** what it was; null or left out where there was nothing. Never answers, never names of people */
	before?: Facts | null;
	/** what it is now */
	after?: Facts | null;
	/** why, in their words */
	reason?: string | null | undefined;
};

/**
 * Adds a row to the log, and tells the webhooks where it is one of their events. Call it with the transaction of the deed,
 * so that there is never one without the other.
 */
export async function logAction(tx: Db, deed: LoggedAction): Promise<void> {
	const { at, by, wiki, action, subject, reason = null } = deed;
	await insertLogEntry(tx, {
		...{ at, wiki, action, reason, personId: by?.id ?? null },
		role: by ? logActions[action] : 'system',
		subjectKind: subject.kind,
		subjectId: String(subject.id),
		...changesBetween(deed.before ?? null, deed.after ?? null),
	});
	if (action === 'closeCampaign')
		await announce(tx, deed, { type: 'campaign.closed', data: { campaignId: Number(subject.id) } });
	if (action === 'promoteModel')
		await announce(tx, deed, { type: 'model.promoted', data: { modelId: String(subject.id) } });
}

/** Both without what is the same on either side. */
function changesBetween(
	before: Facts | null,
	after: Facts | null,
): { before: Facts | null; after: Facts | null } {
	if (!before || !after) return { before, after };
	const differs = ([key, value]: [string, unknown], other: Facts) =>
		canonicalJson(value ?? null) !== canonicalJson(other[key] ?? null);
	return {
		before: Object.fromEntries(Object.entries(before).filter((fact) => differs(fact, after))),
		after: Object.fromEntries(Object.entries(after).filter((fact) => differs(fact, before))),
	};
}

/** A page of the log, newest first. */
export async function listLog(db: Db, query: LogQuery): Promise<LogPage> {
	const { from, to, after, limit = ROWS_A_PAGE, ...filters } = query;
	const rows = await listLogEntries(db, {
		...filters,
		from: from === undefined ? null : new Date(from),
		to: to === undefined ? null : endOf(to),
		after: after === undefined ? null : parseCursor(after),
		limit: limit + 1,
	});
	const shown = rows.slice(0, limit);
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return { entries: shown.map(describe), next: last ? `${last.at.toISOString()}_${last.id}` : null };
}

/** A day ends when the next begins; a time is itself. */
function endOf(time: string): Date {
	return time.includes('T') ? new Date(time) : new Date(Date.parse(time) + DAY_MS);
}

function parseCursor(cursor: string): { at: Date; id: number } {
	const [at = '', id = ''] = cursor.split('_');
	return { at: new Date(at), id: Number(id) };
}

function describe(row: LogRow): LogEntry {
	const { id, at, personId, personName, left, role, wiki, action, before, after, reason } = row;
	return {
		...{ id, left, role, wiki, action, before, after, reason },
		at: at.toISOString(),
		person: personId === null || personName === null ? null : { id: personId, name: personName },
		subject: { kind: row.subjectKind, id: row.subjectId, name: row.subjectName },
	};
}
