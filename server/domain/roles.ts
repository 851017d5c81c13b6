/** Giving roles and taking them back. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { RoleChange, RoleList } from '../../campaigns/contract/role-list.ts';
import { roles } from '../../campaigns/contract/roles.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import { findPersonByName, insertGrant, listGrants, revokeGrant } from '../../db/roles.ts';
import type { RoleRules } from './access.ts';
import { canonicalName } from './eligibility.ts';
import { logAction } from './log.ts';
import type { Clock, Wikis } from './ports.ts';

/** Who has which role on a wiki: named in the settings, or given it here. @throws {Failure} WIKI_UNKNOWN */
export async function listRoles(
	{ db, wikis, roles: rules }: { db: Db; wikis: Wikis; roles: RoleRules },
	wiki: string,
): Promise<RoleList> {
	wikis.of(wiki);
	const granted = await listGrants(db, wiki);
	const groups = roles.map((role) => [role, [...rules[role].groups]] as const);
	return {
		wiki,
		groups: Object.fromEntries(groups) as RoleList['groups'],
		holders: roles.flatMap((role) => [
			...rules[role].names.map((name) => ({ name, role, grant: null })),
			...granted
				.filter((grant) => grant.role === role)
				.map(({ name, personId, grantedAt, grantedBy, reason }) => ({
					...{ name, role },
					grant: { personId, at: grantedAt.toISOString(), by: grantedBy, reason },
				})),
		]),
	};
}

type Parts = { db: Db; now: Clock; wikis: Wikis };

/** Gives a role, at once. Giving what they have already adds nothing. @throws {Failure} PERSON_UNKNOWN, WIKI_UNKNOWN */
export async function grantRole(parts: Parts, change: RoleChange, by: PersonRow | null): Promise<void> {
	const { db, now, wikis } = parts;
	const { wiki, role, reason } = change;
	wikis.of(wiki);
	const { id: personId } = await findNamed(db, change.name);
	const at = now();
	await db.transaction(async (tx) => {
		const row = { personId, wiki, role, reason, grantedAt: at, grantedBy: by?.id ?? null };
		if (!(await insertGrant(tx, row))) return;
		const subject = { kind: 'person', id: personId } as const;
		await logAction(tx, { at, by, wiki, action: 'grantRole', subject, after: { role }, reason });
	});
}

/** Takes a role back, at once. @throws {Failure} PERSON_UNKNOWN; NOT_FOUND when it was not given here */
export async function revokeRole(parts: Parts, change: RoleChange, by: PersonRow | null): Promise<void> {
	const { db, now } = parts;
	const { wiki, role, reason } = change;
	const { id: personId } = await findNamed(db, change.name);
	const at = now();
	await db.transaction(async (tx) => {
		if (!(await revokeGrant(tx, { personId, wiki, role }, { at, personId: by?.id ?? null })))
			throw new Failure('NOT_FOUND', { wiki, role });
		const subject = { kind: 'person', id: personId } as const;
		await logAction(tx, { at, by, wiki, action: 'revokeRole', subject, before: { role }, reason });
	});
}

async function findNamed(db: Db, name: string): Promise<PersonRow> {
	const person = await findPersonByName(db, canonicalName(name));
	if (!person) throw new Failure('PERSON_UNKNOWN', { name });
	return person;
}
