/** Disagreements: the queue, the talk, the decisions. */
import * as calls from '../../campaigns/contract/adjudication-calls.ts';
import type { Call } from '../../campaigns/contract/call.ts';
import {
	decideTask,
	listQueue,
	readContestedEdit,
	readItem,
	reverseDecision,
} from '../domain/adjudication.ts';
import { listComments, writeComment } from '../domain/adjudication-talk.ts';
import { describeCampaign, findCampaign } from '../domain/campaigns.ts';
import { freezeNow } from '../domain/life.ts';
import type { JoinedParts } from '../parts.ts';
import { type App, type Handler, mount } from './mount.ts';

export function mountAdjudication(app: App, parts: JoinedParts): void {
	const { db } = parts;
	const on = <C extends Call>(call: C, handler: Handler<C>) => mount(app, parts, call, handler);

	on(calls.listDisagreements, async (asked, person) => await listQueue(parts, person, asked));
	on(calls.readDisagreement, async ({ taskId }, person) => ({ item: await readItem(db, person, taskId) }));
	on(
		calls.readDisagreementEdit,
		async ({ taskId, changes = 'table', whole = 'page', language = 'en', ...asked }, person) => {
			const { from = 0, all = false, reveal = false } = asked;
			return await readContestedEdit(parts, person, { taskId, changes, whole, from, all, reveal, language });
		},
	);
	on(calls.decideTask, async (decided, person) => {
		await decideTask(parts, person, decided);
		// it may have been the last one that a closed campaign waited for
		parts.wake();
		return { item: await readItem(db, person, decided.taskId) };
	});
	on(calls.reverseDecision, async (reversed, person) => {
		await reverseDecision(parts, person, reversed);
		return { item: await readItem(db, person, reversed.taskId) };
	});
	on(calls.listComments, async (asked, person) => await listComments(db, person, asked));
	on(calls.writeComment, async (said, person) => ({ comment: await writeComment(parts, person, said) }));
	on(calls.freezeNow, async ({ campaignId, reason }, by) => {
		await freezeNow(parts, { campaignId, by, reason });
		parts.wake();
		return { campaign: await describeCampaign(parts, await findCampaign(db, campaignId), by) };
	});
}
