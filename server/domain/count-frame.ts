/**
 * Counting what may be drawn: the wiki is asked page by page, in a round of its own, and each page is kept with the place
 * where it goes on, so that nothing is asked twice after a crash. The same round reads what rules go by of a list.
 */
import type { CountedFrame } from '../../campaigns/contract/edit-list.ts';
import type { EditSourceOf } from '../../campaigns/contract/edit-source.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { strataOf } from '../../campaigns/contract/sample-design.ts';
import type { Db } from '../../db/connect.ts';
import { changeEditList, deleteExpiredLists, type EditListRow, insertEditList } from '../../db/edit-lists.ts';
import {
	addFramedEdits,
	claimWaitingList,
	countStrata,
	findSameFrame,
	judgedAmong,
	revisionsOfList,
	setAuthorFacts,
} from '../../db/frames.ts';
import { authorBook, factsOf, judgeChanges, scoresOf } from './judge-changes.ts';
import type { Clock, Wikis } from './ports.ts';
import type { ScorePort } from './scores.ts';
import { findList, KEPT_DAYS, standingOf } from './stage-edits.ts';

/** Beyond these the wiki would be asked for hours, and for minutes by nobody's leave: by what the edits are split. */
const MOST_FRAMED = 1_000_000;
const MOST_CATEGORISED = 100_000;
const MOST_SCORED = 5_000;
const MOST_LISTED = 50_000;

/** MediaWiki keeps recent changes for 30 days on Wikimedia's wikis, and for 90 as it comes */
const RECENT_DAYS = 29;
const DAY_MS = 86_400_000;
const CLAIM_MS = 120_000;
/** a wiki that asks to be left alone is */
const LAG_PAUSE_MS = 30_000;
/** revisions of a list looked at together: ten requests */
const LIST_BATCH = 500;

type Frame = EditSourceOf<'sample'>['frame'];
export type Counting = { db: Db; now: Clock; wikis: Wikis; scores: ScorePort };

/**
 * The frame as it was counted before, or one that a round is to count; one that failed goes on where it stopped.
 *
 * @throws {Failure} WIKI_UNKNOWN, MODEL_UNKNOWN, INVALID_INPUT
 */
export async function countFrame(
	{ db, now, wikis, scores }: Counting,
	{ wiki, frame: asked, ownerId }: { wiki: string; frame: Frame; ownerId: number | null },
): Promise<EditListRow> {
	wikis.of(wiki);
	const frame = tidyFrame(asked);
	const { score } = frame.split;
	if (score && !scores.models().some((model) => model.wiki === wiki && model.name === score.model))
		throw new Failure('MODEL_UNKNOWN', { wiki, model: score.model });
	const same = await findSameFrame(db, wiki, frame, now());
	if (same?.state === 'failed')
		await changeEditList(db, same.id, { state: 'waiting', failure: null, claimedUntil: null });
	if (same) return await findList(db, same.id, 'frame');
	return await insertEditList(db, {
		...{ kind: 'frame', state: 'waiting', wiki, frame, ownerId, createdAt: now(), authorsKnown: true },
		expiresAt: new Date(now().getTime() + KEPT_DAYS * DAY_MS),
	});
}

/** Titles as MediaWiki writes them. @throws {Failure} INVALID_INPUT: the time ends before it begins, or bands that are none */
function tidyFrame({ split, ...frame }: Frame): Frame {
	const { categories, score } = split;
	if (frame.from > frame.to)
		throw new Failure('INVALID_INPUT', { 'frame.to': 'the time ends before it begins' });
	if (score?.bounds.some((bound, i) => bound <= (score.bounds[i - 1] ?? 0)))
		throw new Failure('INVALID_INPUT', { 'frame.split.score': 'give the bounds in ascending order' });
	const namespaces = [...new Set(frame.namespaces)].sort((a, b) => a - b);
	if (!categories) return { ...frame, namespaces, split };
	const titles = categories.map((title) => {
		const spaced = title.replaceAll('_', ' ').trim();
		return spaced.charAt(0).toUpperCase() + spaced.slice(1);
	});
	return { ...frame, namespaces, split: { ...split, categories: [...new Set(titles)] } };
}

/** Has the wiki asked about a list. @throws {Failure} NOT_FOUND, TOO_MANY_EDITS */
export async function readListAuthors({ db }: Pick<Counting, 'db'>, listId: string): Promise<EditListRow> {
	const list = await findList(db, listId, 'list');
	if (list.edits > MOST_LISTED) throw new Failure('TOO_MANY_EDITS', { edits: list.edits, most: MOST_LISTED });
	if (!list.authorsKnown && list.state !== 'waiting')
		await changeEditList(db, listId, { state: 'waiting', failure: null, share: 0, claimedUntil: null });
	return await findList(db, listId, 'list');
}

export function describeFrame(row: EditListRow): CountedFrame {
	const { id, wiki, edits, frame, strata } = row;
	if (!frame) throw new Error(`the list ${id} is no frame`);
	return { frameId: id, wiki, edits, frame, strata, ...standingOf(row) };
}

/**
 * Forgets lists whose time is over, and asks the wikis all that waits to be asked. What fails for a reason that a person can
 * mend is kept as failed.
 *
 * @param mayGoOn asked before each page; what is left then waits for the next round
 */
export async function goThroughLists(parts: Counting, mayGoOn = () => true): Promise<void> {
	const { db, now } = parts;
	await deleteExpiredLists(db, now());
	while (mayGoOn()) {
		const row = await claimWaitingList(db, now(), later(now(), CLAIM_MS));
		if (!row) return;
		try {
			const isDone = await (row.kind === 'frame' ? fillFrame : fillAuthors)(parts, row, mayGoOn);
			if (!isDone) await changeEditList(db, row.id, { claimedUntil: null });
		} catch (error) {
			const code = error instanceof Failure ? error.code : 'INTERNAL';
			if (code === 'WIKI_LAGGED')
				await changeEditList(db, row.id, { claimedUntil: later(now(), LAG_PAUSE_MS) });
			else {
				const details = error instanceof Failure ? error.details : undefined;
				await changeEditList(db, row.id, { state: 'failed', failure: { code, details } });
			}
			if (!(error instanceof Failure)) throw error;
		}
	}
}

function later(time: Date, milliseconds: number): Date {
	return new Date(time.getTime() + milliseconds);
}

function mostOf({ split }: Frame): number {
	if (split.score) return MOST_SCORED;
	return split.categories ? MOST_CATEGORISED : MOST_FRAMED;
}

/** False when it may not go on. */
async function fillFrame(
	{ db, now, wikis, scores }: Counting,
	row: EditListRow,
	mayGoOn: () => boolean,
): Promise<boolean> {
	const { id, wiki, frame, createdAt } = row;
	if (!frame) throw new Error(`the list ${id} is no frame`);
	const { readChanges, readCategories, ...ports } = wikis.of(wiki);
	const { withoutBots, withoutJudged, namespaces, split } = frame;
	const [from, to] = [`${frame.from}T00:00:00Z`, `${frame.to}T23:59:59Z`];
	const span = { begin: Date.parse(from), length: Date.parse(to) - Date.parse(from) };
	// decided once: places to go on of one list are nothing to the other
	const recent = createdAt.getTime() - span.begin < RECENT_DAYS * DAY_MS;
	const judging = {
		...{ frame, authors: authorBook(ports), readCategories },
		score: split.score ? scoresOf(scores, wiki, split.score.model) : async () => new Map(),
	};
	let { cursor, edits } = row;
	for (;;) {
		if (!mayGoOn()) return false;
		const { changes, next } = await readChanges({ from, to, namespaces, withoutBots, recent }, cursor);
		const judged = withoutJudged
			? await judgedAmong(
					db,
					wiki,
					changes.map(({ revisionId }) => revisionId),
				)
			: new Set<number>();
		const fresh = changes.filter(({ revisionId }) => !judged.has(revisionId));
		const last = changes.at(-1)?.timestamp ?? from;
		if (edits + fresh.length > mostOf(frame))
			throw new Failure('TOO_MANY_EDITS', { most: mostOf(frame), until: last });
		const framed = await judgeChanges(judging, fresh);
		const share = Math.min(1, (Date.parse(last) - span.begin) / span.length);
		await db.transaction(async (tx) => {
			edits += framed.length === 0 ? 0 : await addFramedEdits(tx, id, framed);
			await changeEditList(tx, id, { cursor: next, edits, share, claimedUntil: later(now(), CLAIM_MS) });
		});
		if (next === null) break;
		cursor = next;
	}
	const counted = await countStrata(db, id);
	const strata = strataOf(split).map(({ key }) => counted.get(key) ?? { key, count: 0, meanScore: null });
	await changeEditList(db, id, { state: 'ready', share: 1, strata });
	return true;
}

async function fillAuthors(
	{ db, now, wikis }: Counting,
	{ id, wiki, edits, cursor }: EditListRow,
	mayGoOn: () => boolean,
): Promise<boolean> {
	const { readListed, ...ports } = wikis.of(wiki);
	const authors = authorBook(ports);
	let after = Number(cursor ?? 0);
	for (let done = 0; ; ) {
		if (!mayGoOn()) return false;
		const batch = await revisionsOfList(db, id, after, LIST_BATCH);
		const changes = await readListed(batch);
		const accountOf = await authors(changes);
		const known = changes.map((change) => ({
			revisionId: change.revisionId,
			facts: factsOf(change, accountOf(change)),
		}));
		done += batch.length;
		after = batch.at(-1) ?? after;
		await db.transaction(async (tx) => {
			if (known.length > 0) await setAuthorFacts(tx, id, known);
			const share = Math.min(1, done / edits);
			await changeEditList(tx, id, { cursor: String(after), share, claimedUntil: later(now(), CLAIM_MS) });
		});
		if (batch.length < LIST_BATCH) break;
	}
	await changeEditList(db, id, { state: 'ready', share: 1, authorsKnown: true });
	return true;
}
