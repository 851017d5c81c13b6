/** What a volunteer gets of a task, by the campaign's view and by how they like to look. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCampaign, readCampaign, readEdit } from '../../campaigns/contract/calls.ts';
import type { View } from '../../campaigns/contract/campaign.ts';
import { ShownEdit } from '../../campaigns/contract/task.ts';
import type { AskedPage, GoneReason } from '../../server/domain/ports.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

const usual = fakeWiki().ports;
const asked: string[] = [];
const gone = new Map<number, GoneReason>();
const newPage = 900;

const wiki = fakeWiki({
	async showEdit(revisionId, diffType, language) {
		asked.push(`diff ${revisionId} ${diffType}`);
		const reason = gone.get(revisionId);
		if (reason) return { gone: reason };
		const found = await usual.showEdit(revisionId, diffType, language);
		return 'shown' in found ? { shown: { ...found.shown, newPage: revisionId === newPage } } : found;
	},
	async showPage(revisionId, wanted: AskedPage) {
		asked.push(`${wanted.as} ${revisionId}${wanted.all ? ' all' : ''}`);
		const reason = gone.get(revisionId);
		if (reason) return { gone: reason };
		const found = await usual.showPage(revisionId, wanted);
		if ('gone' in found) return found;
		return { page: { ...found.page, cut: !wanted.all, found: wanted.statement?.section !== 9 } };
	},
	async readEdits(ids) {
		const edits = await usual.readEdits(ids);
		for (const id of ids) {
			const reason = gone.get(id);
			if (reason) edits.set(id, { unreadable: reason });
		}
		return edits;
	},
});

describe('a view', () => {
	let app: TestApp;
	let coordinator: Browser;
	let ada: Browser;

	beforeAll(async () => {
		app = await startTestApp({ wikis: fakeWikis(wiki) });
		coordinator = await app.logIn('Gardener');
		ada = await app.logIn('Ada');
	});
	afterAll(() => app.close());
	beforeEach(() => {
		asked.length = 0;
		gone.clear();
	});

	/** A campaign of one task, handed to Ada. */
	async function handed(view: View, line: string) {
		const campaign = await makeCampaign(coordinator, { view, list: [line] });
		const [task] = (await take(ada, campaign)).tasks;
		if (!task) throw new Error('nothing was handed out');
		return { campaign, taskId: task.taskId };
	}

	it('is the template’s unless the coordinator chooses another, and is told', async () => {
		expect((await makeCampaign(coordinator)).view).toBe('diff');
		const { id } = await makeCampaign(coordinator, { view: 'page' });
		expect((await app.browser().get(readCampaign, { campaignId: id })).campaign.view).toBe('page');
	});

	it('of an edit is its diff, or the page that came of it', async () => {
		const { taskId } = await handed('diff', '12');
		expect(await ada.get(readEdit, { taskId })).toMatchObject({
			view: 'diff',
			diffType: 'table',
			newPage: false,
		});
		expect(await ada.get(readEdit, { taskId, changes: 'inline', whole: 'wikitext' })).toMatchObject({
			...{ view: 'diff', diffType: 'inline' },
		});
		expect(asked).toEqual(['diff 12 table', 'diff 12 inline']);
		expect(await ada.get(readEdit, { taskId, changes: 'page', whole: 'wikitext' })).toMatchObject({
			...{ view: 'page', pageHtml: '<p>A harbour.</p>', revisionId: 12 },
			edit: { summaryHtml: 'x', bytesChanged: 3, newPage: false },
		});
	});

	it('of a page’s first revision is the page, or its wikitext', async () => {
		const { taskId } = await handed('diff', String(newPage));
		expect(await ada.get(readEdit, { taskId, changes: 'inline' })).toMatchObject({
			...{ view: 'page', pageHtml: '<p>A harbour.</p>', cut: true },
			edit: { newPage: true },
		});
		expect(await ada.get(readEdit, { taskId, changes: 'page', whole: 'wikitext', all: true })).toMatchObject({
			...{ view: 'wikitext', wikitext: 'A harbour.', cut: false },
		});
		expect(asked).toEqual([
			`diff ${newPage} inline`,
			`page ${newPage}`,
			`diff ${newPage} table`,
			`wikitext ${newPage} all`,
		]);
	});

	it('of a page says nothing of the edit that made it, and does not ask for it', async () => {
		const { taskId } = await handed('page', '12');
		const shown = await ada.get(readEdit, { taskId });
		expect(shown).toMatchObject({ view: 'page', title: 'Harbour', edit: null });
		expect(await ada.get(readEdit, { taskId, whole: 'wikitext' })).toMatchObject({
			view: 'wikitext',
			edit: null,
		});
		expect(asked).toEqual(['page 12', 'wikitext 12']);
	});

	it('of several edits shows five at a time, and asks for each once', async () => {
		const { taskId } = await handed('diffs', '{"rev_ids":[31,30,32,33,34,35,36]}');
		const first = await ada.get(readEdit, { taskId, changes: 'page' });
		const rest = await ada.get(readEdit, { taskId, from: 5 });
		expect(first).toMatchObject({ view: 'diffs', total: 7, from: 0 });
		expect(rest).toMatchObject({ view: 'diffs', total: 7, from: 5 });
		const ids = [first, rest].flatMap((shown) =>
			'diffs' in shown ? shown.diffs.map((diff) => diff.revisionId) : [],
		);
		expect(ids).toEqual([31, 30, 32, 33, 34, 35, 36]);
		expect(asked).toEqual(ids.map((id) => `diff ${id} table`));
		expect(await ada.refused(readEdit, { taskId, from: 7 })).toBe('NOT_FOUND');
		expect(await ada.refused(readEdit, { taskId, from: -1 })).toBe('INVALID_INPUT');
	});

	it('of a statement marks it, and says so when it is not there', async () => {
		const line = (section: number) =>
			JSON.stringify({
				revision: 12,
				section_index: section,
				paragraph_index: 0,
				sentence_index: -1,
				title: 'A',
			});
		const there = await handed('statement', line(1));
		expect(await ada.get(readEdit, there)).toMatchObject({ view: 'statement', found: true, edit: null });
		expect(await ada.get(readEdit, await handed('statement', line(9)))).toMatchObject({ found: false });
	});

	it.each<[View, string, number]>([
		['diff', '12', 12],
		['page', '12', 12],
		['diffs', '{"rev_ids":[11,12]}', 12],
		['statement', '{"rev_id":12,"section_index":0,"paragraph_index":0}', 12],
	])('of %s closes its task when a revision is hidden', async (view, line, hidden) => {
		const { campaign, taskId } = await handed(view, line);
		gone.set(hidden, 'text_hidden');
		expect(await ada.refused(readEdit, { taskId, changes: 'page' })).toBe('REVISION_GONE');
		const { progress, status } = (await ada.get(readCampaign, { campaignId: campaign.id })).campaign;
		expect([progress.gone, status]).toEqual([1, 'closed']);
	});

	it('is for whom its task was handed to', async () => {
		const { taskId } = await handed('page', '12');
		const ben = await app.logIn('Ben');
		expect(await ben.refused(readEdit, { taskId })).toBe('TASK_NOT_YOURS');
		expect(await app.browser().refused(readEdit, { taskId })).toBe('LOGIN_NEEDED');
		expect(asked).toEqual([]);
	});

	it('has no field for who, when, tags or scores, whatever its shape', () => {
		const keys = new Set<string>();
		JSON.stringify(ShownEdit, (key, value) => {
			if (key === 'shape') for (const name of Object.keys(value)) keys.add(name);
			return value;
		});
		expect(keys.size).toBeGreaterThan(15);
		for (const key of keys)
			expect(key).not.toMatch(/user|author|editor|time|date|tag|score|label|answer|comment/i);
	});

	it('is named in the lines of a list that do not fit it', async () => {
		const faults = async (view: View, list: string[]) => {
			const refused = await coordinator.ask(createCampaign, {
				...{ name: 'x', purpose: 'x', template: 'damaging_goodfaith', view, edits: list.join('\n') },
				...{ labelsPerTask: 1, tasksPerWorkset: 1, leaseMinutes: 1 },
			});
			if (refused.ok) throw new Error('the list was taken');
			const { faults: told } = refused.error.details as { faults: { line: number; fault: string }[] };
			return told.map(({ line, fault }) => `${line}: ${fault}`);
		};
		expect(await faults('diff', ['{"rev_id":1}', '{"rev_ids":[1,2]}'])).toEqual([
			'2: several edits in one entry are for campaigns that judge them together',
		]);
		expect(
			await faults('diffs', [
				'{"rev_id":1}',
				'{"rev_ids":[2,0]}',
				'{"rev_ids":[2,2]}',
				JSON.stringify({ rev_ids: Array.from({ length: 51 }, (_, i) => i + 1) }),
			]),
		).toEqual([
			'1: no rev_ids, a list of revision ids, here',
			'2: no rev_ids, a list of revision ids, here',
			'3: an edit is listed twice in this entry',
			'4: at most 50 edits are judged together',
		]);
		expect(
			await faults('statement', [
				'{"rev_id":1}',
				'{"rev_id":1,"section_index":0}',
				'{"rev_id":1,"section_index":0,"paragraph_index":0,"sentence_index":-2}',
				'{"section_index":0,"paragraph_index":0}',
			]),
		).toEqual([
			'1: no section_index, a number from 0, here',
			'2: no paragraph_index, a number from 0, here',
			'3: sentence_index is no number from 0, nor -1 for all',
			'4: no revision id here',
		]);
	});

	it('of part of a revision stands in the rows of its dataset', async () => {
		const place = (sentence: number) =>
			JSON.stringify({ rev_id: 12, section_index: 1, paragraph_index: 2, sentence_index: sentence });
		const rowsOf = async (view: View, list: string[]) => {
			const campaign = await makeCampaign(coordinator, { view, list });
			const { tasks } = await take(ada, campaign);
			for (const { taskId } of tasks) await send(ada, answer(taskId, campaign));
			await app.freeze();
			const { datasetId } = (await ada.get(readCampaign, { campaignId: campaign.id })).campaign;
			const file = async (name: string) =>
				(await (await ada.fetch(`/datasets/${datasetId}/${name}`)).text()).trim();
			return {
				tasks: (await file('tasks.jsonl')).split('\n').map((line) => JSON.parse(line)),
				labels: (await file('labels.jsonl')).split('\n').map((line) => JSON.parse(line)),
				csv: (await file('tasks.csv')).split('\n'),
				features: (await ada.fetch(`/datasets/${datasetId}/features-edit-quality-1.csv`)).status,
			};
		};
		const statements = await rowsOf('statement', [place(0), place(-1), place(0)]);
		const sorted = statements.tasks.map((row) => row.sentence).sort();
		expect(sorted).toEqual([0, null]);
		expect(statements.labels[0]).toMatchObject({
			revision_id: 12,
			section: 1,
			paragraph: 2,
			other_revision_ids: null,
		});
		expect(statements.csv[0]).toContain(
			'revision_id,other_revision_ids,section,paragraph,sentence,parent_id',
		);
		expect(
			statements.csv
				.slice(1)
				.map((line) => line.slice(0, 21))
				.sort(),
		).toEqual(['testwiki,12,,1,2,,11,', 'testwiki,12,,1,2,0,11']);
		expect(statements.features).toBe(404);

		gone.set(41, 'missing');
		const several = await rowsOf('diffs', ['{"rev_ids":[30,31,32]}', '{"rev_ids":[40,41]}']);
		const byRevision = new Map(several.tasks.map((row) => [row.revision_id, row]));
		expect(byRevision.get(30)).toMatchObject({ other_revision_ids: [31, 32], section: null, state: 'done' });
		expect(byRevision.has(40)).toBe(false);
		expect(several.csv.join('\n')).toContain('testwiki,30,31|32,,,,29,');

		const alone = await rowsOf('diff', ['50']);
		expect(alone.tasks[0]).toMatchObject({
			other_revision_ids: null,
			section: null,
			paragraph: null,
			sentence: null,
		});
		expect(alone.features).toBe(200);
	});
});
