/** The narrow door: who may do what, on which wiki. Every rule about people is one condition here. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Person } from '../../campaigns/contract/person.ts';
import { includesRole, type Role, roles } from '../../campaigns/contract/roles.ts';
import type { PersonRow } from '../../db/people.ts';
import type { Grant } from '../../db/roles.ts';
import type { Accounts } from './accounts.ts';
import type { WikiAccount, Wikis } from './ports.ts';

/**
 * What the settings say of a role: accounts that have it on every wiki (the first administrators, who then give roles to
 * others), and on-wiki groups whose members have it on the wiki where they are in the group.
 */
export type RoleRules = Record<Role, { names: readonly string[]; groups: readonly string[] }>;

/** The one who asks: null when not logged in. */
export type Visitor = PersonRow | null;

/** Somebody logged in, with the roles that were given to them. */
export type KnownPerson = PersonRow & { grants: readonly Grant[] };

/** How somebody is called in public logs; null when they have left, and are called nothing any more. */
export function nameUnlessLeft({ name, leftAt }: Pick<PersonRow, 'name' | 'leftAt'>): string | null {
	return leftAt === null ? name : null;
}

/** Whoever is logged in, blocked on the wiki or not. @throws {Failure} LOGIN_NEEDED */
export function needSelf<P extends PersonRow>(visitor: P | null): P {
	if (!visitor) throw new Failure('LOGIN_NEEDED');
	return visitor;
}

/** @throws {Failure} LOGIN_NEEDED, PERSON_BLOCKED */
export function needPerson<P extends PersonRow>(visitor: P | null): P {
	const person = needSelf(visitor);
	if (person.blocked) throw new Failure('PERSON_BLOCKED');
	return person;
}

/** The strongest role somebody has on a wiki. A block there ends all of them. */
function roleOf(
	person: KnownPerson,
	wiki: string,
	account: WikiAccount | null,
	rules: RoleRules,
): Role | null {
	if (person.blocked || account?.blocked) return null;
	const has = (role: Role) =>
		rules[role].names.includes(person.name) ||
		person.grants.some((grant) => grant.wiki === wiki && grant.role === role) ||
		rules[role].groups.some((group) => account?.groups.includes(group));
	return roles.find(has) ?? null;
}

export type Access = {
	roleOn(person: KnownPerson, wiki: string): Promise<Role | null>;
	/** @throws {Failure} LOGIN_NEEDED, PERSON_BLOCKED, NOT_ALLOWED */
	need(role: Role, visitor: KnownPerson | null, wiki: string): Promise<KnownPerson>;
	/**
	 * The same on any wiki, before it is known which one is meant.
	 * @throws {Failure} LOGIN_NEEDED, PERSON_BLOCKED, NOT_ALLOWED
	 */
	needSomewhere(role: Role, visitor: KnownPerson | null): Promise<KnownPerson>;
	describe(person: KnownPerson): Promise<Person>;
	/** as far as the wikis have told already: nobody is asked */
	describeKnown(person: KnownPerson): Person;
};

export function createAccess({
	rules,
	wikis,
	accounts,
}: {
	rules: RoleRules;
	wikis: Wikis;
	accounts: Accounts;
}): Access {
	const groupsCount = roles.some((role) => rules[role].groups.length > 0);

	/** Not asked where its answer changes nothing. A wiki that is configured no more says nothing of anybody. */
	async function roleOn(person: KnownPerson, wiki: string): Promise<Role | null> {
		const configured = wikis.list().some(({ name }) => name === wiki);
		if (!configured || (!groupsCount && roleOf(person, wiki, null, rules) === null))
			return roleOf(person, wiki, null, rules);
		return roleOf(person, wiki, await accounts.of(person, wiki), rules);
	}

	/** Wikis that are configured no more count too: their campaigns are still to be closed. */
	const wikisOf = ({ grants }: KnownPerson) => [
		...new Set([...wikis.list().map(({ name }) => name), ...grants.map(({ wiki }) => wiki)]),
	];
	const rolesOf = async (person: KnownPerson) =>
		await Promise.all(wikisOf(person).map(async (wiki) => [wiki, await roleOn(person, wiki)] as const));

	return {
		roleOn,
		async need(role, visitor, wiki) {
			const person = needPerson(visitor);
			if (!includesRole(await roleOn(person, wiki), role)) throw new Failure('NOT_ALLOWED', { role, wiki });
			return person;
		},
		async needSomewhere(role, visitor) {
			const person = needPerson(visitor);
			const theirs = await rolesOf(person);
			if (!theirs.some(([, has]) => includesRole(has, role))) throw new Failure('NOT_ALLOWED', { role });
			return person;
		},
		describe: async (person) => describePerson(person, await rolesOf(person)),
		describeKnown: (person) =>
			describePerson(
				person,
				wikisOf(person).map((wiki) => [wiki, roleOf(person, wiki, accounts.known(person, wiki), rules)]),
			),
	};
}

function describePerson(
	{ id, name }: PersonRow,
	found: readonly (readonly [wiki: string, role: Role | null])[],
): Person {
	const byWiki: Record<string, Role> = {};
	for (const [wiki, role] of found) if (role) byWiki[wiki] = role;
	const coordinator = Object.values(byWiki).some((role) => includesRole(role, 'coordinator'));
	return { id, name, coordinator, roles: byWiki };
}
