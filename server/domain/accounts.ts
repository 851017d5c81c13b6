/** What the wikis know of people's accounts, asked anew every few minutes. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { PersonRow } from '../../db/people.ts';
import type { Clock, Patience, WikiAccount, Wikis } from './ports.ts';

/** how old an answer of the wiki may be before it is asked again */
const FRESH_MS = 5 * 60_000;

/** of how many accounts answers are kept; the oldest go first */
const MOST_KEPT = 10_000;

export type Accounts = {
	/**
	 * The account of a person on a wiki as it is now, null when there is none. While the wiki is down or slow, what was
	 * last known of it holds: from the wiki's last answer, else from when they logged in.
	 *
	 * @throws {Failure} WIKI_UNKNOWN
	 */
	of(person: PersonRow, wiki: string): Promise<WikiAccount | null>;
	/** the same without asking: what was last known of it */
	known(person: PersonRow, wiki: string): WikiAccount | null;
	/** lets go of what is known of a person's accounts, on all wikis */
	forget(person: PersonRow): void;
};

type Known = { account: WikiAccount | null; at: number };

/** @param patience how long to wait for a wiki before what is known serves; a later answer is kept all the same */
export function createAccounts({
	now,
	wikis,
	patience,
}: {
	now: Clock;
	wikis: Wikis;
	patience: Patience;
}): Accounts {
	const known = new Map<string, Known>();
	const underWay = new Map<string, Promise<void>>();

	async function read(key: string, name: string, wiki: string): Promise<void> {
		try {
			const account = await wikis.of(wiki).readAccount(name);
			known.delete(key);
			known.set(key, { account, at: now().getTime() });
			const [oldest] = known.keys();
			if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
		} catch (error) {
			// a wiki that is away changes nothing of what is known
			if (!(error instanceof Failure) || !error.code.startsWith('WIKI_')) throw error;
		} finally {
			underWay.delete(key);
		}
	}

	const lastKnown = (person: PersonRow, wiki: string) => {
		const answer = known.get(`${wiki}${keyOf(person)}`);
		return answer ? answer.account : atLogin(person, wiki === wikis.login().name);
	};

	return {
		known: lastKnown,
		async of(person, wiki) {
			const key = `${wiki}${keyOf(person)}`;
			const age = now().getTime() - (known.get(key)?.at ?? Number.NEGATIVE_INFINITY);
			if (age >= FRESH_MS) {
				const asked = underWay.get(key) ?? read(key, person.name, wiki);
				underWay.set(key, asked);
				await patience(asked);
			}
			return lastKnown(person, wiki);
		},
		forget(person) {
			for (const key of known.keys()) if (key.endsWith(keyOf(person))) known.delete(key);
		},
	};
}

const keyOf = ({ id, name }: PersonRow) => ` ${id} ${name}`;

/** What the wiki said when they logged in. Of other wikis nothing was said: there the account counts as new. */
function atLogin(person: PersonRow, isLoginWiki: boolean): WikiAccount {
	const { editCount, registeredAt, groups, blocked } = person;
	if (isLoginWiki) return { editCount: editCount ?? 0, registeredAt, groups, blocked };
	return { editCount: 0, registeredAt: person.firstSeenAt, groups: [], blocked };
}
