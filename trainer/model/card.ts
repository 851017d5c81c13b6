import * as z from 'zod/mini';
import { ModelError } from './errors.ts';

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'));
const count = z.number().check(z.int(), z.minimum(0));
const rate = z.number().check(z.minimum(0), z.maximum(1));
const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
const thresholdTable = z.array(
	z.object({ threshold: rate, tp: z.number(), fp: z.number(), tn: z.number(), fn: z.number() }),
);
const operatingPoint = z.object({
	label: z.boolean(),
	query: z.string(),
	/** null: no threshold meets the condition */
	threshold: z.nullable(rate),
	precision: z.nullable(rate),
	recall: z.nullable(rate),
	filterRate: z.nullable(rate),
});

const cardSchema = z.object({
	format: z.literal('label-wing model card 1'),
	/** SHA-256 of the ONNX file this card describes */
	modelId: digest,
	/** the question that it answers with P(true): `damaging`, `goodfaith`, `reverted`, … */
	name: z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/)),
	/** database name, e.g. enwiki */
	wiki: z.string(),
	/** what answers of the scorer call it: the first 12 digits of its id, so that it changes when the model does */
	version: z.string(),
	licence: z.literal('CC0-1.0'),
	algorithm: z.string(),
	dataset: z.object({
		digest,
		rows: count,
		positives: count,
		negatives: count,
		/** distinct pages; null when unknown */
		pages: z.nullable(count),
		weighted: z.boolean(),
	}),
	/** columns in order; `gainShares` is each one's part of all that the trees' splits gained */
	features: z.object({
		set: z.string(),
		names: z.array(z.string()),
		versions: z.array(z.number()),
		gainShares: z.array(rate),
	}),
	seed: z.number(),
	codeVersion: z.string(),
	hyperParameters: z.record(z.string(), z.number()),
	/** how the metrics were got; `sentence` says it in words */
	evaluation: z.object({
		method: z.enum(['cross-validation', 'time hold-out']),
		folds: count,
		/** no page is in two folds */
		groupedByPage: z.boolean(),
		/** rows judged, none of which the judging model or its calibration had seen */
		rows: count,
		positives: count,
		resamples: count,
		sentence: z.string(),
	}),
	/** each with a 95% percentile bootstrap interval, scaled to `populationRate` */
	metrics: z.object({
		rocAuc: estimate,
		/** average precision */
		prAuc: estimate,
		brier: estimate,
		/** nats */
		logLoss: estimate,
		expectedCalibrationError: estimate,
	}),
	/** part of true labels among the wiki's edits when that differs from the sample; null: as sampled */
	populationRate: z.nullable(rate),
	/** weighted, not scaled to `populationRate` */
	thresholds: z.object({ true: thresholdTable, false: thresholdTable }),
	operatingPoints: z.array(operatingPoint),
	calibration: z.object({
		method: z.literal('Platt'),
		scale: z.number(),
		shift: z.number(),
		/** of the trees' own probabilities, for comparison */
		expectedCalibrationErrorBefore: z.number(),
		bins: z.array(
			z.object({
				low: rate,
				high: rate,
				rows: count,
				share: rate,
				meanProbability: rate,
				positiveRate: rate,
			}),
		),
	}),
	limits: z.array(z.string()),
	golden: z.array(
		z.object({ revisionId: z.number(), features: z.array(z.nullable(z.number())), probability: rate }),
	),
});

/** Everything there is to know about one trained model, as JSON beside its ONNX file. */
export type ModelCard = z.infer<typeof cardSchema>;

/** The card as text; the same card gives the same bytes. */
export function encodeCard(card: ModelCard): string {
	return `${JSON.stringify(card)}\n`;
}

/** Reads a card from JSON text or an already parsed value. Throws `CARD_INVALID` with the places that are wrong in `cause`. */
export function parseCard(card: unknown): ModelCard {
	const parsed = cardSchema.safeParse(typeof card === 'string' ? parseJson(card) : card);
	if (parsed.success) return parsed.data;
	const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
	throw new ModelError(
		'CARD_INVALID',
		`This is not a model card this version can read (${problems[0]}).`,
		problems,
	);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new ModelError('CARD_INVALID', 'The model card is not JSON.', error);
	}
}
