/** The kept counts equal what plain SQL counts, whatever was done at once, folded or not. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeCampaign, releaseWorkset } from '../../../campaigns/contract/calls.ts';
import { type LabelContent, SkipReason } from '../../../campaigns/contract/label.ts';
import { updateCampaign } from '../../../campaigns/contract/life-calls.ts';
import { openRandom } from '../../../campaigns/contract/random.ts';
import { foldTallies, readCounts } from '../../../db/tallies.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { answer, makeCampaign, send, skip, take, undo } from '../campaign.ts';
import { recount } from './recount.ts';

let app: TestApp;
beforeEach(async () => {
	app = await startTestApp();
});
afterEach(() => app.close());

type Campaign = Awaited<ReturnType<typeof makeCampaign>>;

async function expectEqual(campaign: Campaign): Promise<void> {
	const { now, db } = app.parts;
	const plain = await recount(app.database, campaign.id, now());
	expect(await readCounts(db, campaign.id, now())).toEqual(plain);
}

/**
 * As the outbox does, which sends again what was not stored: of two that stand in each other's way PostgreSQL turns one
 * away.
 */
async function persist<T>(step: () => Promise<T>): Promise<T> {
	for (let attempts = 1; ; attempts++)
		try {
			return await step();
		} catch (error) {
			if (attempts === 10 || !String(error).includes('INTERNAL')) throw error;
		}
}

/** Answers, skips, takes back, answers again and gives back, as chance has it. */
async function work(browser: Browser, campaign: Campaign, seed: number): Promise<void> {
	const random = openRandom(seed, 'work');
	const below = (end: number) => random.below(end);
	for (let round = 0; round < 2; round++) {
		const { tasks, worksetId } = await persist(() => take(browser, campaign));
		const say = (label: LabelContent) => persist(() => send(browser, label));
		for (const { taskId } of tasks) {
			const doing = below(8);
			if (doing === 0) continue;
			const reason = SkipReason.options[below(SkipReason.options.length)] ?? 'none';
			const spent = { millisecondsSpent: 80 + below(90_000) };
			if (doing === 1) await say({ ...skip(taskId, campaign, reason), ...spent });
			else await say({ ...answer(taskId, campaign), ...spent });
			if (doing === 2) await say(undo(taskId, campaign));
			if (doing === 3) await say(answer(taskId, campaign, 'yes'));
			if (doing === 4) await say(skip(taskId, campaign, reason));
		}
		if (below(2) === 0) await persist(() => browser.get(releaseWorkset, { worksetId }));
	}
}

it('after eight people at once, more seats, edits that vanish, and folding meanwhile', async () => {
	const coordinator = await app.logIn('Gardener');
	const campaign = await makeCampaign(coordinator, { edits: 80, labelsPerTask: 2, tasksPerWorkset: 5 });
	const other = await makeCampaign(coordinator, { edits: 3 });
	const { db } = app.parts;
	await expectEqual(campaign);
	const people = await Promise.all(Array.from({ length: 8 }, (_, i) => app.logIn(`Person ${i}`)));
	let underWay = true;
	const folding = (async () => {
		while (underWay) await foldTallies(db);
	})();
	const wave = (first: number) => Promise.all(people.map((browser, i) => work(browser, campaign, first + i)));
	try {
		await wave(0);
		app.later(40 * 60_000);
		await coordinator.get(updateCampaign, { campaignId: campaign.id, labelsPerTask: 3 });
		await app.database.sql`
			update task set state = 'gone', gone_reason = 'missing'
			where campaign_id = ${campaign.id} and position < 6`;
		await app.database.sql`
			delete from seat where label_id is null and task_id in (select id from task where state = 'gone')`;
		await expectEqual(campaign);
		await wave(100);
	} finally {
		underWay = false;
		await folding;
	}

	const { progress, half } = await readCounts(db, campaign.id, app.parts.now());
	expect(progress).toMatchObject({ tasks: 80, gone: 6 });
	expect(Math.min(progress.accepted, progress.skips, progress.left, half)).toBeGreaterThan(0);
	await expectEqual(campaign);
	while ((await foldTallies(db)) > 0);
	await expectEqual(campaign);
	await expectEqual(other);

	// what comes after the close is surplus, also of those who have a seat
	await coordinator.get(closeCampaign, { campaignId: campaign.id });
	for (const browser of people.slice(0, 4)) {
		const [mine] = await app.database.sql<{ id: number }[]>`
			select task_id::int as id from seat where label_id is not null and person_id = (
				select id from person where name = ${`Person ${people.indexOf(browser)}`}) limit 1`;
		if (mine) expect(await send(browser, answer(mine.id, campaign, 'yes'))).toBe('surplus');
	}
	await expectEqual(campaign);
});

it('when rows come and go in one statement, as in an import', async () => {
	const coordinator = await app.logIn('Gardener');
	const campaign = await makeCampaign(coordinator, { edits: 4, labelsPerTask: 2 });
	const volunteer = await app.logIn('Volunteer');
	const { worksetId } = await take(volunteer, campaign);
	const { sql } = app.database;
	await sql`delete from seat`;
	await sql`
		insert into label (id, task_id, person_id, kind, outcome, answers, form_digest, language, milliseconds_spent,
			answered_at, received_at)
		select gen_random_uuid(), t.id, p.id, 'answer', 'accepted', '{"damaging": "no", "goodfaith": "yes"}',
			${campaign.formDigest}, 'en', 1234 * p.id, now(), now()
		from task as t, person as p where t.campaign_id = ${campaign.id} and t.position < 3`;
	await sql`
		insert into seat (task_id, number, seats, campaign_id, person_id, workset_id, lease_expires_at, label_id)
		select task_id, row_number() over (partition by task_id order by person_id), 2, ${campaign.id}, person_id,
			${worksetId}, now(), id from label`;
	await expectEqual(campaign);
	await sql`update task set state = 'automated' where position = 2`;
	await sql`update task set state = 'done' where position in (0, 3)`;
	await expectEqual(campaign);
	await sql`delete from seat where task_id in (select id from task where position < 2)`;
	await expectEqual(campaign);
	const leftover = await sql`select id from task where position = 3`;
	await sql`delete from task where id = ${leftover[0]?.id}`;
	await expectEqual(campaign);
});
