/** Every call of the JSON interface. They stand in files of their own so that each page carries those that it asks. */
import { adjudicationCalls } from './adjudication-calls.ts';
import { calls } from './calls.ts';
import { depositCalls } from './deposit-calls.ts';
import { disputeCalls } from './dispute-calls.ts';
import { draftCalls } from './draft-calls.ts';
import { editSourceCalls } from './edit-source-calls.ts';
import { formCalls } from './form-calls.ts';
import { goldCalls } from './gold-calls.ts';
import { hiddenCalls } from './hidden-calls.ts';
import { importCalls } from './import-calls.ts';
import { labelImportCalls } from './label-import-calls.ts';
import { lifeCalls } from './life-calls.ts';
import { myCalls } from './my-calls.ts';
import { practiceCalls } from './practice-calls.ts';
import { resultCalls } from './result-calls.ts';
import { roleCalls } from './role-calls.ts';
import { tokenCalls } from './token-calls.ts';
import { watchCalls } from './watch-calls.ts';
import { webhookCalls } from './webhook-calls.ts';

export const allCalls = {
	...calls,
	...draftCalls,
	...disputeCalls,
	...lifeCalls,
	...editSourceCalls,
	...formCalls,
	...practiceCalls,
	...roleCalls,
	...resultCalls,
	...hiddenCalls,
	...depositCalls,
	...labelImportCalls,
	...myCalls,
	...adjudicationCalls,
	...goldCalls,
	...tokenCalls,
	...watchCalls,
	...importCalls,
	...webhookCalls,
} as const;
