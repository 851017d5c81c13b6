/** One volunteer at full speed: takes worksets and answers every task, until nothing is left. */
import { randomUUID } from 'node:crypto';
import { putLabel, takeWorkset } from '../../../campaigns/contract/calls.ts';
import type { LabelContent } from '../../../campaigns/contract/label.ts';
import type { Browser } from '../../support/ask.ts';
import type { Timings } from './timings.ts';

/** every so many labels one is sent twice, as a browser does that got no answer */
const SENT_AGAIN_EVERY = 10;

export type Work = {
	campaignId: number;
	formDigest: string;
	takes: Timings;
	puts: Timings;
	/** `performance.now()` at which to give up */
	deadlineMs: number;
};

/** @returns how many labels were accepted */
export async function labelUntilNothingIsLeft(browser: Browser, work: Work): Promise<number> {
	const { campaignId, takes, puts, deadlineMs } = work;
	let sent = 0;
	let accepted = 0;
	while (performance.now() < deadlineMs) {
		const taken = await takes.of(() => browser.ask(takeWorkset, { campaignId }));
		if (!taken.ok) {
			if (['NO_TASKS_LEFT', 'CAMPAIGN_NOT_OPEN'].includes(taken.error.code)) return accepted;
			throw new Error(`takeWorkset: ${taken.status} ${taken.error.code}`);
		}
		for (const { taskId, state } of taken.output.workset.tasks) {
			if (state !== 'open') continue;
			const id = randomUUID();
			const label = answer(taskId, work.formDigest);
			const { outcome } = await puts.of(() => browser.get(putLabel, { id, label }));
			if (outcome === 'accepted') accepted++;
			if (++sent % SENT_AGAIN_EVERY !== 0) continue;
			const again = await puts.of(() => browser.get(putLabel, { id, label }));
			if (again.outcome !== outcome) throw new Error(`label ${id} was ${outcome}, then ${again.outcome}`);
		}
	}
	throw new Error('The volunteers did not finish in time.');
}

function answer(taskId: number, formDigest: string): LabelContent {
	return {
		kind: 'answer',
		answers: { damaging: taskId % 5 === 0 ? 'yes' : 'no', goodfaith: 'yes' },
		...{ taskId, formDigest, language: 'en', millisecondsSpent: 4000 },
		answeredAt: new Date().toISOString(),
	};
}
