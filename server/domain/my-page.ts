/** What a person sees of themselves: how much, when, and how often others came to the same. */
import { majority } from '../../campaigns/agreement/majority.ts';
import { answerTo } from '../../campaigns/contract/answers.ts';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import type { Mine, MyCampaign } from '../../campaigns/contract/mine.ts';
import type { Db } from '../../db/connect.ts';
import { countMyGold } from '../../db/gold.ts';
import {
	countMineByWeek,
	type JudgedEdit,
	listJudgedEdits,
	listMyCampaignFacts,
	type MyCampaignFacts,
} from '../../db/mine.ts';
import type { PersonRow } from '../../db/people.ts';
import type { Clock } from './ports.ts';

const DAY = 86_400_000;
const WEEKS_SHOWN = 12;

/** fewer say more of chance than of the person */
const FEWEST_JUDGED = 20;
/** the more recent say more of how one labels now */
const MOST_JUDGED = 100;
/** edits come into the figure so many at a time, so that it never tells of one */
const JUDGED_AT_A_TIME = 10;

export async function describeMine(db: Db, now: Clock, person: PersonRow): Promise<Mine> {
	const counts = await countMineByWeek(db, person.id);
	const total = (kind: 'answer' | 'skip') =>
		counts.filter((count) => count.kind === kind).reduce((sum, { edits }) => sum + edits, 0);
	const answeredIn = new Map(
		counts.flatMap(({ kind, begins, edits }) =>
			kind === 'answer' && begins !== null ? [[begins, edits]] : [],
		),
	);
	return {
		answered: total('answer'),
		skipped: total('skip'),
		weeks: lastWeeks(now(), WEEKS_SHOWN).map((begins) => ({ begins, edits: answeredIn.get(begins) ?? 0 })),
		agreement: agreementOf(await listJudgedEdits(db, person.id, JUDGED_AT_A_TIME)),
		known: knownOf(await countMyGold(db, person.id, { most: MOST_JUDGED, step: JUDGED_AT_A_TIME })),
		credited: person.creditedAt !== null,
	};
}

/** The Mondays (UTC, as `2026-11-16`) of the last weeks, the present one last. */
export function lastWeeks(now: Date, count: number): string[] {
	const sinceMonday = (now.getUTCDay() + 6) % 7;
	const monday = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - sinceMonday);
	return Array.from({ length: count }, (_, at) =>
		new Date(monday - (count - 1 - at) * 7 * DAY).toISOString().slice(0, 10),
	);
}

/**
 * How often an edit came out among the others as the person said: in every question on which the others came to
 * something. Edits on which they came to nothing at all say nothing of the person and are left out.
 *
 * @param edits the latest first
 */
function agreementOf(edits: readonly JudgedEdit[]): Mine['agreement'] {
	const verdicts = edits.flatMap((edit) => verdictOf(edit) ?? []).slice(0, MOST_JUDGED);
	if (verdicts.length < FEWEST_JUDGED) return null;
	return { judged: verdicts.length, agreed: verdicts.filter(Boolean).length };
}

/** How often the person said what is known: as with the others, only of many edits at once. */
function knownOf(counted: { judged: number; agreed: number }): Mine['known'] {
	return counted.judged < FEWEST_JUDGED ? null : counted;
}

/** Whether an edit came out as the person said; null when the others came to nothing. */
function verdictOf({ form, mine, others }: JudgedEdit): boolean | null {
	const decided = choiceQuestions(form).flatMap((name) => {
		const winner = majority(countAnswers(others, name));
		return winner === null || winner === 'tie' ? [] : [answerTo(mine, name) === winner];
	});
	return decided.length === 0 ? null : decided.every(Boolean);
}

/** Only where one of a few choices is taken is there a "the same". */
function choiceQuestions({ questions }: Form): string[] {
	return questions.filter(({ kind }) => kind === 'choice').map(({ name }) => name);
}

function countAnswers(said: readonly Answers[], question: string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const answers of said) {
		const choice = answerTo(answers, question);
		if (typeof choice === 'string') counts[choice] = (counts[choice] ?? 0) + 1;
	}
	return counts;
}

/** campaigns a page when nobody asks for more or fewer */
const CAMPAIGNS_A_PAGE = 100;

/** A page of the campaigns in which a person has said something, and what is public of it. */
export async function listMyCampaigns(
	db: Db,
	person: PersonRow,
	{ after, limit = CAMPAIGNS_A_PAGE }: { after?: string | undefined; limit?: number | undefined },
): Promise<{ campaigns: MyCampaign[]; next: string | null }> {
	const before = after === undefined ? null : Number(after);
	const rows = await listMyCampaignFacts(db, person.id, { before, limit: limit + 1 });
	const shown = rows.slice(0, limit);
	return {
		campaigns: shown.map(describeMyCampaign),
		next: rows.length > limit ? String(shown.at(-1)?.latest) : null,
	};
}

function describeMyCampaign({ latest: _, ...row }: MyCampaignFacts): MyCampaign {
	const { closed, lastAt, datasetId, labellers, labeller, ...facts } = row;
	return {
		...facts,
		status: closed ? 'closed' : 'open',
		lastAt: new Date(lastAt).toISOString(),
		dataset:
			datasetId !== null && labellers !== null && labeller !== null
				? { id: datasetId, labellers, labeller }
				: null,
	};
}
