/** A sample that is drawn on while its campaign is open. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../campaigns/contract/call.ts';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import { addEdits } from '../../campaigns/contract/draft-calls.ts';
import { countFrame, readEditSource, readFrame } from '../../campaigns/contract/edit-source-calls.ts';
import { goThroughLists } from '../../server/domain/count-frame.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { demoWikis } from './demo-wikis.ts';

type Frame = InputOf<typeof countFrame>['frame'];

let app: TestApp;
let coordinator: Browser;
beforeAll(async () => {
	app = await startTestApp({ wikis: demoWikis() });
	coordinator = await app.logIn('Gardener');
});
afterAll(() => app.close());

const wiki = 'testwiki';
const year: Frame = {
	...{ from: '2025-01-01', to: '2026-12-31', namespaces: [0], withoutBots: true, withoutJudged: false },
	split: { author: true, reverted: true },
};
async function count(frame: Frame) {
	const { frameId } = (await coordinator.get(countFrame, { wiki, frame })).frame;
	await goThroughLists(app.parts);
	return (await coordinator.get(readFrame, { frameId })).frame;
}
const settings = {
	...{ name: 'Autumn', purpose: 'To learn.', template: 'damaging_goodfaith' },
	...{ labelsPerTask: 1, tasksPerWorkset: 3, leaseMinutes: 30 },
};
const tasksOf = async (campaignId: number) =>
	await app.database.sql<{ id: number; stratum: string; probability: number }[]>`
		select revision_id::int as id, stratum, inclusion_probability as probability
		from task where campaign_id = ${campaignId} order by position`;

describe('more of the same draw', () => {
	const of = (frameId: string, take: Record<string, number>) =>
		({ kind: 'sample', frame: year, frameId, take, seed: 5 }) as const;
	const keyOf = ({ id, stratum, probability }: { id: number; stratum: string; probability: number }) =>
		`${id} ${stratum} ${probability}`;

	it('makes the sample that would have been drawn at once', async () => {
		const { frameId, strata } = await count(year);
		const few = { 'anonymous/reverted': 3, 'experienced/kept': 10 };
		const many = { 'anonymous/reverted': 5, 'experienced/kept': 10, 'newcomer/kept': 4 };
		const { campaign } = await coordinator.get(createCampaign, { ...settings, source: of(frameId, few) });
		const before = await tasksOf(campaign.id);
		const added = await coordinator.get(addEdits, { campaignId: campaign.id, source: of(frameId, many) });
		expect(added.edits).toEqual({ taken: 6, repeated: 0, known: 13 });
		const after = await tasksOf(campaign.id);
		// behind those that there were, which stay where they were
		expect(after.slice(0, 13).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
		const whole = await coordinator.get(createCampaign, { ...settings, source: of(frameId, many) });
		const atOnce = await tasksOf(whole.campaign.id);
		expect(after.map(keyOf).sort()).toEqual(atOnce.map(keyOf).sort());
		const size = strata?.find(({ key }) => key === 'anonymous/reverted')?.count ?? 0;
		expect(after.filter(({ stratum }) => stratum === 'anonymous/reverted')).toHaveLength(5);
		for (const { stratum, probability } of after)
			if (stratum === 'anonymous/reverted') expect(probability).toBe(5 / size);
		const { source } = await coordinator.get(readEditSource, { campaignId: campaign.id });
		expect(source).toEqual((await coordinator.get(readEditSource, { campaignId: whole.campaign.id })).source);
		// and again, from there
		const all = { ...many, 'experienced/kept': 12 };
		const again = await coordinator.get(addEdits, { campaignId: campaign.id, source: of(frameId, all) });
		expect(again.edits).toMatchObject({ taken: 2, known: 19 });
	});

	it('is no other draw: not fewer, not by other rules, and not besides a list', async () => {
		const { frameId } = await count(year);
		const take = { 'anonymous/reverted': 3, 'experienced/kept': 10 };
		const { campaign } = await coordinator.get(createCampaign, { ...settings, source: of(frameId, take) });
		const refused = async (source: ReturnType<typeof of>, campaignId = campaign.id) => {
			const asked = await coordinator.ask(addEdits, { campaignId, source });
			return asked.ok ? null : [asked.error.code, Object.keys(asked.error.details ?? {})];
		};
		const no = ['NOT_CHANGEABLE', ['edits']];
		expect(await refused(of(frameId, { ...take, 'experienced/kept': 9 }))).toEqual(no);
		const more = of(frameId, { ...take, 'experienced/kept': 11 });
		const autolabel = { trustedGroups: ['bot'], trustedEdits: 5 };
		expect(await refused({ ...more, autolabel } as typeof more)).toEqual(['NOT_CHANGEABLE', ['autolabel']]);
		const other = await count({ ...year, from: '2025-02-01' });
		expect(await refused({ ...more, frameId: other.frameId })).toEqual(no);
		const line = JSON.stringify({ rev_id: 44, stratum: 'experienced/kept', inclusion_probability: 0.5 });
		await coordinator.get(addEdits, { campaignId: campaign.id, edits: line });
		expect(await refused(more)).toEqual(no);
		expect((await tasksOf(campaign.id)).length).toBe(14);
		// what comes by itself is not drawn
		const disputes = { kind: 'disputes', model: null } as const;
		const made = await coordinator.get(createCampaign, { ...settings, source: disputes });
		expect(await refused(more, made.campaign.id)).toEqual(no);
	});
});
