/** What people ask about themselves. */
import type { Context } from 'hono';
import type { Call } from '../../campaigns/contract/call.ts';
import * as calls from '../../campaigns/contract/my-calls.ts';
import { takeLoginAttempt } from '../../db/people.ts';
import { needSelf } from '../domain/access.ts';
import { leave, setCredit } from '../domain/leaving.ts';
import { myCsv, myJsonLines } from '../domain/my-file.ts';
import { findMyTask, listMyLabels } from '../domain/my-labels.ts';
import { describeMine, listMyCampaigns } from '../domain/my-page.ts';
import type { AppParts, JoinedParts } from '../parts.ts';
import { personWith } from './bearer.ts';
import { sendText } from './body.ts';
import { type App, type AppEnv, type Handler, mount } from './mount.ts';
import { dropSecret, readSecret } from './session-cookie.ts';

export function mountMine(app: App, parts: JoinedParts): void {
	const { db, now, accounts } = parts;
	const on = <C extends Call>(call: C, handler: Handler<C>) => mount(app, parts, call, handler);

	on(calls.readMine, async (_input, person) => await describeMine(db, now, person));
	on(calls.listMyCampaigns, async (page, person) => await listMyCampaigns(db, person, page));
	on(calls.listMyLabels, async (input, person) => await listMyLabels(parts, person, input));
	on(calls.readMyTask, async ({ taskId }, person) => await findMyTask(db, person, taskId));
	on(calls.setCredit, async ({ credited }, person) => {
		await setCredit(db, now, person, credited);
		return { credited };
	});
	on(calls.leave, async (_input, person, c) => {
		const released = await leave(parts, person);
		accounts.forget(person);
		await forgetCookies(c, parts);
		return { released };
	});
	mountFiles(app, parts);
}

/** What this browser holds leads nowhere by now; a login that was begun in it ends too. */
async function forgetCookies(c: Context<AppEnv>, parts: AppParts): Promise<void> {
	const begun = readSecret(c, 'label-wing-login', parts);
	if (begun) await takeLoginAttempt(parts.db, parts.sha256(begun));
	dropSecret(c, 'label-wing-login', parts);
	dropSecret(c, 'label-wing-session', parts);
}

/** Everything that the person ever said, as a file. It is nobody else's, so no cache keeps it. */
function mountFiles(app: App, parts: AppParts): void {
	const formats = [
		['jsonl', 'application/jsonl; charset=utf-8', myJsonLines],
		['csv', 'text/csv; charset=utf-8; header=present', myCsv],
	] as const;
	for (const [ending, mediaType, rows] of formats)
		app.get(`/api/me/labels.${ending}`, (c) => {
			const content = rows(parts.db, needSelf(personWith(c, 'read')));
			c.header('content-type', mediaType);
			c.header('content-disposition', `attachment; filename="label-wing-my-labels.${ending}"`);
			c.header('cache-control', 'private, no-store');
			return sendText(c, parts, content);
		});
}
