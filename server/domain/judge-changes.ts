/** What is known of edits that a wiki listed: whether they belong to a frame, who made them, and in which stratum they are. */
import type { AuthorKind, EditSourceOf } from '../../campaigns/contract/edit-source.ts';
import { stratumOf } from '../../campaigns/contract/sample-design.ts';
import type { AuthorFacts } from '../../db/automated-labels.ts';
import type { FramedEdit } from '../../db/frames.ts';
import type { Change, WikiAccount, WikiPorts } from './ports.ts';
import type { ScorePort } from './scores.ts';

type Frame = EditSourceOf<'sample'>['frame'];

/**
 * An account is a newcomer's as long as MediaWiki says so in its recent changes: with fewer edits, by now, or younger when
 * the edit was made. https://www.mediawiki.org/wiki/Manual:$wgLearnerEdits, $wgLearnerMemberSince
 */
const NEWCOMER_EDITS = 10;
const NEWCOMER_DAYS = 4;
const DAY_MS = 86_400_000;

/** accounts that are remembered while a frame is counted */
const MOST_REMEMBERED = 100_000;
/** edits that a model is asked about at once */
const SCORED_TOGETHER = 50;

export type AuthorBook = (changes: readonly Change[]) => Promise<(change: Change) => WikiAccount | null>;

/** Looks accounts up, each once. */
export function authorBook({ readAuthors }: Pick<WikiPorts, 'readAuthors'>): AuthorBook {
	let known = new Map<string, WikiAccount | null>();
	return async (changes) => {
		if (known.size > MOST_REMEMBERED) known = new Map();
		const names = changes.flatMap(({ author: { kind, name } }) =>
			(kind === 'registered' || kind === 'temporary') && name !== null && !known.has(name) ? [name] : [],
		);
		for (const [name, account] of await readAuthors([...new Set(names)])) known.set(name, account);
		return ({ author }) => known.get(author.name ?? '') ?? null;
	};
}

function kindOf({ author, timestamp }: Change, account: WikiAccount | null): AuthorKind {
	if (author.kind !== 'registered') return 'anonymous';
	const { editCount, registeredAt } = account ?? { editCount: 0, registeredAt: null };
	const young =
		registeredAt !== null && Date.parse(timestamp) - registeredAt.getTime() < NEWCOMER_DAYS * DAY_MS;
	return young || editCount < NEWCOMER_EDITS ? 'newcomer' : 'experienced';
}

/** What rules go by. */
export function factsOf(change: Change, account: WikiAccount | null): AuthorFacts {
	return {
		author: kindOf(change, account),
		reverted: change.reverted,
		blocked: account?.blocked ?? false,
		editCount: account?.editCount ?? 0,
		groups: account?.groups ?? [],
	};
}

/** Hidden edits cannot be judged, and imported ones were not made on this wiki. */
function canBeAsked({ author, hidden }: Change): boolean {
	return !hidden && author.kind !== 'hidden' && author.kind !== 'imported';
}

/** Those of a page of changes that belong to the frame, with their strata. */
export async function judgeChanges(
	{
		frame,
		...asked
	}: {
		frame: Frame;
		authors: AuthorBook;
		readCategories: WikiPorts['readCategories'];
		score: (ids: readonly number[]) => Promise<ReadonlyMap<number, number | null>>;
	},
	changes: readonly Change[],
): Promise<FramedEdit[]> {
	const { split, withoutBots } = frame;
	const accountOf = await asked.authors(changes.filter(canBeAsked));
	const wanted = changes.filter(
		(change) =>
			canBeAsked(change) &&
			!(withoutBots && (change.bot || accountOf(change)?.groups.includes('bot') === true)),
	);
	const categories = split.categories
		? await asked.readCategories([...new Set(wanted.map(({ pageId }) => pageId))], split.categories)
		: new Map<number, string[]>();
	const scores = split.score
		? await asked.score(wanted.map(({ revisionId }) => revisionId))
		: new Map<number, number | null>();
	return wanted.map((change) => {
		const facts = factsOf(change, accountOf(change));
		const score = scores.get(change.revisionId) ?? null;
		const of = { ...facts, score, categories: categories.get(change.pageId) ?? [] };
		return { revisionId: change.revisionId, stratum: stratumOf(split, of), score, facts };
	});
}

/** Asks a live model for the probability of its positive class; null where it gives none. */
export function scoresOf(
	scores: ScorePort,
	wiki: string,
	model: string,
): (ids: readonly number[]) => Promise<Map<number, number | null>> {
	return async (ids) => {
		const found = new Map<number, number | null>();
		for (let from = 0; from < ids.length; from += SCORED_TOGETHER) {
			const batch = ids.slice(from, from + SCORED_TOGETHER);
			for (const [id, said] of await scores.score(wiki, batch, [model], false)) {
				const score = said.get(model)?.score;
				found.set(id, score && 'probability' in score ? score.probability.true : null);
			}
		}
		return found;
	};
}
