import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { proveExact, type Receipts, workTogether } from '../support/restless.ts';
import { makeCampaign } from './campaign.ts';

const PEOPLE = 20;
const EDITS = 120;
const K = 3;
const MINUTES = 60_000;

/** The proof at a small scale; at full scale: `npm run bench handing-out`. */
describe('volunteers who double-click, come back late, skip, undo and give back, all at once', () => {
	let app: TestApp;

	beforeAll(async () => {
		app = await startTestApp();
	});
	afterAll(() => app.close());

	it('leave exactly k answers on each edit, none lost, none twice, and the campaign ends', async () => {
		const coordinator = await app.logIn('Gardener');
		const people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => app.logIn(`Volunteer ${i}`)));
		const { id: campaignId, formDigest } = await makeCampaign(coordinator, {
			...{ edits: EDITS, labelsPerTask: K, tasksPerWorkset: 9, leaseMinutes: 30 },
		});
		const receipts: Receipts = new Map();
		let worksets = 0;
		const work = {
			...{ campaignId, formDigest, receipts },
			letLeasesRunOut: async () => app.later(31 * MINUTES),
			isOver: () => ++worksets > 5_000,
		};
		const read = async () => (await coordinator.get(readCampaign, { campaignId })).campaign;
		await workTogether(people, work, async () => (await read()).status === 'closed');

		expect(await proveExact(app.database, campaignId, receipts)).toEqual({
			...{ tasks: EDITS, exact: EDITS, overLabelled: 0, duplicates: 0, lost: 0, unasked: 0 },
		});
		// they did what they are known for
		const outcomes = [...receipts.values()].map(({ outcome }) => outcome);
		expect(new Set(outcomes)).toEqual(new Set(['accepted', 'surplus', 'recorded']));
		expect(await read()).toMatchObject({ status: 'closed', progress: { done: EDITS, accepted: EDITS * K } });
	});
});
