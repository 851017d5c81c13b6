/** A campaign while people label: figures as they are and as they change, and what is worked out of them. */
import { streamSSE } from 'hono/streaming';
import type { Call } from '../../campaigns/contract/call.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { allLanguages } from '../../campaigns/contract/languages.ts';
import * as calls from '../../campaigns/contract/watch-calls.ts';
import { findCampaign } from '../domain/campaigns.ts';
import { readFigures } from '../domain/figures.ts';
import { listLog } from '../domain/log.ts';
import { putStability, readStability } from '../domain/stability.ts';
import { closeAtGoal, putGoal } from '../domain/stopping.ts';
import { speaker } from '../pages/say.ts';
import type { JoinedParts } from '../parts.ts';
import { type App, type Handler, mount } from './mount.ts';

const LATELY_ROWS = 5;
const PEOPLE_A_PAGE = 100;
/** how long a browser waits before it comes back, in milliseconds */
const RETRY_MS = 3000;

export function mountWatch(app: App, parts: JoinedParts): void {
	const { db, now, measuring } = parts;
	const on = <C extends Call>(call: C, handler: Handler<C>) => mount(app, parts, call, handler);
	const measured = async (campaignId: number) => {
		const found = await measuring.read(campaignId);
		if (!found) throw new Failure('NOT_FOUND', { campaignId });
		return found;
	};
	const watched = async (campaignId: number) => {
		const { goal, closesAtGoalSince } = await findCampaign(db, campaignId);
		const { measures } = await measured(campaignId);
		return {
			...{ measures, goal, closesAtGoalSince: closesAtGoalSince?.toISOString() ?? null },
			stability: await readStability(db, campaignId),
		};
	};

	on(calls.readFigures, async ({ campaignId }) => ({ figures: await readFigures(db, now, campaignId) }));
	on(calls.readMeasures, async ({ campaignId }) => await watched(campaignId));
	on(calls.listActivity, async ({ campaignId, after = 0 }) => {
		const { people, measures } = await measured(campaignId);
		const next = after + PEOPLE_A_PAGE;
		return {
			...{ asOf: measures.asOf, people: people.slice(after, next) },
			next: next < people.length ? next : null,
		};
	});
	on(calls.putGoal, async ({ campaignId, goal, reason }, by) => {
		await putGoal(parts, { campaignId, by, reason }, goal);
		return await watched(campaignId);
	});
	on(calls.closeAtGoal, async ({ campaignId, wanted, reason }, by) => {
		await closeAtGoal(parts, { campaignId, by, reason }, wanted);
		parts.wake();
		return await watched(campaignId);
	});
	on(calls.putStability, async ({ campaignId, stability, reason }, by) => {
		await putStability(parts, { campaignId, by, reason }, stability);
		parts.wake();
		return await watched(campaignId);
	});
	on(calls.readLately, async ({ campaignId, language = 'en' }) => {
		await findCampaign(db, campaignId);
		const known = allLanguages().find((one) => one === language) ?? 'en';
		const { write } = speaker(known);
		const subject = { subjectKind: 'campaign', subjectId: String(campaignId) } as const;
		const { entries } = await listLog(db, { ...subject, limit: LATELY_ROWS });
		return {
			entries: entries.map(({ at, person, left, action, subject: { name }, reason }) => ({
				...{ at, person: person?.name ?? null, left, reason },
				sentence: write(`log-${action}`, name ?? String(campaignId)),
			})),
		};
	});
	mountEvents(app, parts);
}

/** Server-sent events: `figures` when they change, `measures` when they were worked out anew, `alive` in between. */
function mountEvents(app: App, { db, live }: JoinedParts): void {
	app.get('/api/campaigns/:campaignId/events', async (c) => {
		const asked = c.req.param('campaignId');
		if (!/^\d{1,15}$/.test(asked)) throw new Failure('NOT_FOUND', { campaignId: asked });
		const { id } = await findCampaign(db, Number(asked));
		const seen = c.req.header('last-event-id') ?? null;
		const response = streamSSE(c, async (stream) => {
			await new Promise<void>((resolve) => {
				const stop = live.watch(id, seen, {
					tell: (event) => void stream.writeSSE({ ...event, retry: RETRY_MS }),
					end: resolve,
				});
				if (stop === null) return resolve();
				stream.onAbort(() => {
					stop();
					resolve();
				});
			});
		});
		// nothing in between keeps them back or packs them up
		response.headers.set('cache-control', 'no-cache, no-transform');
		response.headers.set('x-accel-buffering', 'no');
		return response;
	});
}
