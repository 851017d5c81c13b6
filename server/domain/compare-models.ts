/** The work behind `stability.ts`: features are read, a batch at a time, and models learned and compared. */
import { countChoices, labelsThatAsk } from '../../campaigns/agreement/consensus.ts';
import { majority } from '../../campaigns/agreement/majority.ts';
import { predictionStability } from '../../campaigns/agreement/stopping.ts';
import type { Answers, Form, Question } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import type { Edit } from '../../campaigns/contract/revision.ts';
import { findTemplate } from '../../campaigns/templates/templates.ts';
import { type CampaignFacts, findCampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import {
	countRead,
	findStability,
	forgetHiddenFeatures,
	insertSuccessiveModel,
	listComparedCampaigns,
	listEditsToRead,
	listSuccessiveModels,
	readLessons,
	readSetAside,
	type SuccessiveModelRow,
	storeFeatures,
	tryLockComparing,
	updateStability,
} from '../../db/stability.ts';
import { readCounts } from '../../db/tallies.ts';
import { shortestFloat32 } from './float32.ts';
import type { Clock, FeaturePort, LearnAndPredict, Wikis } from './ports.ts';
import { Resting } from './resting.ts';
import { MOST_LEARNED, nextSize } from './stability.ts';

/** edits asked of a wiki in one round */
const BATCH = 50;
/** a campaign's last answers are learned from within so long, also where its wiki is down for some hours */
const AFTER_CLOSING_MS = 86_400_000;
/** a class with fewer decided edits teaches nothing yet */
const FEWEST_OF_A_CLASS = 5;
/** what models of edits look at, where the template does not say it of a question */
const EDIT_FEATURES = 'edit-quality-1';

/** Learns the next model of a campaign if its time has come, and says whether it did. */
export type LearnNext = (campaignId: number) => Promise<boolean>;

/** The features of each edit, as {@link featuresOf} has them. */
export type ReadFeatures = (edits: readonly Edit[], featureSet: string) => Promise<(number[] | null)[]>;

/** Null where an edit hides what the set looks at. */
export function featuresOf(
	features: Pick<FeaturePort, 'values'>,
	edits: readonly Edit[],
	featureSet: string,
): (number[] | null)[] {
	return edits.map((edit) => {
		const values = features.values(edit, featureSet);
		return values && Array.from(values, shortestFloat32);
	});
}

export type Comparing = {
	db: Db;
	now: Clock;
	wikis: Pick<Wikis, 'of'>;
	readFeatures: ReadFeatures;
	learnNext: LearnNext;
};

/**
 * Goes on with every campaign whose models are compared: one batch of features each, and once all are there the models
 * that are due. What goes wrong is told to `onFailure`, and tried again when it has rested.
 */
export function comparing(
	parts: Comparing,
	onFailure: (campaignId: number, error: unknown) => void,
): () => Promise<void> {
	const resting = new Resting(parts.now);
	return async () => {
		const at = parts.now().getTime();
		for (const campaign of await listComparedCampaigns(parts.db, new Date(at - AFTER_CLOSING_MS))) {
			await resting.attempt(campaign.campaignId, () => goOn(parts, campaign), onFailure);
		}
	};
}

async function goOn(parts: Comparing, { campaignId, wiki }: { campaignId: number; wiki: string }) {
	await parts.db.transaction(async (tx) => {
		if (await tryLockComparing(tx, campaignId)) await readBatch({ ...parts, db: tx }, campaignId, wiki);
	});
	while (await parts.learnNext(campaignId));
}

/** Asks the wiki for the features of the next edits. */
async function readBatch(
	{ db, now, wikis, readFeatures }: Comparing,
	campaignId: number,
	wiki: string,
): Promise<void> {
	const [facts, wanted] = [await findCampaignFacts(db, campaignId), await findStability(db, campaignId)];
	if (!facts || !wanted) return;
	const edits = await listEditsToRead(db, campaignId, { most: MOST_LEARNED, limit: BATCH });
	if (edits.length === 0) return;
	const found = await wikis.of(wiki).readEdits(edits.map(({ revisionId }) => revisionId));
	const here = [...found.values()].filter((edit): edit is Edit => 'revision' in edit);
	const values = await readFeatures(here, featureSetOf(facts, wanted.question));
	const featuresById = new Map(here.map(({ revision }, i) => [revision.revisionId, values[i] ?? null]));
	const read = edits.map(({ taskId, revisionId, place }) => ({
		...{ taskId, place, features: featuresById.get(revisionId) ?? null },
	}));
	await storeFeatures(db, campaignId, now(), read);
}

function featureSetOf({ template }: Pick<CampaignFacts, 'template'>, question: string): string {
	const target = findTemplate(template)?.trains.find((one) => one.question === question);
	return target?.featureSet ?? EDIT_FEATURES;
}

export type Learning = {
	db: Db;
	now: Clock;
	features: Pick<FeaturePort, 'names' | 'versions'>;
	learnAndPredict: LearnAndPredict;
};

/** See {@link LearnNext}. Costs all that is known of the campaign, unless nothing has changed since the last look. */
export async function learnNextModel(parts: Learning, campaignId: number): Promise<boolean> {
	return await parts.db.transaction(
		async (tx) => {
			if (!(await tryLockComparing(tx, campaignId))) return false;
			return await learnIfDue({ ...parts, db: tx }, campaignId);
		},
		{ isolationLevel: 'repeatable read' },
	);
}

async function learnIfDue({ db, now, features, learnAndPredict }: Learning, campaignId: number) {
	const [facts, wanted] = [await findCampaignFacts(db, campaignId), await findStability(db, campaignId)];
	const question = facts?.form.questions.find(({ name }) => name === wanted?.question);
	if (!facts || !wanted || !question) return false;
	const [toRead] = await listEditsToRead(db, campaignId, { most: MOST_LEARNED, limit: 1 });
	const { known, unreadable, asideUnread } = await countRead(db, campaignId);
	const { accepted } = (await readCounts(db, campaignId, now())).progress;
	if (known === wanted.knownSeen && accepted === wanted.answersSeen) return false;
	const look = async (waitsFor: typeof wanted.waitsFor, decided = wanted.decided) =>
		await updateStability(db, campaignId, {
			...{ waitsFor, decided },
			// while the wiki is being asked there is another look after each batch
			...(waitsFor === 'reading' ? {} : { knownSeen: known, answersSeen: accepted }),
		});
	if (toRead || asideUnread > 0) {
		await look('reading');
		return false;
	}
	await forgetHiddenFeatures(db, campaignId);
	const decided = await readDecided(db, campaignId, facts.form, question);
	const models = await listSuccessiveModels(db, campaignId);
	const last = models.at(-1) ?? null;
	const size = sizeWithClasses(decided, nextSize(last?.edits ?? 0, wanted.every));
	if (size === null) {
		const enough = decided.length >= nextSize(last?.edits ?? 0, wanted.every);
		const all = known + unreadable >= MOST_LEARNED && !enough;
		await look(all ? 'nothing' : enough ? 'classes' : 'answers', decided.length);
		return false;
	}
	const taught = withClasses(decided.slice(0, size));
	const aside = await readSetAside(db, campaignId);
	const set = featureSetOf(facts, question.name);
	const predicted = learnAndPredict(
		{
			features: { set, names: [...features.names(set)], versions: [...features.versions(set)] },
			rows: taught.map((one) => one.features),
			classes: taught.map(({ classIndex }) => classIndex),
			seed: facts.seed,
		},
		aside.map((one) => one.features),
	);
	const says = new Array<number>((aside.at(-1)?.place ?? -1) + 1).fill(-1);
	for (const [i, { place }] of aside.entries()) says[place] = predicted[i] ?? -1;
	await insertSuccessiveModel(db, {
		...{ campaignId, edits: size, learnedAt: now(), says },
		...compareWith(last, says, choicesOf(question).length),
	});
	// there may be more of them due: nothing of this look is to keep from the next
	await updateStability(db, campaignId, { waitsFor: 'learning', decided: decided.length, knownSeen: -1 });
	return true;
}

type Decided = { features: number[]; classIndex: number };

/**
 * The edits on which most people say the same, in the order of their first answers. A tie, "unsure" or nothing teaches
 * nothing, as when a dataset teaches.
 */
async function readDecided(db: Db, campaignId: number, form: Form, question: Question): Promise<Decided[]> {
	const values = choicesOf(question).map(({ value }) => (value === 'unsure' ? null : value));
	const said = (answers: Answers[]) =>
		values.indexOf(majority(countChoices(question, labelsThatAsk(form, question, answers))) ?? '');
	return (await readLessons(db, campaignId)).flatMap(({ features, answers }) => {
		const classIndex = said(answers);
		return classIndex < 0 ? [] : [{ features, classIndex }];
	});
}

function countClasses(decided: readonly Decided[]): Map<number, number> {
	const counts = new Map<number, number>();
	for (const { classIndex } of decided) counts.set(classIndex, (counts.get(classIndex) ?? 0) + 1);
	return counts;
}

/** From so many edits on, the first number at which two classes have enough of them to teach; null when none has. */
function sizeWithClasses(decided: readonly Decided[], least: number): number | null {
	if (decided.length < least) return null;
	const counts = countClasses(decided.slice(0, least));
	const isEnough = () => [...counts.values()].filter((count) => count >= FEWEST_OF_A_CLASS).length >= 2;
	if (isEnough()) return least;
	for (const [i, { classIndex }] of decided.slice(least).entries()) {
		counts.set(classIndex, (counts.get(classIndex) ?? 0) + 1);
		if (isEnough()) return least + i + 1;
	}
	return null;
}

/** Without those of classes that are too few. */
function withClasses(decided: readonly Decided[]): Decided[] {
	const counts = countClasses(decided);
	return decided.filter(({ classIndex }) => (counts.get(classIndex) ?? 0) >= FEWEST_OF_A_CLASS);
}

/** Over the edits of which both say something. */
function compareWith(
	last: SuccessiveModelRow | null,
	says: readonly number[],
	classCount: number,
): Pick<SuccessiveModelRow, 'compared' | 'kappa' | 'reason'> {
	if (!last) return { compared: 0, kappa: null, reason: null };
	const both = says.flatMap((after, place) => {
		const before = last.says[place] ?? -1;
		return before < 0 || after < 0 ? [] : [{ before, after }];
	});
	const kappa = predictionStability(
		both.map(({ before }) => before),
		both.map(({ after }) => after),
		classCount,
	);
	return {
		compared: both.length,
		kappa: kappa.value,
		reason: kappa.value === null ? kappa.reason : null,
	};
}
