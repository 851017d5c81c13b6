/** The call that brings old campaigns in. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { ImportedCampaigns } from './wikilabels-import.ts';

export const importWikilabels = call({
	method: 'POST',
	path: '/api/import/wikilabels',
	summary:
		'Brings campaigns of Wikilabels in, whole and closed, from its answers (/campaigns/W/C/?tasks&worksets) or a plain SQL dump; what cannot be taken is listed.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({
		/** campaigns of this wiki are taken */
		wiki: z.string().check(z.minLength(1), z.maxLength(64)),
		content: z.string().check(z.minLength(1), z.maxLength(64_000_000)),
	}),
	output: ImportedCampaigns,
});

export const importCalls = { importWikilabels } as const;
