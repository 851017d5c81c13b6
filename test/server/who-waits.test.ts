/** Nobody waits in a circle: what those who hold several rows hold while they wait, and what the others may do meanwhile. */
import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeWorkset } from '../../campaigns/contract/calls.ts';
import { advisoryLocks } from '../../db/advisory-locks.ts';
import { noteOrHold } from '../../server/domain/sweep.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { findWaiter, type Waiter } from '../support/locks.ts';
import { makeCampaign, take } from './campaign.ts';

let app: TestApp;
let gardener: Browser;
beforeAll(async () => {
	app = await startTestApp();
	gardener = await app.logIn('Gardener');
});
afterAll(() => app.close());

/** Begins something while another transaction holds rows, and goes on with that one when it waits. */
async function whileHeld<T>(
	hold: (other: TransactionSql) => Promise<unknown>,
	begin: () => Promise<T>,
	goOn: (other: TransactionSql, waiter: Waiter) => Promise<void>,
): Promise<T> {
	const { begun } = await app.database.sql.begin(async (other) => {
		await hold(other);
		const begun = begin();
		await goOn(other, await findWaiter(app.database));
		// within a function: the transaction is not to wait for it
		return { begun: () => begun };
	});
	return await begun();
}

it('who waits for their turn to look at the last tasks of a campaign holds nothing', async () => {
	const campaign = await makeCampaign(gardener, { edits: 2, tasksPerWorkset: 2 });
	await take(await app.logIn('Ada'), campaign);
	const ben = await app.logIn('Ben');
	const refusal = await whileHeld(
		(other) => other`select pg_advisory_xact_lock(${advisoryLocks.lastLook}, ${campaign.id})`,
		() => ben.refused(takeWorkset, { campaignId: campaign.id }),
		async (_, { tables }) => expect(tables).toEqual([]),
	);
	expect(refusal).toBe('NO_TASKS_LEFT');
});

describe('who notes that edits are hidden', () => {
	const note = (campaign: { id: number; wiki: string }, taskIds: readonly number[]) =>
		noteOrHold(
			app.parts,
			{ wiki: campaign.wiki, campaignId: campaign.id },
			taskIds.map((taskId) => ({ taskId, reason: 'missing' })),
			taskIds.length,
		);

	it('lets go on who is just being handed several of them', async () => {
		const [campaign, one, two] = await twoTasks();
		const noted = await whileHeld(
			async (other) => {
				await other`select pg_advisory_xact_lock_shared(${advisoryLocks.handingOut}, ${campaign.id})`;
				await other`select from task where id = ${two} for no key update`;
			},
			() => note(campaign, [one, two]),
			async (other) => {
				await other`select from task where id = ${one} for no key update`;
			},
		);
		expect(noted).toEqual({ gone: 2, held: false });
	});

	it('lets go on who is just giving one of them another seat', async () => {
		const [campaign, one, two] = await twoTasks();
		const noted = await whileHeld(
			(other) => other`select from task where id = ${two} for no key update`,
			() => note(campaign, [two, one]),
			async (other) => {
				await other`update task set seats = 2 where id = ${two}`;
			},
		);
		expect(noted).toEqual({ gone: 2, held: false });
	});

	async function twoTasks() {
		const campaign = await makeCampaign(gardener, { edits: 2, mostLabelsPerTask: 2 });
		const rows = await app.database.sql<{ id: number }[]>`
			select id::int from task where campaign_id = ${campaign.id} order by id`;
		const [one = 0, two = 0] = rows.map(({ id }) => id);
		return [campaign, one, two] as const;
	}
});
