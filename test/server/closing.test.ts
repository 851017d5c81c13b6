/** A campaign closes while labels of it are on their way: what counts is there before it is closed, or not at all. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { openLabelStore, type SeatedLabel, writeSeatedLabels } from '../../db/saving.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

let app: TestApp;
let coordinator: Browser;
let ada: Browser;

beforeAll(async () => {
	app = await startTestApp();
	coordinator = await app.logIn('Gardener');
	ada = await app.logIn('Ada');
});
afterAll(() => app.close());

type Campaign = Awaited<ReturnType<typeof makeCampaign>>;

const read = async ({ id: campaignId }: Campaign) => (await ada.get(readCampaign, { campaignId })).campaign;

/** What Ada says of a task, as it is stored. */
async function labelOf(taskId: number, { formDigest }: Campaign, kind: 'answer' | 'undo') {
	const [person] = await app.database.sql<{ id: number }[]>`select id::int from person where name = 'Ada'`;
	const now = app.parts.now();
	const id = randomUUID();
	const answers = kind === 'answer' ? { damaging: 'no', goodfaith: 'yes' } : null;
	const outcome = kind === 'answer' ? 'accepted' : 'recorded';
	const label: SeatedLabel = {
		row: {
			...{ id, taskId, personId: person?.id ?? 0, kind, outcome, answers, formDigest, language: 'en' },
			...{ millisecondsSpent: 4000, answeredAt: now, receivedAt: now },
		},
		seating: {
			...{ labelId: kind === 'answer' ? id : null, leaseExpiresAt: now },
			...{ state: kind === 'answer' ? 'done' : 'open', contested: false },
		},
		version: null,
	};
	return label;
}

test('one whose last answer comes while another is taken back waits, and stays open', async () => {
	const campaign = await makeCampaign(coordinator, { edits: 2, tasksPerWorkset: 2 });
	const [first, last] = (await take(ada, campaign)).tasks.map(({ taskId }) => taskId) as [number, number];
	await send(ada, answer(first, campaign));
	const takenBack = await labelOf(first, campaign, 'undo');
	let answered: Promise<string> | undefined;
	await app.database.orm.transaction(async (tx) => {
		expect((await writeSeatedLabels(tx, [takenBack])).size).toBe(1);
		answered = send(ada, answer(last, campaign));
		const waiting = () => app.database.sql`select 1 as one from pg_stat_activity
			where datname = current_database() and wait_event_type = 'Lock' and query like '%from "campaign"%'`;
		await expect.poll(waiting, { timeout: 10_000, interval: 20 }).toHaveLength(1);
	});
	expect(await answered).toBe('accepted');
	expect(await read(campaign)).toMatchObject({ status: 'open', progress: { done: 1, accepted: 1 } });
	expect(await send(ada, answer(first, campaign))).toBe('accepted');
	expect((await read(campaign)).status).toBe('closed');
});

test('an answer to one that was closed since its task was looked at takes no place, and is kept as surplus', async () => {
	const campaign = await makeCampaign(coordinator, { edits: 2, tasksPerWorkset: 2 });
	const [{ taskId } = { taskId: 0 }] = (await take(ada, campaign)).tasks;
	const label = await labelOf(taskId, campaign, 'answer');
	const store = openLabelStore(app.parts.db);
	const { row } = label;
	const look = {
		labelId: row.id,
		taskId,
		personId: row.personId,
		guidelineRevisionId: null,
		now: row.receivedAt,
	};
	const seen = await store.look(look);
	await coordinator.get(closeCampaign, { campaignId: campaign.id });
	expect(await store.write({ ...label, version: seen?.version ?? '' })).toBe(false);
	expect(await send(ada, answer(taskId, campaign))).toBe('surplus');
	expect((await read(campaign)).progress).toMatchObject({ accepted: 0, surplus: 1 });
});
