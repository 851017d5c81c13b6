/** Samples that are designed and drawn, over the demo wiki's own API; and rules that answer plain cases. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '../../campaigns/contract/call.ts';
import { createCampaign, putLabel, takeWorkset } from '../../campaigns/contract/calls.ts';
import { addEdits } from '../../campaigns/contract/draft-calls.ts';
import { usualAutolabelRules } from '../../campaigns/contract/edit-source.ts';
import {
	countEdits,
	countFrame,
	readEditList,
	readEditSource,
	readFrame,
	readListAuthors,
	uploadEditList,
} from '../../campaigns/contract/edit-source-calls.ts';
import { sampleOf } from '../../server/cli/sample.ts';
import { goThroughLists } from '../../server/domain/count-frame.ts';
import { answer, makeCampaign, send, take } from '../server/campaign.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { demoWikiData } from '../wiki/demo.ts';
import { asked, demoWikis } from './demo-wikis.ts';

type Frame = InputOf<typeof countFrame>['frame'];
type Counted = OutputOf<typeof readFrame>['frame'];

/** scores by revision, so that bands can be told: a tenth for each of the last digit */
const scores = {
	models: () => [{ id: 'a', wiki: 'testwiki', name: 'damaging', version: '1', info: () => null }],
	faults: () => [],
	score: async (_wiki: string, ids: readonly number[]) =>
		new Map(
			ids.map((id) => {
				const probability = { true: (id % 10) / 10, false: 1 - (id % 10) / 10 };
				const score = { prediction: false, probability };
				return [id, new Map([['damaging', { score, features: null }]])];
			}),
		),
};

let app: TestApp;
let coordinator: Browser;

beforeAll(async () => {
	app = await startTestApp({ wikis: demoWikis(), scores });
	coordinator = await app.logIn('Gardener');
});
afterAll(() => app.close());
beforeEach(() => {
	asked.length = 0;
});

const wiki = 'testwiki';
const year: Frame = {
	...{ from: '2025-01-01', to: '2026-12-31', namespaces: [0], withoutBots: true, withoutJudged: false },
	split: { author: true, reverted: true },
};
const round = () => goThroughLists(app.parts);
async function count(frame: Frame): Promise<Counted> {
	const { frameId } = (await coordinator.get(countFrame, { wiki, frame })).frame;
	await round();
	return (await coordinator.get(readFrame, { frameId })).frame;
}
const counts = ({ strata }: Counted) =>
	Object.fromEntries((strata ?? []).map(({ key, count: n }) => [key, n]));
const settings = {
	...{ name: 'Autumn', purpose: 'To learn.', template: 'damaging_goodfaith' },
	...{ labelsPerTask: 1, tasksPerWorkset: 3, leaseMinutes: 30 },
};
const tasksOf = async (campaignId: number) =>
	await app.database.sql<
		{ id: number; stratum: string; probability: number; state: string; reasons: string[] | null }[]
	>`select t.revision_id::int as id, t.stratum, t.inclusion_probability as probability, t.state, a.reasons
		from task as t left join automated_label as a on a.task_id = t.id
		where t.campaign_id = ${campaignId} order by t.position`;

/** the articles' edits as the wiki itself has them, counted by hand */
const articles = [...demoWikiData.revisions.values()].filter(
	({ page, revision }) =>
		page.namespace === 0 &&
		revision.timestamp >= '2025' &&
		!revision.hidden.text &&
		!revision.hidden.user &&
		revision.editor.kind !== 'imported',
);
const accountOf = (id: number) => demoWikiData.accounts.get(id);

describe('a frame', () => {
	it('has every edit of its time in one stratum, bots left out', async () => {
		const frame = await count(year);
		const people = articles.filter(
			({ revision: { editor } }) => !accountOf(editor.id)?.groups.includes('bot'),
		);
		expect(frame).toMatchObject({ state: 'ready', share: 1, edits: people.length, failure: null });
		expect(people.length).toBeLessThan(articles.length);
		const anonymous = people.filter(({ revision }) => revision.editor.kind !== 'registered');
		const reverted = (list: typeof people) =>
			list.filter(({ revision }) => revision.tags.includes('mw-reverted')).length;
		expect(counts(frame)).toMatchObject({
			'anonymous/reverted': reverted(anonymous),
			'anonymous/kept': anonymous.length - reverted(anonymous),
		});
		expect(Object.keys(counts(frame))).toHaveLength(6);
		expect(Object.values(counts(frame)).reduce((a, b) => a + b)).toBe(people.length);
	});

	it('is counted once: the wiki is not asked again for other sizes and seeds', async () => {
		const first = await count(year);
		asked.length = 0;
		expect(await count(year)).toEqual(first);
		expect(asked).toEqual([]);
	});

	it('asks politely: with maxlag, many edits and accounts at once', async () => {
		await count({ ...year, from: '2025-01-02' });
		expect(asked.length).toBeLessThan(6);
		for (const url of asked) expect(url).toContain('maxlag=5');
		expect(asked.some((url) => url.includes('list=allrevisions'))).toBe(true);
	});

	it('takes recent changes where the time is young enough, and finds the same edits', async () => {
		const days = { ...year, from: '2026-11-20', to: '2026-11-21' };
		const recent = await count(days);
		expect(asked.some((url) => url.includes('list=recentchanges'))).toBe(true);
		const imported = articles.filter(
			({ revision }) => revision.timestamp >= '2026-11-20' && revision.recentChange,
		);
		expect(recent.edits).toBe(imported.length);
	});

	it('is split by the category of pages and by the score of a live model', async () => {
		const split = {
			score: { model: 'damaging', bounds: [0.5, 0.8] },
			categories: ['checked by bot', 'Test_subjects'],
		};
		const frame = await count({ ...year, withoutBots: false, split });
		expect(frame.edits).toBe(articles.length);
		const inBand = (from: number, to: number) =>
			articles.filter(({ revision: { revisionId: id } }) => id % 10 >= from * 10 && id % 10 < to * 10).length;
		const of = counts(frame);
		const band = (key: string) =>
			Object.entries(of).reduce((sum, [name, n]) => sum + (name.startsWith(key) ? n : 0), 0);
		expect(band('damaging:0-0.5')).toBe(inBand(0, 0.5));
		expect(band('damaging:0.8-1')).toBe(inBand(0.8, 1));
		expect(band('unscored')).toBe(0);
		expect(of['damaging:0-0.5/category:Test subjects']).toBeGreaterThan(0);
		expect(
			frame.strata?.find(({ key }) => key === 'damaging:0.8-1/category:Test subjects')?.meanScore,
		).toBeCloseTo(0.85, 1);
	});

	it('leaves out what people have judged before', async () => {
		const some = articles.slice(0, 2).map(({ revision }) => revision.revisionId);
		const campaign = await makeCampaign(coordinator, { list: some.map(String), tasksPerWorkset: 1 });
		const ada = await app.logIn('Ada');
		const { tasks } = await take(ada, campaign);
		await send(ada, answer(tasks[0]?.taskId ?? 0, campaign));
		const [all, fresh] = [
			await count({ ...year, split: {} }),
			await count({ ...year, split: {}, withoutJudged: true }),
		];
		expect(all.edits - fresh.edits).toBe(1);
	});

	it('says which model is none and which time, and goes on after a restart', async () => {
		const split = { score: { model: 'nobody', bounds: [0.5] } };
		expect(await coordinator.refused(countFrame, { wiki, frame: { ...year, split } })).toBe('MODEL_UNKNOWN');
		const turned = { ...year, from: '2026-01-01', to: '2025-01-01' };
		expect(await coordinator.refused(countFrame, { wiki, frame: turned })).toBe('INVALID_INPUT');

		const { frameId } = (await coordinator.get(countFrame, { wiki, frame: { ...year, from: '2025-01-03' } }))
			.frame;
		await goThroughLists(app.parts, () => false);
		expect((await coordinator.get(readFrame, { frameId })).frame).toMatchObject({
			state: 'waiting',
			edits: 0,
		});
		await round();
		expect((await coordinator.get(readFrame, { frameId })).frame.state).toBe('ready');
	});
});

describe('a designed sample', () => {
	it('has the sizes asked for, with stratum and probability on every task; the same seed draws the same', async () => {
		const { frameId, strata } = await count(year);
		const of = counts(await count(year));
		const takes = { 'anonymous/reverted': 3, 'experienced/kept': 10, 'newcomer/kept': 9999 };
		const source = { kind: 'sample', frame: year, frameId, take: takes, seed: 11 } as const;
		expect((await coordinator.get(countEdits, { wiki, source })).edits).toBe(13 + (of['newcomer/kept'] ?? 0));
		const made = await coordinator.get(createCampaign, { ...settings, source });
		const tasks = await tasksOf(made.campaign.id);
		expect(made.campaign.seed).toBe(11);
		for (const [key, wanted] of Object.entries(takes)) {
			const drawn = tasks.filter(({ stratum }) => stratum === key);
			const size = of[key] ?? 0;
			expect(drawn).toHaveLength(Math.min(wanted, size));
			for (const { probability } of drawn) expect(probability).toBeCloseTo(Math.min(wanted, size) / size, 12);
		}
		const again = await coordinator.get(createCampaign, { ...settings, source });
		expect(await tasksOf(again.campaign.id)).toEqual(tasks);
		const other = await coordinator.get(createCampaign, { ...settings, source: { ...source, seed: 12 } });
		expect(await tasksOf(other.campaign.id)).not.toEqual(tasks);

		const kept = await app.browser().get(readEditSource, { campaignId: made.campaign.id });
		expect(kept.source).toEqual({
			...{ kind: 'sample', frame: year, seed: 11 },
			strata: strata?.map(({ key, count: n }) => ({
				...{ key, count: n },
				take: Math.min(n, takes[key as keyof typeof takes] ?? 0),
			})),
		});
	});

	it('is not made of a frame that is not counted, of nothing, or of strata that it does not have', async () => {
		const frame = { ...year, from: '2025-01-04' };
		const { frameId } = (await coordinator.get(countFrame, { wiki, frame })).frame;
		const source = { kind: 'sample', frame, frameId, take: { all: 1 }, seed: 1 } as const;
		const create = (more: object) => ({ ...settings, source: { ...source, ...more } });
		expect(await coordinator.refused(createCampaign, create({}))).toBe('EDITS_NOT_READY');
		expect(await coordinator.refused(createCampaign, create({ frameId: null }))).toBe('EDITS_NOT_READY');
		await round();
		expect(await coordinator.refused(createCampaign, create({}))).toBe('INVALID_INPUT');
		expect(await coordinator.refused(createCampaign, create({ take: {} }))).toBe('INVALID_INPUT');
	});

	it('is drawn from a design in a file too', async () => {
		const design = { frame: year, take: { 'experienced/kept': 4 }, seed: 5 };
		const counted: number[] = [];
		const source = await sampleOf(app.parts, { wiki, design }, (edits) => counted.push(edits));
		const { campaign } = await coordinator.get(createCampaign, { ...settings, source });
		expect(campaign).toMatchObject({ seed: 5, progress: { tasks: 4 } });
		expect(counted.at(-1)).toBeGreaterThan(4);
		const byScore = (model: string) => ({ ...year, split: { score: { model, bounds: [0.5] } } });
		const scored = {
			frame: byScore('damaging'),
			take: { 'damaging:0-0.5': 3, 'damaging:0.5-1': 2 },
			seed: 5,
		};
		const drawn = await sampleOf(app.parts, { wiki, design: scored }, () => {});
		const made = await coordinator.get(createCampaign, { ...settings, source: drawn });
		const strata = (await tasksOf(made.campaign.id)).map(({ stratum }) => stratum);
		expect(strata.filter((stratum) => stratum === 'damaging:0-0.5')).toHaveLength(3);
		expect(strata.filter((stratum) => stratum === 'damaging:0.5-1')).toHaveLength(2);
		const unknown = { ...scored, frame: byScore('reverted') };
		await expect(sampleOf(app.parts, { wiki, design: unknown }, () => {})).rejects.toThrow(/no such model/);
	});

	it('is not mixed with edits from elsewhere, nor drawn twice', async () => {
		const { frameId } = await count(year);
		const source = {
			kind: 'sample',
			frame: year,
			frameId,
			take: { 'experienced/kept': 2 },
			seed: 1,
		} as const;
		const { campaign } = await coordinator.get(createCampaign, { ...settings, source });
		const campaignId = campaign.id;
		expect(await coordinator.refused(addEdits, { campaignId, edits: '41' })).toBe('NOT_CHANGEABLE');
		const otherDraw = { ...source, seed: source.seed + 1 };
		expect(await coordinator.refused(addEdits, { campaignId, source: otherDraw })).toBe('NOT_CHANGEABLE');
		const { id: listed } = await makeCampaign(coordinator, { list: ['41', '44'] });
		expect(await coordinator.refused(addEdits, { campaignId: listed, source })).toBe('NOT_CHANGEABLE');
	});
});

describe('rules that answer plain cases', () => {
	const autolabel = { ...usualAutolabelRules, trustedEdits: 20 };

	it('leave to people what needs a person, and keep their answers apart with the reasons', async () => {
		const { frameId, edits } = await count({ ...year, split: {} });
		const source = {
			kind: 'sample',
			frame: { ...year, split: {} },
			frameId,
			take: { all: edits },
			seed: 1,
			autolabel,
		} as const;
		const { campaign } = await coordinator.get(createCampaign, { ...settings, source });
		const tasks = await tasksOf(campaign.id);
		const automated = tasks.filter(({ state }) => state === 'automated');
		expect(campaign.progress).toMatchObject({ automated: automated.length, done: 0 });
		expect(campaign.progress.tasks).toBe(edits);
		expect(automated.length).toBeGreaterThan(0);
		for (const { id, state, reasons } of tasks) {
			const { revision } = demoWikiData.revisions.get(id) ?? {};
			const account = accountOf(revision?.editor.id ?? 0);
			const trusted = account?.groups.includes('sysop') ?? false;
			const many = (demoWikiData.editCounts.get(revision?.editor.id ?? 0) ?? 0) > 20;
			const person =
				revision?.tags.includes('mw-reverted') || revision?.editor.kind !== 'registered' || account?.block;
			const expected = person
				? []
				: [...(trusted ? ['trusted_group'] : []), ...(many ? ['trusted_edits'] : [])];
			expect([id, state, reasons ?? []]).toEqual([id, expected.length > 0 ? 'automated' : 'open', expected]);
		}
		const kept = await app.browser().get(readEditSource, { campaignId: campaign.id });
		expect(kept.autolabel).toEqual(autolabel);
		const said = await app.database.sql`select distinct answers from automated_label`;
		expect(said).toEqual([{ answers: { damaging: 'no', goodfaith: 'yes' } }]);
	});

	it('never hand out what they answered', async () => {
		const { frameId, edits } = await count({ ...year, split: {} });
		const source = {
			kind: 'sample',
			frame: { ...year, split: {} },
			frameId,
			take: { all: edits },
			seed: 1,
			autolabel,
		} as const;
		const { campaign } = await coordinator.get(createCampaign, { ...settings, tasksPerWorkset: 100, source });
		const ben = await app.logIn('Ben');
		const { workset } = await ben.get(takeWorkset, { campaignId: campaign.id });
		const automated = new Set(
			(await tasksOf(campaign.id)).filter(({ state }) => state === 'automated').map(({ id }) => id),
		);
		for (const { revisionId } of workset.tasks) expect(automated.has(revisionId)).toBe(false);
		await ben.get(putLabel, {
			id: crypto.randomUUID(),
			label: answer(workset.tasks[0]?.taskId ?? 0, campaign),
		});
	});

	it('work on a list too, once the wiki was asked about it', async () => {
		const ids = articles.slice(0, 60).map(({ revision }) => revision.revisionId);
		const { listId } = (await coordinator.get(uploadEditList, { wiki, list: ids.join('\n') })).list;
		const source = { kind: 'uploaded', listId, autolabel } as const;
		expect(await coordinator.refused(createCampaign, { ...settings, source })).toBe('EDITS_NOT_READY');
		const waiting = (await coordinator.get(readListAuthors, { listId })).list;
		expect(waiting).toMatchObject({ state: 'waiting', authorsKnown: false });
		await round();
		expect((await coordinator.get(readEditList, { listId })).list).toMatchObject({
			...{ state: 'ready', authorsKnown: true, edits: 60 },
		});
		const { campaign } = await coordinator.get(createCampaign, { ...settings, source });
		expect(campaign.progress.automated).toBeGreaterThan(0);
		expect(campaign.progress.tasks).toBe(60);
	});

	it('are refused where the form takes no such answers', async () => {
		const { frameId } = await count(year);
		const source = {
			kind: 'sample',
			frame: year,
			frameId,
			take: { 'experienced/kept': 2 },
			seed: 1,
			autolabel,
		} as const;
		const asks = { ...settings, template: 'edit_type', source };
		expect(await coordinator.refused(createCampaign, asks)).toBe('INVALID_INPUT');
	});
});
