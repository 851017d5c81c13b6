/** Models learned while people label, each compared with the one before on edits set aside for it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeCampaign, readCampaign } from '../../../campaigns/contract/calls.ts';
import { listLog } from '../../../campaigns/contract/role-calls.ts';
import { putStability, readMeasures } from '../../../campaigns/contract/watch-calls.ts';
import { listSuccessiveModels } from '../../../db/stability.ts';
import {
	comparing,
	featuresOf,
	learnNextModel,
	type ReadFeatures,
} from '../../../server/domain/compare-models.ts';
import { learnAndPredict } from '../../../trainer/train/successive.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { fakeWiki, fakeWikis } from '../../support/wikis.ts';
import { answer, makeCampaign, send, take } from '../campaign.ts';

type Campaign = Awaited<ReturnType<typeof makeCampaign>>;

let app: TestApp;
let coordinator: Browser;
beforeEach(async () => {
	app = await startTestApp();
	coordinator = await app.logIn('Gardener');
});
afterEach(() => app.close());

/** What the server does every few seconds; so often that nothing is left to read or to learn. */
function roundsOf(of: TestApp): () => Promise<void> {
	const { db, now, features } = of.parts;
	const learnNext = (campaignId: number) =>
		learnNextModel({ db, now, features, learnAndPredict }, campaignId);
	const readFeatures: ReadFeatures = async (edits, set) => featuresOf(features, edits, set);
	const compare = comparing({ ...of.parts, learnNext, readFeatures }, (_, error) => {
		throw error;
	});
	return async () => {
		for (let round = 0; round < 12; round++) await compare();
	};
}

async function answerMany(browser: Browser, campaign: Campaign, says: (revisionId: number) => string) {
	for (const { taskId, revisionId } of (await take(browser, campaign)).tasks)
		await send(browser, answer(taskId, campaign, says(revisionId)));
}

const stabilityOf = async ({ id }: Campaign, of: Browser = coordinator) =>
	(await of.get(readMeasures, { campaignId: id })).stability;

const wanted = { question: 'damaging', every: 25 };

it('kappa between successive models comes to the bound once answers no longer move them, and nothing closes', async () => {
	await app.close();
	// features of which none tells it alone: an edit is damaging where none of them is low
	const one = (revisionId: number) => revisionId % 8;
	const two = (revisionId: number) => Math.floor(revisionId / 8) % 8;
	const three = (revisionId: number) => revisionId % 5;
	app = await startTestApp({
		features: {
			...{ names: () => ['one', 'two', 'three'], versions: () => [1, 1, 1] },
			values: ({ revision: { revisionId: id } }) => Float32Array.of(one(id), two(id), three(id)),
		},
	});
	coordinator = await app.logIn('Gardener');
	const goRound = roundsOf(app);
	const campaign = await makeCampaign(coordinator, { edits: 400, labelsPerTask: 2, tasksPerWorkset: 100 });
	expect(await stabilityOf(campaign)).toBeNull();
	const ann = await app.logIn('Ann');
	const truth = (revisionId: number) =>
		one(revisionId) > 1 && two(revisionId) > 1 && three(revisionId) > 0 ? 'yes' : 'no';
	await coordinator.get(putStability, { campaignId: campaign.id, stability: wanted });
	expect(await stabilityOf(campaign)).toMatchObject({
		...{ wanted, setAside: { edits: 100, unread: 100, unreadable: 0 }, models: [], known: 0 },
		...{ waitsFor: 'reading', nextAt: 25, inARow: 0, reached: false, bound: { atLeast: 0.99, inARow: 3 } },
	});
	await answerMany(ann, campaign, truth);
	await goRound();
	const begun = await stabilityOf(campaign);
	// whatever was set aside is answered like the others, and never learned from
	expect(begun?.known).toBeLessThan(100);
	expect(begun?.decided).toBe(begun?.known);
	expect(begun?.models[0]).toMatchObject({ edits: 25, compared: 0, kappa: null, reason: null });
	expect(begun?.models[1]).toMatchObject({ edits: 50, compared: 100 });
	for (let workset = 0; workset < 3; workset++) await answerMany(ann, campaign, truth);
	await goRound();

	const end = await stabilityOf(campaign);
	// 25 and 25 more, until a tenth is more than that
	const sizes = [25, 50, 75, 100, 125, 150, 175, 200, 225, 250, 275];
	expect(end?.models.map(({ edits }) => edits)).toEqual(sizes);
	expect(end).toMatchObject({ known: 300, decided: 300, reached: true, nextAt: 303 });
	expect(end?.inARow).toBeGreaterThanOrEqual(3);
	expect(end?.models.at(-1)).toMatchObject({ kappa: 1, largestFDifference: 0 });

	// by hand, from what each model says of the edits set aside
	const kept = await listSuccessiveModels(app.parts.db, campaign.id);
	let moved = 0;
	for (const [i, { says }] of kept.entries()) {
		const before = kept[i - 1]?.says;
		if (!before) continue;
		const n = says.length;
		const count = (a: number, b: number) =>
			says.filter((after, at) => before[at] === a && after === b).length;
		const [yesYes, yesNo, noYes, noNo] = [count(0, 0), count(0, 1), count(1, 0), count(1, 1)];
		expect(yesYes + yesNo + noYes + noNo).toBe(100);
		const observed = (yesYes + noNo) / n;
		const chance = ((yesYes + yesNo) * (yesYes + noYes) + (noYes + noNo) * (yesNo + noNo)) / n ** 2;
		expect(end?.models[i]?.kappa).toBeCloseTo((observed - chance) / (1 - chance), 12);
		if (yesNo + noYes > 0) moved++;
	}
	expect(moved).toBeGreaterThan(0);

	expect((await coordinator.get(readCampaign, { campaignId: campaign.id })).campaign.status).toBe('open');
	const { entries } = await app.browser().get(listLog, {});
	expect(entries[0]).toMatchObject({
		...{ action: 'putStability', before: null, after: wanted, role: 'coordinator' },
	});
	await coordinator.get(putStability, { campaignId: campaign.id, stability: null });
	expect(await stabilityOf(campaign)).toBeNull();
}, 60_000);

it('says what it waits for, where all say the same and where the wiki does not give an edit', async () => {
	await app.close();
	const gone = (id: number) => id % 10 === 0;
	const wiki = fakeWiki();
	const { readEdits } = wiki.ports;
	wiki.ports.readEdits = async (ids) =>
		new Map(
			[...(await readEdits(ids))].map(([id, edit]) => [id, gone(id) ? { unreadable: 'missing' } : edit]),
		);
	app = await startTestApp({ wikis: fakeWikis(wiki) });
	coordinator = await app.logIn('Gardener');
	const goRound = roundsOf(app);
	const campaign = await makeCampaign(coordinator, { edits: 80, tasksPerWorkset: 80 });
	await coordinator.get(putStability, { campaignId: campaign.id, stability: { ...wanted, every: 10 } });
	await goRound();
	const waiting = await stabilityOf(campaign);
	expect(waiting).toMatchObject({ waitsFor: 'answers', decided: 0, setAside: { edits: 20, unread: 0 } });
	await answerMany(await app.logIn('Ann'), campaign, () => 'no');
	await goRound();
	const same = await stabilityOf(campaign);
	expect(same).toMatchObject({ waitsFor: 'classes', models: [] });
	const unreadable = (same?.unreadable ?? 0) + (same?.setAside.unreadable ?? 0);
	expect(unreadable).toBe(8);
	expect(same?.known).toBe(60 - (same?.unreadable ?? 0));
});

it('a wiki that cannot be asked is asked again, and what it gave is kept', async () => {
	await app.close();
	let down = true;
	const wiki = fakeWiki();
	const { readEdits } = wiki.ports;
	const asked: number[] = [];
	wiki.ports.readEdits = async (ids) => {
		if (down) throw new Error('down');
		asked.push(...ids);
		return await readEdits(ids);
	};
	app = await startTestApp({ wikis: fakeWikis(wiki) });
	coordinator = await app.logIn('Gardener');
	const campaign = await makeCampaign(coordinator, { edits: 80, tasksPerWorkset: 80 });
	await coordinator.get(putStability, { campaignId: campaign.id, stability: { ...wanted, every: 10 } });
	const goRound = roundsOf(app);
	await expect(goRound()).rejects.toThrow('down');
	down = false;
	// it is left alone for half a minute
	app.later(29_000);
	await goRound();
	expect(asked).toEqual([]);
	app.later(1000);
	await goRound();
	expect(asked).toHaveLength(20);
	await answerMany(await app.logIn('Ann'), campaign, (id) => (id < 140 ? 'yes' : 'no'));
	await goRound();
	expect((await stabilityOf(campaign))?.models.length).toBeGreaterThan(3);
	// each edit once
	expect(asked.length).toBe(80);
	expect(new Set(asked).size).toBe(80);
});

it('is refused in a sentence where models cannot be compared', async () => {
	const refused = async (campaign: Campaign, stability = wanted) => {
		const asked = await coordinator.ask(putStability, { campaignId: campaign.id, stability });
		return asked.ok ? null : asked.error;
	};
	const few = await makeCampaign(coordinator, { edits: 79 });
	expect(await refused(few)).toMatchObject({
		...{
			code: 'NOT_CHANGEABLE',
			details: { edits: expect.stringContaining('there are 79 such edits, and 80') },
		},
	});
	expect(await stabilityOf(few)).toBeNull();
	expect(await refused(few, { ...wanted, question: 'nothing' })).toMatchObject({ code: 'INVALID_INPUT' });
	const pages = await makeCampaign(coordinator, { edits: 100, view: 'page' });
	expect(await refused(pages)).toMatchObject({
		...{ code: 'NOT_CHANGEABLE', details: { view: expect.stringContaining('single edits') } },
	});
	const over = await makeCampaign(coordinator, { edits: 100 });
	await coordinator.get(closeCampaign, { campaignId: over.id, when: 'at_once' });
	expect(await refused(over)).toMatchObject({
		code: 'NOT_CHANGEABLE',
		details: { status: expect.any(String) },
	});
});
