/** The calls about copies of a dataset in an archive that gives it a DOI. */
import * as z from 'zod/mini';
import { call } from './call.ts';

export const Deposit = z.object({
	datasetId: z.string(),
	/** `asked`: being prepared; `draft`: waits there for a person to publish it; `discarded`: thrown away, here or there */
	state: z.enum(['asked', 'draft', 'published', 'discarded']),
	/** reserved with the draft; valid once it is published */
	doi: z.nullable(z.string()),
	/** where people find it */
	url: z.nullable(z.string()),
	/** why it did not go on; it is tried again */
	failure: z.nullable(z.string()),
});
export type Deposit = z.infer<typeof Deposit>;

const output = z.object({
	/** whether the operators have set an archive up */
	possible: z.boolean(),
	/** of the version that is given out; null while nobody has asked for one */
	deposit: z.nullable(Deposit),
});

export const readDeposit = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/deposit',
	summary: "Where the copy of a campaign's dataset on Zenodo stands.",
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int() }),
	output,
});

export const askForDeposit = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/deposit',
	summary:
		"Prepares a copy of a campaign's dataset on Zenodo: files, description and a reserved DOI, as a draft that a person looks over and publishes there.",
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int() }),
	output,
});

export const depositCalls = { readDeposit, askForDeposit } as const;
