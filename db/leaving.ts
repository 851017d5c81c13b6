/** Thanks by name, and leaving: what becomes of the row that ties labels to an account. */
import { and, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { campaign, person, pseudonym, seat, session } from './schema.ts';

/** The names to be thanked for the datasets of these campaigns, in no order that means anything. */
export async function listCredits(db: Db, campaignIds: readonly number[]): Promise<Map<number, string[]>> {
	if (campaignIds.length === 0) return new Map();
	const rows = await db
		.select({ campaignId: pseudonym.campaignId, name: person.name })
		.from(pseudonym)
		.innerJoin(person, eq(person.id, pseudonym.personId))
		.where(and(inArray(pseudonym.campaignId, [...campaignIds]), isNotNull(person.creditedAt)));
	const names = new Map<number, string[]>();
	for (const { campaignId, name } of rows) names.set(campaignId, [...(names.get(campaignId) ?? []), name]);
	return names;
}

/** Since when a person wants to be named; null for not (any more). */
export async function setCreditedAt(db: Db, personId: number, creditedAt: Date | null): Promise<void> {
	await db.update(person).set({ creditedAt }).where(eq(person.id, personId));
}

/** Ends every session of a person, in whatever browser. */
export async function deleteSessionsOf(db: Db, personId: number): Promise<void> {
	await db.delete(session).where(eq(session.personId, personId));
}

/** Gives back whatever a person holds unanswered, in all open campaigns; says how much that was. */
export async function endLeasesOf(db: Db, personId: number, now: Date): Promise<number> {
	const open = db.select({ id: campaign.id }).from(campaign).where(isNull(campaign.closedAt));
	const rows = await db
		.update(seat)
		.set({ leaseExpiresAt: now })
		.where(
			and(
				eq(seat.personId, personId),
				isNull(seat.labelId),
				gt(seat.leaseExpiresAt, now),
				inArray(seat.campaignId, open),
			),
		)
		.returning({ taskId: seat.taskId });
	return rows.length;
}

/**
 * Destroys what ties a person to what they are called in datasets, of whatever version, frozen or still to be: the names
 * in the rows were drawn at random, so that nothing can tell any more whose they are.
 */
export async function forgetPseudonyms(db: Db, personId: number): Promise<void> {
	await db.delete(pseudonym).where(eq(pseudonym.personId, personId));
}

/**
 * Forgets whom a row stood for. The row stays, because labels and seats name it by its number; what is left of it is
 * only that somebody was here. False when they had left before.
 *
 * @param sub anything that no account has
 */
export async function forgetPerson(db: Db, personId: number, sub: string, now: Date): Promise<boolean> {
	const rows = await db
		.update(person)
		.set({
			farm: '',
			sub,
			name: '',
			editCount: null,
			registeredAt: null,
			groups: [],
			blocked: false,
			// when somebody came, and was last here, can be compared with other logs
			firstSeenAt: now,
			lastLoginAt: now,
			creditedAt: null,
			leftAt: now,
		})
		.where(and(eq(person.id, personId), isNull(person.leftAt)))
		.returning({ id: person.id });
	return rows.length === 1;
}
