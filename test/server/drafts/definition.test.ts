/** A campaign's definition as a file, copies of campaigns, and edits added to one that is under way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../campaigns/contract/call.ts';
import { closeCampaign, createCampaign, readCampaign } from '../../../campaigns/contract/calls.ts';
import { Definition } from '../../../campaigns/contract/definition.ts';
import {
	addEdits,
	cloneCampaign,
	createDraft,
	importDefinition,
	openDraft,
	readRules,
	saveDraft,
} from '../../../campaigns/contract/draft-calls.ts';
import { readListAuthors, uploadEditList } from '../../../campaigns/contract/edit-source-calls.ts';
import { addGold, readGold, retireGold } from '../../../campaigns/contract/gold-calls.ts';
import { pauseCampaign, updateCampaign } from '../../../campaigns/contract/life-calls.ts';
import { listLog } from '../../../campaigns/contract/role-calls.ts';
import { readMeasures } from '../../../campaigns/contract/watch-calls.ts';
import { damagingGoodfaith } from '../../../campaigns/templates/damaging-goodfaith.ts';
import { lineFaults } from '../../../client/coordinate/faults.ts';
import { goThroughLists } from '../../../server/domain/count-frame.ts';
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

	const goal = { question: 'damaging', choice: 'yes', within: 0.02 };
	const gold = {
		every: 10,
		edits: [
			{ revisionId: 40, answers: { damaging: 'yes' }, explanation: 'It is a hoax.' },
			{ revisionId: 41, answers: { damaging: 'no', goodfaith: 'yes' }, explanation: null },
		],
	};

	it('carries the goal and the edits with known answers, which are none of those to label', async () => {
		const { id } = await make({ template: 'damaging_goodfaith', goal, gold });
		const added = JSON.stringify({ rev_id: 30, damaging: 'no', explanation: 'Fine.' });
		await coordinator.get(addGold, { campaignId: id, items: added });
		const { items } = await coordinator.get(readGold, { campaignId: id });
		await coordinator.get(retireGold, { campaignId: id, taskId: items[0]?.taskId ?? 0 });
		const written = await file(id);
		const read = Definition.parse(JSON.parse(written));
		expect(read).toMatchObject({ goal, autolabel: null });
		// in the order of their revisions, and without the one that was taken out
		expect(read.gold?.edits.map(({ revisionId }) => revisionId)).toEqual([30, 41]);
		expect(read.edits).toHaveLength(7);
		const copy = await copyOf(written);
		expect((await file(copy)).split('\n').slice(3)).toEqual(written.split('\n').slice(3));
		expect(await coordinator.get(readGold, { campaignId: copy })).toMatchObject({ every: 10, total: 2 });
		expect((await coordinator.get(readMeasures, { campaignId: copy })).goal).toEqual(goal);
		// the public log says how many, never which
		const [entry] = (await ada.get(listLog, { subjectId: String(copy) })).entries;
		expect(entry?.after).toMatchObject({ goal, gold: { edits: 2, every: 10 } });
		expect(JSON.stringify(entry)).not.toContain('It is a hoax');
	});

	it('carries the rules that answer plain cases; who made the edits is asked of the wiki again', async () => {
		const rules = { trustedGroups: ['bot'], trustedEdits: 5, answers: { damaging: 'no', goodfaith: 'yes' } };
		const { draft } = await coordinator.get(createDraft, {
			content: { ...settings, view: 'diff', template: 'damaging_goodfaith', deadline: undefined },
		});
		const { list } = await coordinator.get(uploadEditList, { wiki: 'testwiki', list: sample(100, 7) });
		await coordinator.get(readListAuthors, { listId: list.listId });
		await goThroughLists(app.parts);
		const changes = { edits: { kind: 'uploaded', listId: list.listId, autolabel: rules } } as const;
		const { draftId } = draft;
		const { version } = await coordinator.get(saveDraft, { draftId, version: draft.version, changes });
		const { id, progress } = (await coordinator.get(openDraft, { draftId, version })).campaign;
		expect(progress.automated).toBe(7);

		const written = await file(id);
		expect(Definition.parse(JSON.parse(written)).autolabel).toEqual(rules);
		const imported = (await coordinator.get(importDefinition, { definition: JSON.parse(written) })).draft;
		const opened = { draftId: imported.draftId, version: imported.version };
		expect(await coordinator.refused(openDraft, opened)).toBe('EDITS_NOT_READY');
		await goThroughLists(app.parts);
		const copy = (await coordinator.get(openDraft, opened)).campaign;
		expect(copy.progress.automated).toBe(7);
		expect((await file(copy.id)).split('\n').slice(3)).toEqual(written.split('\n').slice(3));
	});

	it('of before it had them is read as it was', async () => {
		const { id } = await make({ template: 'damaging_goodfaith' });
		const { goal: _goal, autolabel: _autolabel, gold: _gold, ...old } = JSON.parse(await file(id));
		const copy = await copyOf(JSON.stringify(old));
		expect((await file(copy)).split('\n').slice(3)).toEqual((await file(id)).split('\n').slice(3));
	});

	it('with known answers or a goal that do not fit is refused, each at its place', async () => {
		const refused = async (wanted: Partial<InputOf<typeof createCampaign>>) => {
			const made = await coordinator.ask(createCampaign, {
				...{ ...settings, template: 'damaging_goodfaith', edits: sample(100, 7), ...wanted },
			});
			return made.ok ? null : made.error;
		};
		const known = (revisionId: number, answers: Record<string, string>) => ({
			...{ revisionId, answers, explanation: null },
		});
		const edits = [
			known(100, { damaging: 'yes' }),
			known(3, { damaging: 'yes' }),
			known(50, { damaging: 'maybe' }),
			known(51, {}),
			known(52, { damaging: 'no' }),
			known(52, { damaging: 'no' }),
		];
		const fault = await refused({ gold: { every: null, edits } });
		expect(fault).toMatchObject({ code: 'GOLD_UNREADABLE', details: { count: 5 } });
		expect(lineFaults(fault?.details)?.faults.map(({ line }) => line)).toEqual([1, 2, 3, 4, 6]);
		expect(await refused({ goal: { ...goal, choice: 'maybe' } })).toMatchObject({ code: 'INVALID_INPUT' });
		const statement = {
			...known(60, { damaging: 'no' }),
			part: { section: 1, paragraph: 0, sentence: null },
		};
		expect(await refused({ gold: { every: 5, edits: [statement] } })).toMatchObject({
			code: 'GOLD_UNREADABLE',
		});
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
