/** A campaign's definition as a file, copies of campaigns, and edits added to one that is under way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../campaigns/contract/call.ts';
import { closeCampaign, createCampaign, readCampaign } from '../../../campaigns/contract/calls.ts';
import { Definition } from '../../../campaigns/contract/definition.ts';
import {
	addEdits,
	cloneCampaign,
	importDefinition,
	openDraft,
	readRules,
} from '../../../campaigns/contract/draft-calls.ts';
import { pauseCampaign, updateCampaign } from '../../../campaigns/contract/life-calls.ts';
import { listLog } from '../../../campaigns/contract/role-calls.ts';
import { damagingGoodfaith } from '../../../campaigns/templates/damaging-goodfaith.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { answer, makeCampaign, send, take } from '../campaign.ts';

let app: TestApp;
let coordinator: Browser;
let ada: Browser;

beforeAll(async () => {
	app = await startTestApp();
	coordinator = await app.logIn('Gardener');
	ada = await app.logIn('Ada');
});
afterAll(() => app.close());

const practice = [1, 2, 3]
	.map((rev_id) => JSON.stringify({ rev_id, damaging: 'no', explanation: 'So it is, „ja“.' }))
	.join('\n');
const settings: Omit<InputOf<typeof createCampaign>, 'edits'> = {
	...{ name: 'Winter', purpose: 'To learn.', labelsPerTask: 2, tasksPerWorkset: 10, leaseMinutes: 60 },
	...{ seed: 77, aggregation: 'mace', distressing: true },
	...{ announcement: 'Hello.', deadline: '2027-01-31T12:00:00.000Z' },
	rules: { minimumEdits: 5, allow: ['Ada'], deny: ['Zed'] },
	guideline: { page: 'Help:Judging', revisionId: 31 },
	practice,
};

const sample = (from: number, many: number) =>
	Array.from({ length: many }, (_, i) =>
		JSON.stringify({ rev_id: from + i, stratum: 'newcomer, "new"', inclusion_probability: 0.1 + 0.2 }),
	).join('\n');

const file = async (campaignId: number) =>
	await (await coordinator.fetch(`/api/campaigns/${campaignId}/definition`)).text();
const make = async (wanted: Partial<InputOf<typeof createCampaign>>) =>
	(await coordinator.get(createCampaign, { ...settings, edits: sample(100, 7), ...wanted })).campaign;

async function copyOf(definition: string): Promise<number> {
	const { draft } = await coordinator.get(importDefinition, { definition: JSON.parse(definition) });
	const { draftId, version } = draft;
	return (await coordinator.get(openDraft, { draftId, version })).campaign.id;
}

describe('the definition', () => {
	const { form } = damagingGoodfaith;
	const own = { ...form, name: 'Our own', texts: { de: { name: 'Unser eigenes' } } };
	it.each([
		['a template, a designed sample, practice and rules', { template: 'damaging_goodfaith' }],
		['a form of its own', { form: own }],
		[
			'edits judged together',
			{ form, view: 'diffs', practice: undefined, edits: '{"rev_ids":[5,6]}\n{"rev_ids":[9]}' },
		],
		[
			'statements',
			{
				...{ template: 'unsourced_statement', practice: undefined },
				edits:
					'{"rev_id":5,"section_index":1,"paragraph_index":0,"sentence_index":2}\n{"rev_id":5,"section_index":1,"paragraph_index":0}',
			},
		],
	] as [string, Partial<InputOf<typeof createCampaign>>][])('comes back as it was: %s', async (_, wanted) => {
		const { id } = await make(wanted);
		const written = await file(id);
		expect(await file(id)).toBe(written);
		const read = Definition.parse(JSON.parse(written));
		const copy = await copyOf(written);
		const { origin: _origin, ...same } = read;
		expect(JSON.parse(await file(copy))).toMatchObject(same);
		expect((await file(copy)).split('\n').slice(3)).toEqual(written.split('\n').slice(3));
		// and the edits are handed out in the same order
		const rows = await app.database.sql`
			select a.revision_id from task as a join task as b using (revision_id, part_key, position)
			where a.campaign_id = ${id} and b.campaign_id = ${copy}`;
		expect(rows).toHaveLength(read.edits.length);
	});

	it('is for coordinators, names no answers, and is refused on another wiki', async () => {
		const { id } = await make({ template: 'damaging_goodfaith' });
		expect((await ada.fetch(`/api/campaigns/${id}/definition`)).status).toBe(403);
		const definition = JSON.parse(await file(id));
		definition.settings.wiki = 'otherwiki';
		expect(await coordinator.refused(importDefinition, { definition })).toBe('INVALID_INPUT');
	});

	it('of many edits is written in batches, each edit once', async () => {
		const edits = Array.from({ length: 12_001 }, (_, i) => i + 1).join(' ');
		const { id } = await make({ template: 'damaging_goodfaith', edits, practice: undefined });
		const { edits: written } = JSON.parse(await file(id));
		expect(written.map(({ revisionId }: { revisionId: number }) => revisionId)).toEqual(
			Array.from({ length: 12_001 }, (_, i) => i + 1),
		);
	});
});

it('a clone asks the same of other edits', async () => {
	const { id } = await make({ template: 'damaging_goodfaith' });
	const { draft } = await coordinator.get(cloneCampaign, { campaignId: id });
	const { seed: _seed, deadline: _deadline, guideline, practice: _practice, ...kept } = settings;
	expect(draft.content).toMatchObject({ ...kept, guideline, template: 'damaging_goodfaith', view: 'diff' });
	expect(draft.content).not.toHaveProperty('edits');
	expect(draft.content).not.toHaveProperty('seed');
	expect(draft.content.practice?.split('\n')).toHaveLength(3);
});

it('who may answer is read with its names by coordinators', async () => {
	const { id } = await make({ template: 'damaging_goodfaith' });
	expect((await coordinator.get(readRules, { campaignId: id })).rules).toEqual(settings.rules);
});

describe('more edits', () => {
	const more = async (campaignId: number, edits: string) =>
		await coordinator.ask(addEdits, { campaignId, edits, reason: 'too few' });

	it('come after those that there are, each once, and reach who had been through all', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, labelsPerTask: 2, tasksPerWorkset: 5 });
		for (const { taskId } of (await take(ada, campaign)).tasks) await send(ada, answer(taskId, campaign));
		const added = await more(campaign.id, '101 200 201 200');
		expect(added).toMatchObject({ ok: true, output: { edits: { taken: 2, repeated: 1, known: 1 } } });
		expect((await take(ada, campaign)).tasks.map(({ revisionId }) => revisionId).sort()).toEqual([200, 201]);
		const positions = await app.database.sql`
			select position from task where campaign_id = ${campaign.id} order by position`;
		expect(positions.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
		const [entry] = (await ada.get(listLog, { subjectId: String(campaign.id) })).entries;
		expect(entry).toMatchObject({ action: 'addEdits', after: { edits: 2 }, reason: 'too few' });
		expect(await more(campaign.id, '200')).toMatchObject({ output: { edits: { taken: 0, known: 1 } } });
	});

	it('neither mix a designed sample with others nor join the practice', async () => {
		const drawn = (await make({ template: 'damaging_goodfaith' })).id;
		expect(await more(drawn, '900')).toMatchObject({ error: { code: 'NOT_CHANGEABLE' } });
		expect(await more(drawn, sample(900, 2))).toMatchObject({ output: { edits: { taken: 2 } } });
		expect(await more(drawn, sample(3, 1))).toMatchObject({ error: { code: 'INVALID_INPUT' } });
		const { id } = await makeCampaign(coordinator);
		expect(await more(id, sample(900, 1))).toMatchObject({ error: { code: 'NOT_CHANGEABLE' } });
	});

	it('are for campaigns that hand out, or will again', async () => {
		const { id: campaignId } = await makeCampaign(coordinator);
		await coordinator.get(pauseCampaign, { campaignId });
		expect(await more(campaignId, '900')).toMatchObject({ ok: true });
		await coordinator.get(closeCampaign, { campaignId, when: 'leases_run_out' });
		expect(await more(campaignId, '901')).toMatchObject({ error: { code: 'NOT_CHANGEABLE' } });
		await coordinator.get(closeCampaign, { campaignId });
		expect(await more(campaignId, '901')).toMatchObject({ error: { code: 'NOT_CHANGEABLE' } });
		expect((await ada.get(readCampaign, { campaignId })).campaign.progress.tasks).toBe(7);
	});

	it('how answers become one stays as it was decided', async () => {
		const { id: campaignId } = await makeCampaign(coordinator);
		const change = { campaignId, aggregation: 'mace' };
		expect(await coordinator.refused(updateCampaign, change)).toBe('NOT_CHANGEABLE');
	});
});
