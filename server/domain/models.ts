/** Models as people see them, and the decision which one is live. */
import * as z from 'zod/mini';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Model } from '../../campaigns/contract/model.ts';
import type { Db } from '../../db/connect.ts';
import {
	findModelFacts,
	insertDecision,
	listModelFacts,
	listModelFactsOf,
	type ModelFacts,
	searchModels,
} from '../../db/models.ts';
import type { PersonRow } from '../../db/people.ts';
import { nameUnlessLeft } from './access.ts';
import { logAction } from './log.ts';
import type { Clock } from './ports.ts';

const Interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What the list of models shows of a card; the whole of it is the trainer's (trainer/model/card.ts). */
const CardFacts = z.object({
	version: z.string(),
	metrics: z.object({ rocAuc: Interval, prAuc: Interval }),
	dataset: z.object({ rows: z.int(), positives: z.int() }),
});

/** Live ones first, then the newest. */
export async function listModels(db: Db): Promise<Model[]> {
	const models = (await listModelFacts(db)).map(describeModel);
	return models.sort((a, b) => Number(b.status === 'live') - Number(a.status === 'live'));
}

/** models a page when nobody asks for more or fewer */
const MODELS_A_PAGE = 50;

/** A page of them. @throws {Failure} MODEL_UNKNOWN when there is no model to go on after */
export async function pageModels(
	db: Db,
	query: {
		datasetId?: string | undefined;
		live?: boolean | undefined;
		after?: string | undefined;
		limit?: number | undefined;
	},
): Promise<{ models: Model[]; next: string | null }> {
	const { datasetId = null, live = false, after = null, limit = MODELS_A_PAGE } = query;
	const ids = await searchModels(db, { datasetId, live, after, limit: limit + 1 });
	if (!ids) throw new Failure('MODEL_UNKNOWN', { modelId: after });
	const shown = ids.slice(0, limit);
	const models = (await listModelFactsOf(db, shown)).map(describeModel);
	return { models, next: ids.length > limit ? (shown.at(-1) ?? null) : null };
}

/** @throws {Failure} MODEL_UNKNOWN */
export async function findModel(db: Db, modelId: string): Promise<{ model: Model; card: Uint8Array }> {
	const facts = await findModelFacts(db, modelId);
	if (!facts) throw new Failure('MODEL_UNKNOWN', { modelId });
	return { model: describeModel(facts), card: facts.card };
}

/**
 * Makes a model live, or switches it off, by a row in the log of decisions. Deciding what already holds adds nothing.
 *
 * @throws {Failure} MODEL_UNKNOWN
 */
export async function decide(
	db: Db,
	now: Clock,
	modelId: string,
	decision: 'promoted' | 'retired',
	by: PersonRow,
): Promise<Model> {
	const facts = await findModelFacts(db, modelId);
	if (!facts) throw new Failure('MODEL_UNKNOWN', { modelId });
	if (facts.live !== (decision === 'promoted')) {
		const { wiki, name } = facts;
		const at = now();
		await db.transaction(async (tx) => {
			await insertDecision(tx, { modelId, wiki, name, decision, personId: by.id, at });
			const action = decision === 'promoted' ? 'promoteModel' : 'retireModel';
			await logAction(tx, { at, by, wiki, action, subject: { kind: 'model', id: modelId } });
		});
	}
	return (await findModel(db, modelId)).model;
}

function describeModel({ card, live, decisions, createdAt, ...facts }: ModelFacts): Model {
	const { version, metrics, dataset } = CardFacts.parse(JSON.parse(new TextDecoder().decode(card)));
	return {
		...facts,
		version,
		status: live ? 'live' : decisions.length > 0 ? 'retired' : 'candidate',
		createdAt: createdAt.toISOString(),
		rows: dataset.rows,
		positives: dataset.positives,
		rocAuc: metrics.rocAuc,
		prAuc: metrics.prAuc,
		cardUrl: `/models/${facts.id}/card.json`,
		onnxUrl: `/models/${facts.id}/model.onnx`,
		decisions: decisions.map(({ at, by, decision }) => ({
			at: at.toISOString(),
			by: nameUnlessLeft(by),
			decision,
		})),
	};
}
