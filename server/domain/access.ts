/** The narrow door: who may do what. Every rule about people is one condition here. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Person } from '../../campaigns/contract/person.ts';
import type { PersonRow } from '../../db/people.ts';

/** Who coordinates: accounts named in the settings, and members of on-wiki groups. */
export type CoordinatorRule = { names: readonly string[]; groups: readonly string[] };

/** The one who asks: null when not logged in. */
export type Visitor = PersonRow | null;

export function isCoordinator(person: PersonRow, rule: CoordinatorRule): boolean {
	if (person.blocked) return false;
	return rule.names.includes(person.name) || person.groups.some((group) => rule.groups.includes(group));
}

/** How somebody is called in public logs; null when they have left, and are called nothing any more. */
export function nameUnlessLeft({ name, leftAt }: Pick<PersonRow, 'name' | 'leftAt'>): string | null {
	return leftAt === null ? name : null;
}

/** Whoever is logged in, blocked on the wiki or not. @throws {Failure} LOGIN_NEEDED */
export function needSelf(visitor: Visitor): PersonRow {
	if (!visitor) throw new Failure('LOGIN_NEEDED');
	return visitor;
}

/** @throws {Failure} LOGIN_NEEDED, PERSON_BLOCKED */
export function needPerson(visitor: Visitor): PersonRow {
	const person = needSelf(visitor);
	if (person.blocked) throw new Failure('PERSON_BLOCKED');
	return person;
}

/** @throws {Failure} LOGIN_NEEDED, PERSON_BLOCKED, NOT_ALLOWED */
export function needCoordinator(visitor: Visitor, rule: CoordinatorRule): PersonRow {
	const person = needPerson(visitor);
	if (!isCoordinator(person, rule)) throw new Failure('NOT_ALLOWED');
	return person;
}

export function describePerson(person: PersonRow, rule: CoordinatorRule): Person {
	return { id: person.id, name: person.name, coordinator: isCoordinator(person, rule) };
}
