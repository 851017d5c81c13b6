/** Being named, and leaving. */
import type { Db } from '../../db/connect.ts';
import { deleteFormDraftsOf } from '../../db/forms.ts';
import {
	deleteSessionsOf,
	endLeasesOf,
	forgetPerson,
	forgetPseudonyms,
	setCreditedAt,
} from '../../db/leaving.ts';
import type { PersonRow } from '../../db/people.ts';
import { revokeGrantsOf } from '../../db/roles.ts';
import { deleteTokensOf } from '../../db/tokens.ts';
import type { Clock, NewSecret } from './ports.ts';

/** Puts a person's name on the datasets they worked on, now and later, or takes it off everywhere. */
export async function setCredit(db: Db, now: Clock, person: PersonRow, credited: boolean): Promise<void> {
	if (credited === (person.creditedAt !== null)) return;
	await setCreditedAt(db, person.id, credited ? now() : null);
}

/**
 * Withdraws the link between a person and their labels, all at once or not at all. Labels and seats stay as
 * they are, so nothing published changes; the row that they name stands for nobody any more, and which pseudonyms were
 * theirs is forgotten. Whoever logs in with the
 * same account later is somebody new.
 *
 * @returns edits given back that were waiting for an answer
 */
export async function leave(
	{ db, now, newSecret }: { db: Db; now: Clock; newSecret: NewSecret },
	person: PersonRow,
): Promise<number> {
	return await db.transaction(async (tx) => {
		// first, because it holds the row: a session that is begun at this moment waits, and then belongs to nobody
		if (!(await forgetPerson(tx, person.id, newSecret(), now()))) return 0;
		await forgetPseudonyms(tx, person.id);
		await deleteSessionsOf(tx, person.id);
		await deleteTokensOf(tx, person.id);
		await deleteFormDraftsOf(tx, person.id);
		await revokeGrantsOf(tx, person.id, now());
		return await endLeasesOf(tx, person.id, now());
	});
}
