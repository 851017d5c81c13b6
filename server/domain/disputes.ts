/** "This score is wrong": what a person says then is kept, and campaigns that wait for it ask others, blind. */
import { faultsOfAnswers, tidyAnswers } from '../../campaigns/contract/answers.ts';
import type { DisputedScores } from '../../campaigns/contract/dispute-calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import { lockCampaign } from '../../db/campaign-life.ts';
import { insertChosen, oneEdit } from '../../db/chosen-edits.ts';
import type { Db } from '../../db/connect.ts';
import {
	type DisputeRow,
	findDispute,
	findFormOfModel,
	insertDispute,
	listDisputeCampaigns,
} from '../../db/disputes.ts';
import type { PersonRow } from '../../db/people.ts';
import { lockHandingOut } from '../../db/turns.ts';
import type { Clock } from './ports.ts';
import type { ScorePort } from './scores.ts';

type Parts = { db: Db; now: Clock; scores: ScorePort };

/** What is asked of whoever calls a score wrong: the form that taught the first of the wiki's live models. */
export type Disputing = { form: Form; formDigest: string; models: { id: string; name: string }[] };

/** Null while no model is live. */
export async function formOfDisputes({ db, scores }: Parts, wiki: string): Promise<Disputing | null> {
	const live = scores
		.models()
		.filter((model) => model.wiki === wiki)
		.toSorted((a, b) => (a.name < b.name ? -1 : 1));
	const asked: Disputing[] = [];
	for (const { id, name } of live) {
		const taught = await findFormOfModel(db, id);
		if (!taught) continue;
		const same = asked.find(({ formDigest }) => formDigest === taught.digest);
		if (same) same.models.push({ id, name });
		else asked.push({ form: taught.definition, formDigest: taught.digest, models: [{ id, name }] });
	}
	return asked[0] ?? null;
}

/** What this person said before; null when they did not. */
export async function disputeOf(
	{ db }: Pick<Parts, 'db'>,
	{ wiki, revisionId }: { wiki: string; revisionId: number },
	person: PersonRow | null,
): Promise<DisputeRow | null> {
	return person && (await findDispute(db, wiki, revisionId, person.id));
}

/**
 * Keeps what a person says of an edit whose score is wrong, with the scores as they are, and gives the edit to the
 * campaigns that take disputed ones: all of it, or nothing.
 *
 * @throws {Failure} MODEL_UNKNOWN while none is live, INVALID_INPUT, REVISION_GONE without a score, ALREADY_DISPUTED,
 *   WIKI_*
 */
export async function disputeScore(
	parts: Parts,
	{ wiki, revisionId, answers }: { wiki: string; revisionId: number; answers: Answers },
	person: PersonRow,
): Promise<{ at: Date; scores: DisputedScores }> {
	const { db, now } = parts;
	const asked = await formOfDisputes(parts, wiki);
	if (!asked) throw new Failure('MODEL_UNKNOWN', { wiki });
	const tidy = tidyAnswers(asked.form, answers);
	const faults = faultsOfAnswers(asked.form, tidy);
	if (faults.length > 0) throw new Failure('INVALID_INPUT', { answers: faults.join('; ') });
	const scores = await scoresNow(parts, asked.models, wiki, revisionId);
	const at = now();
	await db.transaction(async (tx) => {
		const row = {
			wiki,
			revisionId,
			personId: person.id,
			formDigest: asked.formDigest,
			answers: tidy,
			scores,
			at,
		};
		if (!(await insertDispute(tx, row))) throw new Failure('ALREADY_DISPUTED', { wiki, revisionId });
		for (const campaignId of await listDisputeCampaigns(tx, wiki, Object.keys(scores))) {
			await lockHandingOut(tx, campaignId);
			const open = await lockCampaign(tx, campaignId);
			if (!open || open.closedAt || open.closingAt) continue;
			const to = { campaignId, seats: open.labelsPerTask, seed: open.seed };
			await insertChosen(tx, to, oneEdit(revisionId));
		}
	});
	return { at, scores };
}

async function scoresNow(
	{ scores }: Parts,
	models: Disputing['models'],
	wiki: string,
	revisionId: number,
): Promise<DisputedScores> {
	const names = models.map(({ name }) => name);
	const said = (await scores.score(wiki, [revisionId], names, false)).get(revisionId);
	const found: DisputedScores = {};
	for (const { id, name } of models) {
		const score = said?.get(name)?.score;
		if (score && 'probability' in score) found[name] = { modelId: id, probability: score.probability.true };
	}
	if (Object.keys(found).length === 0) throw new Failure('REVISION_GONE', { revisionId });
	return found;
}
