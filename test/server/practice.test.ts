/** The practice round over HTTP: blind until answered, seen by nobody else, and never a label. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCampaign, readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import {
	answerPractice,
	putPractice,
	readPractice,
	readPracticeEdit,
} from '../../campaigns/contract/practice-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { makeCampaign, take } from './campaign.ts';

const item = (rev_id: number, damaging: string, more: object = {}) => ({
	...{ rev_id, damaging, explanation: `Why ${rev_id}.` },
	...more,
});
const lines = (items: object[]) => items.map((one) => JSON.stringify(one)).join('\n');
const fine = { damaging: 'no', goodfaith: 'yes' };

describe('the practice round', () => {
	let app: TestApp;
	let coordinator: Browser;
	let ada: Browser;
	const gone = new Set<number>();

	beforeAll(async () => {
		const { showEdit } = fakeWiki().ports;
		const wiki = fakeWiki({
			showEdit: async (id, ...how) => (gone.has(id) ? { gone: 'missing' } : await showEdit(id, ...how)),
			knownRevisions: async (ids) => new Set(ids.filter((id) => id < 10_000)),
		});
		app = await startTestApp({ wikis: fakeWikis(wiki) });
		coordinator = await app.logIn('Gardener');
		ada = await app.logIn('Ada');
	});
	afterAll(() => app.close());

	const three = [item(1, 'no'), item(2, 'yes', { goodfaith: 'no' }), item(3, 'yes')];
	const itemsOf = async (browser: Browser, campaignId: number) =>
		(await browser.get(readPractice, { campaignId })).items;
	const answerAll = async (browser: Browser, campaignId: number, answers = fine) => {
		const agreed: boolean[] = [];
		for (const { itemId } of await itemsOf(browser, campaignId))
			agreed.push((await browser.get(answerPractice, { itemId, answers })).feedback.agreed);
		return agreed;
	};

	it('says what is known of an edit after the answer, not a word of it before', async () => {
		const campaign = await makeCampaign(coordinator, { practice: lines(three) });
		expect(campaign).toMatchObject({ practiceItems: 3 });
		const before = await (await ada.fetch(`/api/campaigns/${campaign.id}/practice`)).text();
		expect(before).not.toMatch(/Why|known|damaging/);
		const [first] = await itemsOf(ada, campaign.id);
		const itemId = first?.itemId ?? 0;
		const edit = await (await ada.fetch(`/api/practice/${itemId}/edit`)).json();
		expect(Object.keys(edit).sort()).toEqual(
			[
				...['bytesChanged', 'diffHtml', 'diffType', 'direction', 'language', 'newPage', 'revisionId'],
				...['summaryHtml', 'taskId', 'title', 'url', 'view'],
			].sort(),
		);
		expect(await ada.get(answerPractice, { itemId, answers: fine })).toEqual({
			feedback: { said: fine, known: { damaging: 'no' }, explanation: 'Why 1.', agreed: true },
			standing: { items: 3, answered: 1, agreed: 1 },
		});
		const now = await itemsOf(ada, campaign.id);
		expect(now.map(({ feedback }) => feedback?.agreed ?? null)).toEqual([true, null, null]);
	});

	it('is no label, and nobody sees what somebody else said', async () => {
		const campaign = await makeCampaign(coordinator, { practice: lines(three) });
		expect(await answerAll(ada, campaign.id)).toEqual([true, false, false]);
		const ben = await app.logIn('Ben');
		expect((await itemsOf(ben, campaign.id)).map(({ feedback }) => feedback)).toEqual([null, null, null]);
		const { campaign: now } = await ben.get(readCampaign, { campaignId: campaign.id });
		expect(now.progress).toMatchObject({ accepted: 0, skips: 0, people: 0 });
		expect(now.mine?.practice).toEqual({ items: 3, answered: 0, agreed: 0 });
		expect(await app.database.sql`select id from label`).toHaveLength(0);
		expect(await app.browser().refused(readPractice, { campaignId: campaign.id })).toBe('LOGIN_NEEDED');
	});

	it('opens the campaign once enough is answered as known; of each edit the last answer counts', async () => {
		const campaign = await makeCampaign(coordinator, { practice: lines(three), rules: { practice: 0.6 } });
		const refusal = async () => await ada.ask(takeWorkset, { campaignId: campaign.id });
		const practice = { rule: 'practice', items: 3, needs: 2 };
		expect(await refusal()).toMatchObject({
			error: { code: 'NOT_ELIGIBLE', details: { obstacles: [{ ...practice, answered: 0, has: 0 }] } },
		});
		await answerAll(ada, campaign.id);
		expect(await refusal()).toMatchObject({
			error: { details: { obstacles: [{ ...practice, answered: 3, has: 1 }] } },
		});
		const [, , third] = await itemsOf(ada, campaign.id);
		const answers = { damaging: 'yes', goodfaith: 'unsure' };
		await ada.get(answerPractice, { itemId: third?.itemId ?? 0, answers });
		expect((await take(ada, campaign)).tasks).toHaveLength(3);
	});

	it('asks nothing of people where the rules do not ask for it', async () => {
		const campaign = await makeCampaign(coordinator, { practice: lines(three) });
		expect((await take(ada, campaign)).tasks).toHaveLength(3);
	});

	it('refuses answers that the form does not take', async () => {
		const campaign = await makeCampaign(coordinator, { practice: lines(three) });
		const [first] = await itemsOf(ada, campaign.id);
		const itemId = first?.itemId ?? 0;
		expect(await ada.refused(answerPractice, { itemId, answers: { damaging: 'no' } })).toBe('INVALID_INPUT');
		expect(await ada.refused(answerPractice, { itemId: 999_999, answers: fine })).toBe('NOT_FOUND');
	});

	it('is replaced as a whole; what stays as it was keeps what people said of it', async () => {
		const campaign = await makeCampaign(coordinator, { practice: lines(three) });
		const campaignId = campaign.id;
		await answerAll(ada, campaignId);
		const next = [
			item(4, 'no'),
			item(3, 'yes', { explanation: 'Better said.' }),
			item(2, 'no'),
			item(1, 'no'),
		];
		const put = await coordinator.get(putPractice, { campaignId, items: lines(next) });
		expect(put.campaign.practiceItems).toBe(4);
		const feedback = (await itemsOf(ada, campaignId)).map((one) => one.feedback?.explanation ?? null);
		expect(feedback).toEqual([null, 'Better said.', null, 'Why 1.']);
		expect(await ada.refused(putPractice, { campaignId, items: lines(next) })).toBe('NOT_ALLOWED');
	});

	it('lets go of an edit that the wiki no longer shows', async () => {
		const campaign = await makeCampaign(coordinator, { practice: lines(three), rules: { practice: 1 } });
		await answerAll(ada, campaign.id);
		const [, second] = await itemsOf(ada, campaign.id);
		gone.add(2);
		expect(await ada.refused(readPracticeEdit, { itemId: second?.itemId ?? 0 })).toBe('REVISION_GONE');
		expect((await itemsOf(ada, campaign.id)).map(({ feedback }) => feedback?.explanation)).toEqual([
			'Why 1.',
			'Why 3.',
		]);
	});

	it('takes a table too, with answers left open', async () => {
		const table =
			'rev_id,damaging,goodfaith,explanation\n1,no,yes,"Fine, and sourced."\n2,yes,,Broken.\n3,,no,A joke.';
		const campaign = await makeCampaign(coordinator, { practice: table });
		await answerAll(ada, campaign.id);
		expect((await itemsOf(ada, campaign.id)).map(({ feedback }) => feedback?.known)).toEqual([
			fine,
			{ damaging: 'yes' },
			{ goodfaith: 'no' },
		]);
	});

	it.each([
		['two only', lines(three.slice(1)), [[2, 'a practice round has 3 to 10 edits, here are 2']]],
		[
			'faults by line',
			lines([
				item(1, 'perhaps'),
				{ rev_id: 2, damaging: 'no' },
				{ explanation: 'x' },
				item(4, 'no'),
				item(4, 'no'),
			]),
			[
				[1, '"damaging" has no choice "perhaps"'],
				[2, 'no explanation: say in a sentence why'],
				[3, 'no revision id here: it stands in rev_id'],
				[3, 'no answer: give one for damaging, goodfaith'],
				[5, 'revision 4 stands here twice'],
			],
		],
		[
			'a word misspelt',
			lines([...three.slice(1), item(1, 'no', { godfaith: 'no' })]),
			[[3, 'nothing is asked under the name "godfaith"']],
		],
		['not JSON', `${lines(three)}\n{`, [[4, 'this is not valid JSON']]],
		[
			'unknown to the wiki',
			lines([...three, item(10_001, 'no')]),
			[[4, 'testwiki does not know revision 10001']],
		],
		[
			'an edit to label',
			lines([item(103, 'no'), ...three]),
			[[1, 'revision 103 is among the edits to label: take another one']],
		],
	])('names what is wrong with a list: %s', async (_, practice, faults) => {
		const refused = await coordinator.ask(createCampaign, {
			...{ name: 'Autumn', purpose: 'To learn.', template: 'damaging_goodfaith', practice },
			...{ labelsPerTask: 1, tasksPerWorkset: 3, leaseMinutes: 30, edits: '100 101 102 103 104 105' },
		});
		const found = refused.ok ? null : refused.error;
		expect(found).toMatchObject({ code: 'PRACTICE_UNREADABLE' });
		const details = found?.details as { faults: { line: number; fault: string }[] };
		expect(details.faults.map(({ line, fault }) => [line, fault])).toEqual(faults);
	});
});
