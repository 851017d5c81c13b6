/** Figures that are told as they change: over HTTP, with a pulse by hand. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readMeasures } from '../../../campaigns/contract/watch-calls.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { answer, makeCampaign, send, take } from '../campaign.ts';

let app: TestApp;
let coordinator: Browser;
beforeEach(async () => {
	app = await startTestApp();
	coordinator = await app.logIn('Gardener');
});
afterEach(() => app.close());

type Heard = { event: string; data: string; id: string };

/** Listens as a browser does that is not logged in. */
async function listen(campaignId: number, seen?: string) {
	const response = await app.browser().fetch(`/api/campaigns/${campaignId}/events`, {
		...(seen === undefined ? {} : { headers: { 'last-event-id': seen } }),
	});
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	if (!reader) throw new Error('no body');
	let text = '';
	/** the next event; null when the stream has ended */
	async function next(): Promise<Heard | null> {
		for (;;) {
			const end = text.indexOf('\n\n');
			if (end >= 0) {
				const fields = new Map(
					text
						.slice(0, end)
						.split('\n')
						.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
				);
				text = text.slice(end + 2);
				const of = (name: string) => fields.get(name) ?? '';
				return { event: of('event'), data: of('data'), id: of('id') };
			}
			const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
			if (done) return null;
			text += value;
		}
	}
	return { response, next, leave: () => reader.cancel() };
}

it('tells what is so at once, then what changes, and nothing that is known already', async () => {
	const campaign = await makeCampaign(coordinator, { edits: 4, tasksPerWorkset: 4 });
	const { response, next, leave } = await listen(campaign.id);
	expect(response.headers.get('content-type')).toContain('text/event-stream');
	expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
	expect(response.headers.get('x-accel-buffering')).toBe('no');
	expect(response.headers.get('content-encoding')).toBeNull();
	const first = await next();
	expect(first).toMatchObject({ event: 'figures', id: expect.stringMatching(/^[0-9a-f]{16}$/) });
	expect(JSON.parse(first?.data ?? '')).toMatchObject({ progress: { tasks: 4, accepted: 0 } });

	const ann = await app.logIn('Ann');
	const [task] = (await take(ann, campaign)).tasks;
	await send(ann, answer(task?.taskId ?? 0, campaign));
	app.beat();
	const second = await next();
	expect(JSON.parse(second?.data ?? '')).toMatchObject({ progress: { accepted: 1 }, leased: 3, holders: 1 });

	// who comes back hears nothing of what they saw, and the sign of life after fifteen seconds is the first thing they hear
	const back = await listen(campaign.id, second?.id);
	for (let second = 0; second < 15; second++) app.beat();
	expect(await back.next()).toMatchObject({ event: 'alive' });
	const late = await listen(campaign.id, first?.id);
	expect(await late.next()).toEqual(second);

	// what was worked out anew is worth a look
	await coordinator.get(readMeasures, { campaignId: campaign.id });
	app.beat();
	expect(await late.next()).toMatchObject({ event: 'measures', data: '{"asOf":"2026-11-21T12:00:00.000Z"}' });
	await Promise.all([leave(), back.leave(), late.leave()]);
});

it('ends for who goes, and for all when the server closes', async () => {
	const campaign = await makeCampaign(coordinator);
	const [one, two] = [await listen(campaign.id), await listen(campaign.id)];
	await one.next();
	expect(app.parts.live.size()).toBe(2);
	await one.leave();
	expect(app.parts.live.size()).toBe(1);
	await two.next();
	app.parts.live.close();
	expect(await two.next()).toBeNull();
	expect(app.parts.live.size()).toBe(0);
	// nobody is let in any more
	expect(await (await listen(campaign.id)).next()).toBeNull();
});

it('knows no campaign that is not there', async () => {
	for (const id of ['999', 'x'])
		expect((await app.browser().fetch(`/api/campaigns/${id}/events`)).status).toBe(404);
});
