import { and, desc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { LogAction, LogSubjectKind } from '../campaigns/contract/log.ts';
import type { Db } from './connect.ts';
import { campaign, form, formVersion, logEntry, model, person } from './schema.ts';

export type LogRow = typeof logEntry.$inferSelect & {
	personName: string | null;
	left: boolean;
	subjectName: string | null;
};

export async function insertLogEntry(tx: Db, row: typeof logEntry.$inferInsert): Promise<void> {
	await tx.insert(logEntry).values(row);
}

export type LogWanted = {
	wiki?: string | undefined;
	action?: LogAction | undefined;
	/** the name of an account that has not left */
	person?: string | undefined;
	subjectKind?: LogSubjectKind | undefined;
	subjectId?: string | undefined;
	/** inclusive */
	from: Date | null;
	/** exclusive */
	to: Date | null;
	/** rows older than this one */
	after: { at: Date; id: number } | null;
	limit: number;
};

/** Rows of the log, newest first. Names are those of today; of somebody who left there is none. */
export async function listLogEntries(db: Db, wanted: LogWanted): Promise<LogRow[]> {
	const rows = await db
		.select({
			entry: logEntry,
			personName: person.name,
			leftAt: person.leftAt,
			subjectName: sql<string | null>`case ${logEntry.subjectKind}
				when 'campaign' then (select name from ${campaign} where id::text = ${logEntry.subjectId})
				when 'model' then (select name from ${model} where id = ${logEntry.subjectId})
				when 'form' then (select f.definition ->> 'name' from ${formVersion} as v join ${form} as f using (digest)
					where v.family_id::text = ${logEntry.subjectId} order by v.version desc limit 1)
				when 'person' then (
					select p.name from ${person} as p where p.id::text = ${logEntry.subjectId} and p.left_at is null)
				end`,
		})
		.from(logEntry)
		.leftJoin(person, eq(person.id, logEntry.personId))
		.where(and(...conditions(wanted)))
		.orderBy(desc(logEntry.at), desc(logEntry.id))
		.limit(wanted.limit);
	return rows.map(({ entry, personName, leftAt, subjectName }) => ({
		...entry,
		personName: leftAt ? null : personName,
		left: leftAt !== null,
		subjectName,
	}));
}

function conditions({ from, to, after, ...wanted }: LogWanted): SQL[] {
	const found: (SQL | undefined)[] = [
		wanted.wiki === undefined ? undefined : eq(logEntry.wiki, wanted.wiki),
		wanted.action === undefined ? undefined : eq(logEntry.action, wanted.action),
		wanted.person === undefined ? undefined : and(eq(person.name, wanted.person), isNull(person.leftAt)),
		wanted.subjectKind === undefined ? undefined : eq(logEntry.subjectKind, wanted.subjectKind),
		wanted.subjectId === undefined ? undefined : eq(logEntry.subjectId, wanted.subjectId),
		from ? gte(logEntry.at, from) : undefined,
		to ? lt(logEntry.at, to) : undefined,
		after
			? sql`(${logEntry.at}, ${logEntry.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::bigint)`
			: undefined,
	];
	return found.filter((condition) => condition !== undefined);
}
