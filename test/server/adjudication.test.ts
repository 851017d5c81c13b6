/** Settling disagreements. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listStandingDecisions } from '../../db/adjudication.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { makeCampaign } from './campaign.ts';

let app: TestApp;
beforeAll(async () => {
	app = await startTestApp();
});
afterAll(() => app.close());

describe('decisions', () => {
	it('stand when they are the newest of their task and were not taken back', async () => {
		const campaign = await makeCampaign(await app.logIn('Gardener'), { edits: 1 });
		expect(await listStandingDecisions(app.parts.db, campaign.id)).toEqual(new Map());
	});
});
