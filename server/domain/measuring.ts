/** What is worked out of a campaign's answers beside the work of the people, and kept for a while. */
import { Aggregator } from '../../campaigns/agreement/aggregate.ts';
import { measureGoal, measureQuestions } from '../../campaigns/agreement/answers-so-far.ts';
import { hasConsensus } from '../../campaigns/agreement/consensus.ts';
import { wilsonShare } from '../../campaigns/agreement/share.ts';
import { askedQuestions } from '../../campaigns/contract/answers.ts';
import type { AnswersSoFar } from '../../campaigns/contract/answers-so-far.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import type { Measures, PersonActivity } from '../../campaigns/contract/watch.ts';
import { type Activity, readActivity, readAnswersSoFar, readKnownAnswers } from '../../db/answers-so-far.ts';
import { type CampaignFacts, findCampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { agreementByPerson, agreementWithKnown, type Tally } from './people-agreement.ts';
import type { Clock } from './ports.ts';

/** Below so many answers nothing is said of how somebody answers: it would be chance. */
const HANDFUL = 10;
/** how likely what leads must be to count as sure */
const SURE = 0.95;

export type Measured = { measures: Measures; people: PersonActivity[] };

/** Works out everything of one campaign, from one moment. Null when there is no such campaign. Costs all of its answers. */
export async function measureCampaign(db: Db, now: Clock, campaignId: number): Promise<Measured | null> {
	const at = now();
	const read = await db.transaction(
		async (tx) => {
			const facts = await findCampaignFacts(tx, campaignId);
			if (!facts) return null;
			return {
				facts,
				so: await readAnswersSoFar(tx, campaignId),
				activity: await readActivity(tx, campaignId),
				known: await readKnownAnswers(tx, campaignId),
			};
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' },
	);
	if (!read) return null;
	const { facts, so, activity, known } = read;
	const byOthers = agreementByPerson(facts.form, so);
	const byKnown = agreementWithKnown(facts.form, known);
	return {
		measures: {
			asOf: at.toISOString(),
			designed: so.cells.length > 0 && so.cells.every(({ probability }) => probability !== null),
			edits: so.cellOf.length,
			answers: so.units.length,
			questions: measureQuestions(facts.form, so, facts.seed),
			aggregation: facts.aggregation,
			aggregated: aggregate(facts, so),
			stop: facts.goal ? measureGoal(facts.form, so, facts.goal) : null,
		},
		people: activity.map((one) => describe(one, byOthers.get(one.personId), byKnown.get(one.personId))),
	};
}

function describe(one: Activity, others: Tally | undefined, known: Tally | undefined): PersonActivity {
	const enough = (tally: Tally | undefined) => {
		if (!tally || tally.compared < HANDFUL) return null;
		const share = wilsonShare(tally.agreed, tally.compared);
		return share.value === null ? null : { compared: tally.compared, ...share };
	};
	return {
		...{ name: one.name, answers: one.answers, skips: one.skips },
		medianMilliseconds: one.answers < HANDFUL ? null : one.medianMilliseconds,
		agreement: enough(others),
		known: enough(known),
	};
}

/** What the campaign's way of making one answer of several comes to. */
function aggregate({ form, aggregation, seed }: CampaignFacts, so: AnswersSoFar): Measures['aggregated'] {
	const aggregator = new Aggregator(form.questions);
	const asked = so.dictionary.map((answers) => askedQuestions(form as Form, answers).filter(hasConsensus));
	for (let row = 0; row < so.units.length; row++) {
		const said = so.said[row] ?? 0;
		for (const { name } of asked[said] ?? [])
			aggregator.add(name, so.units[row] ?? 0, so.people[row] ?? 0, so.dictionary[said]?.[name]);
	}
	const results = aggregator.results(aggregation, so.cellOf.length, seed);
	return [...results].map(([question, resultOf]) => {
		const counts = { question, edits: 0, decided: 0, sure: 0 };
		for (let unit = 0; unit < so.cellOf.length; unit++) {
			const { consensus, posterior } = resultOf(unit);
			if (posterior === null) continue;
			counts.edits++;
			if (consensus !== null && consensus !== 'tie') counts.decided++;
			const sure = (share: number) => share >= SURE;
			const shares = Object.values(posterior);
			if (Array.isArray(consensus) ? shares.every((p) => sure(p) || sure(1 - p)) : shares.some(sure))
				counts.sure++;
		}
		return counts;
	});
}

export type Measure = (campaignId: number) => Promise<Measured | null>;

export type Measuring = {
	/** What was worked out last, begun anew when it is old; waits only where there is nothing yet. Null: no such campaign. */
	read(campaignId: number): Promise<Measured | null>;
	/** what was worked out last, null where nothing was; nothing is begun */
	known(campaignId: number): Measured | null;
	/** begins anew what is old and was asked for before; says whether it does */
	again(campaignId: number): boolean;
	/** something was decided that changes what is worked out */
	forget(campaignId: number): void;
};

/** At most every so often, and never more than a twentieth of the time. */
const REST_MS = 5000;
const REST_TIMES = 20;

type Kept = {
	measured: Measured | null;
	doneAt: number;
	tookMs: number;
	running: Promise<Measured | null> | null;
};

/** @param onFailure told of what went wrong while what was worked out before still stands */
export function createMeasuring(
	measure: Measure,
	now: Clock,
	onFailure: (error: unknown, campaignId: number) => void,
): Measuring {
	const kept = new Map<number, Kept>();

	function begin(campaignId: number, entry: Kept): Promise<Measured | null> {
		const began = now().getTime();
		entry.running ??= measure(campaignId)
			.then((measured) => {
				entry.doneAt = now().getTime();
				entry.tookMs = entry.doneAt - began;
				entry.measured = measured;
				return measured;
			})
			.finally(() => {
				entry.running = null;
			});
		return entry.running;
	}

	function again(campaignId: number): boolean {
		const entry = kept.get(campaignId);
		if (!entry?.measured || entry.running) return false;
		const age = now().getTime() - entry.doneAt;
		if (age < Math.max(REST_MS, REST_TIMES * entry.tookMs)) return false;
		begin(campaignId, entry).catch((error: unknown) => onFailure(error, campaignId));
		return true;
	}

	return {
		async read(campaignId) {
			const entry = kept.get(campaignId) ?? { measured: null, doneAt: 0, tookMs: 0, running: null };
			kept.set(campaignId, entry);
			if (entry.measured === null) return await begin(campaignId, entry);
			again(campaignId);
			return entry.measured;
		},
		again,
		known: (campaignId) => kept.get(campaignId)?.measured ?? null,
		forget: (campaignId) => kept.delete(campaignId),
	};
}
