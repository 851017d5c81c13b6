/** What the rows of a dataset say beside the answers: how they were weighed, who settled them, where they come from. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, createCampaign } from '../../campaigns/contract/calls.ts';
import { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import { listTombstones } from '../../campaigns/contract/hidden-calls.ts';
import { listDatasets, readDataset } from '../../campaigns/contract/result-calls.ts';
import { recutDatasets } from '../../server/domain/withdrawal.ts';
import { writeParquet } from '../../server/parquet/write-parquet.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { answer, makeCampaign, send, skip, take } from './campaign.ts';

/** Who said "yes" (y), "no" (n) or nothing (.) of edits 100 to 107: Eve errs always, Dan once. */
const said: Record<string, string> = {
	...{ Ada: 'yynnyn.y', Ben: 'yynny.ny', Cyd: 'yynn.nn.', Dan: 'ynnnynny', Eve: 'nnyynyyn' },
};
const ruled = 108;
const hidden = 109;

const fail = (_: unknown, error: unknown) => {
	throw error;
};

describe('the rows of a dataset', () => {
	let app: TestApp;
	let tasks: Map<number, DatasetTask>;
	let labels: DatasetLabel[];
	/** the tasks as coordinators take them along before there is a dataset, read when the same is known of the edits */
	let present: DatasetTask[];
	let definition: Record<string, unknown>;

	beforeAll(async () => {
		const { ports } = fakeWiki();
		const readEdits = async (ids: readonly number[]) => {
			const edits = await ports.readEdits(ids);
			if (edits.has(hidden)) edits.set(hidden, { unreadable: 'text_hidden' });
			return edits;
		};
		app = await startTestApp({ wikis: fakeWikis(fakeWiki({ readEdits })) });
		const { database, parts } = app;
		const coordinator = await app.logIn('Gardener');
		const { campaign } = await coordinator.get(createCampaign, {
			...{ name: 'Weighed', purpose: 'To weigh.', template: 'damaging_goodfaith', seed: 5 },
			...{ labelsPerTask: 5, tasksPerWorkset: 10, leaseMinutes: 30, aggregation: 'dawid_skene' },
			edits: Array.from({ length: 10 }, (_, i) => i + 100).join('\n'),
		});
		await database.sql`update task set stratum = 'new accounts', inclusion_probability = 0.25 where revision_id < 104`;
		await database.sql`update task set state = 'automated' where revision_id = ${ruled}`;
		await database.sql`insert into automated_label select id, ${database.sql.json({ damaging: 'no', goodfaith: 'yes' })},
			'{trusted_user,bot}', ${parts.now().toISOString()}::timestamptz from task where revision_id = ${ruled}`;
		for (const [name, answers] of Object.entries(said)) {
			const person = await app.logIn(name);
			for (const { taskId, revisionId } of (await take(person, campaign)).tasks) {
				const mark = answers[revisionId - 100];
				const label = mark === 'y' ? 'yes' : 'no';
				await send(person, mark === '.' ? skip(taskId, campaign) : answer(taskId, campaign, label));
			}
		}
		const decide = async (revision: number, kind: string, answers: object | null) => {
			await database.sql`update task set decided = ${kind === 'decided'} where revision_id = ${revision}`;
			await database.sql`insert into adjudication (task_id, person_id, kind, answers, reason, at)
				select task.id, person.id, ${kind}, ${answers ? database.sql.json({ ...answers }) : null}, 'Talked over.', now()
				from task, person where revision_id = ${revision} and person.name = 'Gardener'`;
		};
		await decide(101, 'decided', { damaging: 'no', goodfaith: 'yes' });
		await decide(103, 'decided', { damaging: 'yes', goodfaith: 'yes' });
		await decide(103, 'reversed', null);
		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		const [id] = await app.freeze();
		const now = await coordinator.fetch(`/api/campaigns/${campaign.id}/tasks.jsonl`);
		present = (await now.text())
			.trimEnd()
			.split('\n')
			.map((line) => DatasetTask.parse(JSON.parse(line)));
		const text = async (name: string) => await (await app.browser().fetch(`/datasets/${id}/${name}`)).text();
		const rows = async (name: string) =>
			(await text(name))
				.trimEnd()
				.split('\n')
				.map((line) => JSON.parse(line));
		tasks = new Map(
			(await rows('tasks.jsonl')).map((row) => [row.revision_id, DatasetTask.parse(row)] as const),
		);
		labels = (await rows('labels.jsonl')).map((row) => DatasetLabel.parse(row));
		definition = JSON.parse(await text('campaign.json'));
	});
	afterAll(() => app.close());

	it('weigh the answers by the method of the campaign, and say which', () => {
		const consensus = [100, 101, 102, 103, 104, 105, 106, 107].map(
			(id) => tasks.get(id)?.consensus?.damaging,
		);
		expect(consensus).toEqual(['yes', 'no', 'no', 'no', 'yes', 'no', 'no', 'yes']);
		const task = tasks.get(100);
		expect(task?.method).toBe('dawid_skene');
		// four of five said so; Dawid and Skene know that the fifth always errs
		expect(task?.answers.damaging).toEqual({ yes: 4, no: 1, unsure: 0 });
		expect(task?.posterior?.damaging?.yes).toBeGreaterThan(0.99);
		for (const { posterior } of tasks.values())
			for (const shares of Object.values(posterior ?? {}))
				if (shares) expect(Object.values(shares).reduce((sum, share) => sum + share)).toBeCloseTo(1, 5);
		expect(definition.aggregation).toBe('dawid_skene');
	});

	it("give an adjudicator's decision as the consensus, what people said as the soft label, and a reversed one not at all", () => {
		expect(tasks.get(101)).toMatchObject({
			...{ method: 'adjudicated', adjudicated: true },
			consensus: { damaging: 'no' },
			answers: { damaging: { yes: 3, no: 2 } },
		});
		expect(tasks.get(101)?.posterior?.damaging?.yes).toBeGreaterThan(0.5);
		expect(tasks.get(103)).toMatchObject({ adjudicated: false, consensus: { damaging: 'no' } });
		const marked = labels.filter(({ adjudicated }) => adjudicated).map(({ revision_id }) => revision_id);
		expect(new Set(marked)).toEqual(new Set([101]));
	});

	it('hold what rules answered, with their reasons and nobody as the labeller', () => {
		expect(tasks.get(ruled)).toMatchObject({
			...{ state: 'automated', method: 'automated', labels: 0, parent_id: ruled - 1 },
			...{ consensus: { damaging: 'no', goodfaith: 'yes' }, posterior: { damaging: null, goodfaith: null } },
		});
		const own = labels.filter(({ automated }) => automated);
		expect(own).toEqual([
			expect.objectContaining({
				...{
					revision_id: ruled,
					reasons: ['trusted_user', 'bot'],
					answers: { damaging: 'no', goodfaith: 'yes' },
				},
				...{ kind: 'answer', outcome: 'recorded', labeller: null, origin: null, order_shown: null },
			}),
		]);
	});

	it('say how each edit was drawn and how many it stands for', () => {
		const drawn = { stratum: 'new accounts', inclusion_probability: 0.25, weight: 4, seed: 5 };
		expect(tasks.get(102)).toMatchObject(drawn);
		expect(labels.filter((label) => label.revision_id === 102)).toHaveLength(5);
		for (const label of labels)
			expect(label).toMatchObject(
				label.revision_id < 104 ? drawn : { stratum: null, inclusion_probability: null, weight: null },
			);
	});

	it('say where each label comes from, in whole seconds, and nothing that leads to a person', () => {
		const orders = new Map<string | null, (number | null)[]>();
		for (const { labeller, order_shown } of labels.filter(({ automated }) => !automated))
			orders.set(labeller, [...(orders.get(labeller) ?? []), order_shown]);
		expect(orders.size).toBe(5);
		// where a hidden edit was handed out, a place is missing
		for (const shown of orders.values()) expect(shown).toHaveLength(8);
		for (const label of labels.filter(({ automated }) => !automated)) {
			expect(label).toMatchObject({
				...{ template: 'damaging_goodfaith', language: 'en', milliseconds_spent: 4000, score_shown: false },
				...{ received_at: '2026-11-21T12:00:00Z', form_digest: definition.formDigest },
			});
			expect(label).toMatchObject({
				edit_timestamp: '2026-01-01T00:00:00Z',
				parent_id: label.revision_id - 1,
			});
		}
		// as words: three letters in a row may come in any pseudonym
		expect(JSON.stringify([...labels, ...tasks.values()])).not.toMatch(/\b(Ada|Ben|Cyd|Dan|Eve|Gardener)\b/);
	});

	it('are those that coordinators see before, but for what the wiki is asked when they are frozen', () => {
		const unasked = { parent_id: null, page_id: null, edit_timestamp: null };
		expect(present).toEqual([...tasks.values()].map((task) => ({ ...task, ...unasked })));
		expect(present).toHaveLength(9);
	});

	it('hold nothing of what the wiki has hidden since: a tombstone says so, from the first version on', async () => {
		expect(tasks.has(hidden)).toBe(false);
		expect(labels.filter(({ revision_id }) => revision_id === hidden)).toEqual([]);
		expect(labels).toHaveLength(8 * 5 + 1);
		const { tombstones } = await app.browser().get(listTombstones, { campaignId: 1 });
		expect(tombstones).toMatchObject([{ revision_id: hidden, reason: 'text_hidden', since_version: 1 }]);
		const { datasets } = await app.browser().get(listDatasets, {});
		expect(datasets).toMatchObject([{ version: 1, tasks: 9, labels: 41, tombstones: { edits: 1 } }]);
		expect(await recutDatasets(app.parts, fail)).toEqual([]);
	});
});

it('a dataset is there with all its files or not at all: one that cannot be made is made by the next round', async () => {
	let broken = true;
	const app = await startTestApp({
		writeParquet: async function* (columns, copied) {
			if (!broken) return yield* writeParquet(columns, copied);
			for await (const _ of copied) throw new Error('no thread to be had');
		},
	});
	try {
		const coordinator = await app.logIn('Gardener');
		const { id: campaignId } = await makeCampaign(coordinator);
		await coordinator.get(closeCampaign, { campaignId });
		const failed: number[] = [];
		expect(await app.freeze((id) => failed.push(id))).toEqual([]);
		expect(failed).toEqual([campaignId]);
		expect((await coordinator.get(listDatasets, {})).datasets).toEqual([]);
		broken = false;
		const [datasetId = ''] = await app.freeze();
		const { sql } = app.database;
		const [row] =
			await sql`select count(*)::int as tasks, min(dataset_number)::int as number from dataset_task`;
		expect(row?.tasks).toBeGreaterThan(0);

		const alone =
			'insert into dataset_task select (jsonb_populate_record(t, \'{"dataset_number": 999}\')).* from dataset_task as t';
		await expect(sql.unsafe(alone)).rejects.toThrow('belong to dataset 999, which is not there');
		await expect(sql`update dataset_task set dataset_number = 999`).rejects.toThrow(
			'stay with their dataset',
		);
		await expect(sql`delete from dataset where id = ${datasetId}`).rejects.toThrow('only ever added');
		await expect(sql`truncate dataset cascade`).rejects.toThrow('only ever added');
	} finally {
		await app.close();
	}
});

it('two campaigns with the same content, as where nobody said anything, both freeze: the second says which it is', async () => {
	const app = await startTestApp();
	try {
		const coordinator = await app.logIn('Gardener');
		const twins = [await makeCampaign(coordinator), await makeCampaign(coordinator)];
		for (const { id } of twins) await coordinator.get(closeCampaign, { campaignId: id });
		const ids = await app.freeze();
		expect(new Set(ids).size).toBe(2);
		const [first, second] = await Promise.all(
			ids.map(async (datasetId) => (await coordinator.get(readDataset, { datasetId })).dataset),
		);
		for (const dataset of [first, second]) {
			const sums = await (await app.browser().fetch(`/datasets/${dataset?.id}/SHA256SUMS`)).text();
			expect(app.parts.sha256(sums)).toBe(dataset?.id);
		}
		const differing = second?.files.filter(
			({ name, sha256 }) => sha256 !== first?.files.find((file) => file.name === name)?.sha256,
		);
		expect(differing?.map(({ name }) => name)).toEqual(['campaign.json', 'SHA256SUMS']);
		const definitions = await Promise.all(
			ids.map(async (id) => (await app.browser().fetch(`/datasets/${id}/campaign.json`)).json()),
		);
		expect(definitions[1]).toEqual({ ...definitions[0], campaignId: twins[1]?.id });
		expect(await app.freeze()).toEqual([]);
	} finally {
		await app.close();
	}
});

describe('a dataset of more tasks than are stored at a time', () => {
	const EDITS = 2130;

	it('holds every task, its labels and its features once, in the order of the campaign', async () => {
		const app = await startTestApp();
		try {
			const coordinator = await app.logIn('Gardener');
			const campaign = await makeCampaign(coordinator, { edits: EDITS, labelsPerTask: 2 });
			const { sql } = app.database;
			// by rules, so that each task has a label
			await sql`insert into automated_label select id, ${sql.json({ damaging: 'no', goodfaith: 'yes' })}, '{bot}', now()
				from task where position % 3 < 2`;
			const person = await app.logIn('Ada');
			for (const { taskId } of (await take(person, campaign)).tasks)
				await send(person, answer(taskId, campaign, 'yes'));
			await coordinator.get(closeCampaign, { campaignId: campaign.id });
			const [id] = await app.freeze();
			const revisions = async (name: string) =>
				(await (await app.browser().fetch(`/datasets/${id}/${name}`)).text())
					.trimEnd()
					.split('\n')
					.map((line): number => JSON.parse(line).revision_id);
			const tasks = await revisions('tasks.jsonl');
			const inOrder = await sql<{ id: number }[]>`select revision_id::int as id from task order by position`;
			expect(tasks).toEqual(inOrder.map(({ id }) => id));
			expect(tasks.length).toBe(EDITS);
			expect(await revisions('features-edit-quality-1.jsonl')).toEqual(tasks);
			const labelled = tasks.flatMap((revision, i) => [
				...(i < 3 ? [revision] : []),
				...(i % 3 < 2 ? [revision] : []),
			]);
			expect(await revisions('labels.jsonl')).toEqual(labelled);
			const numbers = await sql<
				{ row: number }[]
			>`select row_number as row from dataset_label order by row_number`;
			expect(numbers.map(({ row }) => row)).toEqual(labelled.map((_, i) => i));
		} finally {
			await app.close();
		}
	});
});
