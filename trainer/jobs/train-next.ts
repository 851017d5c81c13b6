import { findTemplate } from '../../campaigns/templates/templates.ts';
import type { Db } from '../../db/connect.ts';
import { findDatasetFacts, readExamples } from '../../db/datasets.ts';
import { type Claim, claimTraining, insertModel, settleTraining } from '../../db/models.ts';
import { ModelError } from '../model/errors.ts';
import { featureSpec } from '../model/feature-sets.ts';
import { learn } from '../train/learn.ts';
import { lessonOf, limitsOf } from './examples.ts';

/** a trainer that has not said anything for so long is taken to be dead */
const CLAIM_MINUTES = 60;
/** a piece of the queue that fails this often is set aside with its reason */
const MOST_ATTEMPTS = 3;

export type Trainer = {
	db: Db;
	now(): Date;
	/** tells trainers apart: a claim is released by this name */
	name: string;
	codeVersion: string;
	say(sentence: string): void;
	/** chosen from the dataset's digest when left out */
	seed?: number;
};

/** What became of one piece of the queue. */
export type Trained = { claim: Claim; modelId: string } | { claim: Claim; refused: string };

/**
 * Takes the oldest dataset without a model from the queue, learns the model and stores it as a candidate. Null when
 * nothing waits. What cannot be learned is set aside with the reason; a crash leaves it to the next trainer.
 */
export async function trainNext(trainer: Trainer, datasetId?: string): Promise<Trained | null> {
	const { db, now, say } = trainer;
	const claim = await claimTraining(db, {
		now: now(),
		until: new Date(now().getTime() + CLAIM_MINUTES * 60_000),
		by: trainer.name,
		...(datasetId ? { datasetId } : {}),
	});
	if (!claim) return null;
	say(`Learning ${claim.model} from dataset ${claim.datasetId.slice(0, 12)} …`);
	try {
		const modelId = await train(trainer, claim);
		await settleTraining(db, claim, { state: 'done' });
		return { claim, modelId };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const hopeless = error instanceof ModelError || claim.attempts >= MOST_ATTEMPTS;
		await settleTraining(db, claim, { state: hopeless ? 'refused' : 'waiting', reason });
		if (!(error instanceof ModelError)) throw error;
		say(`${claim.model}: ${reason}`);
		return { claim, refused: reason };
	}
}

async function train(trainer: Trainer, { datasetId, model: name }: Claim): Promise<string> {
	const { db, say } = trainer;
	const facts = await findDatasetFacts(db, datasetId);
	const target = findTemplate(facts?.template ?? '')?.trains.find((candidate) => candidate.model === name);
	if (!facts || !target)
		throw new ModelError('NO_ROWS', `Dataset ${datasetId} does not teach a model called ${name}.`);
	const examples = await readExamples(db, datasetId, target.featureSet);
	const lesson = lessonOf(examples, target, featureSpec(target.featureSet));
	const learned = await learn(lesson.set, {
		name: target.model,
		wiki: facts.wiki,
		datasetDigest: datasetId,
		codeVersion: trainer.codeVersion,
		seed: trainer.seed ?? Number.parseInt(datasetId.slice(0, 7), 16),
		limits: limitsOf(lesson, examples),
		onProgress: (fitted, fits) => say(`  ${name}: ${fitted} of ${fits} forests`),
	});
	const { rocAuc, prAuc } = learned.card.metrics;
	const card = new TextEncoder().encode(learned.cardText);
	const { modelId } = learned.card;
	await insertModel(db, {
		id: modelId,
		datasetId,
		wiki: facts.wiki,
		name,
		createdAt: trainer.now(),
		onnx: learned.onnx,
		card,
	});
	say(
		`${name}: ROC-AUC ${interval(rocAuc)}, PR-AUC ${interval(prAuc)}; model ${modelId.slice(0, 12)} is a candidate.`,
	);
	return modelId;
}

function interval({ value, low, high }: { value: number; low: number; high: number }): string {
	return `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}
