import * as z from 'zod/mini';

const Interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const Model = z.object({
	/** SHA-256 of the ONNX file */
	id: z.string(),
	wiki: z.string(),
	/** `damaging`, `goodfaith`, … */
	name: z.string(),
	/** what answers of the scorer call it: the first 12 digits of its id */
	version: z.string(),
	status: z.enum(['candidate', 'live', 'retired']),
	datasetId: z.string(),
	createdAt: z.iso.datetime(),
	rows: z.int(),
	positives: z.int(),
	rocAuc: Interval,
	prAuc: Interval,
	cardUrl: z.string(),
	onnxUrl: z.string(),
	/** newest first: who made it live or retired it (null when they have left), and when */
	decisions: z.array(
		z.object({ at: z.iso.datetime(), by: z.nullable(z.string()), decision: z.enum(['promoted', 'retired']) }),
	),
});
export type Model = z.infer<typeof Model>;
