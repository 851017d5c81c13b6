/** A form of one's own, over HTTP: from the coordinator to the rows of its dataset. */
import { randomUUID } from 'node:crypto';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../campaigns/contract/call.ts';
import { closeCampaign, createCampaign, putLabel } from '../../campaigns/contract/calls.ts';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import { readDataset } from '../../campaigns/contract/result-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { everyKind, filledIn } from '../support/every-kind.ts';
import { send, take } from './campaign.ts';

const settings = (more: Partial<InputOf<typeof createCampaign>>): InputOf<typeof createCampaign> => ({
	...{
		name: 'Autumn',
		purpose: 'To learn.',
		seed: 1,
		labelsPerTask: 3,
		tasksPerWorkset: 3,
		leaseMinutes: 30,
	},
	...{ edits: '100 101 102', ...more },
});

describe('a form of one’s own', () => {
	let app: TestApp;
	let coordinator: Browser;

	beforeAll(async () => {
		app = await startTestApp();
		coordinator = await app.logIn('Gardener');
	});
	afterAll(() => app.close());

	const refusal = async (more: Partial<InputOf<typeof createCampaign>>) => {
		const answer = await coordinator.ask(createCampaign, settings(more));
		return answer.ok ? null : answer.error;
	};

	it('is judged before it is stored, and takes the place of a template', async () => {
		const twice: Form = {
			...everyKind,
			questions: [...everyKind.questions, ...everyKind.questions.slice(0, 1)],
		};
		expect(await refusal({ form: twice })).toMatchObject({
			code: 'INVALID_INPUT',
			details: { form: [expect.stringContaining('two questions are called "damaging"')] },
		});
		expect((await refusal({}))?.code).toBe('INVALID_INPUT');
		expect((await refusal({ form: everyKind, template: 'damaging_goodfaith' }))?.code).toBe('INVALID_INPUT');
		expect((await refusal({ form: { ...everyKind, questions: [] } }))?.code).toBe('INVALID_INPUT');
	});

	it('takes what its questions ask, tidied, and nothing else', async () => {
		const { campaign } = await coordinator.get(createCampaign, settings({ form: everyKind }));
		expect(campaign).toMatchObject({ template: 'custom', form: everyKind });
		const ada = await app.logIn('Ada');
		const [task] = (await take(ada, campaign)).tasks;
		const label = (answers: Answers) => ({
			...{ kind: 'answer' as const, taskId: task?.taskId ?? 0, formDigest: campaign.formDigest, answers },
			...{ answeredAt: '2026-11-21T12:00:00Z', millisecondsSpent: 4000, language: 'en' },
		});
		const faults = await ada.ask(putLabel, {
			id: randomUUID(),
			label: label({ ...filledIn, damaging: 'no' }),
		});
		expect(faults.ok ? null : faults.error).toMatchObject({
			code: 'INVALID_INPUT',
			details: {
				answers: ['"what" is not asked after these answers', '"word" is not asked after these answers'],
			},
		});
		const id = randomUUID();
		const untidy = { ...filledIn, what: ['spam', 'vandalism'], notes: ` ${filledIn.notes}\u0000 ` };
		expect(await send(ada, label(untidy), id)).toBe('accepted');
		// sent again with other white space, it is the same label
		expect(await send(ada, label(filledIn), id)).toBe('accepted');
		expect((await take(ada, campaign)).tasks.find(({ taskId }) => taskId === task?.taskId)).toMatchObject({
			answers: filledIn,
		});
	});

	it('becomes rows that say exactly what was said', async () => {
		const { campaign } = await coordinator.get(createCampaign, settings({ form: everyKind }));
		const quiet: Answers = { damaging: 'no', sure: 'low', quality: '5', errors: 0 };
		const { word: _, ...wordless } = filledIn;
		const said: Record<string, Answers> = {
			Ada: filledIn,
			Ben: { ...wordless, what: ['spam', 'unsourced'], quality: '4', errors: 8 },
			Cleo: quiet,
		};
		for (const [name, answers] of Object.entries(said)) {
			const person = await app.logIn(name);
			// rows stand in the order in which they came
			app.later(1000);
			const task = (await take(person, campaign)).tasks.find(({ revisionId }) => revisionId === 100);
			await send(person, {
				...{ kind: 'answer', taskId: task?.taskId ?? 0, formDigest: campaign.formDigest, answers },
				...{ answeredAt: '2026-11-21T12:00:00Z', millisecondsSpent: 4000, language: 'en' },
			});
		}
		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		const [id] = await app.freeze();
		const file = async (name: string) => await (await coordinator.fetch(`/datasets/${id}/${name}`)).text();
		const table = (text: string) =>
			Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
		const jsonLines = (text: string) =>
			text
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line));

		const labels = jsonLines(await file('labels.jsonl'));
		expect(labels.map(({ answers }) => answers)).toEqual([
			filledIn,
			{ ...said.Ben, what: ['unsourced', 'spam'] },
			quiet,
		]);
		expect(
			table(await file('labels.csv')).map(
				({ answer_what, answer_errors, answer_word, answer_notes, answer_quality }) => [
					answer_what,
					answer_quality,
					answer_errors,
					answer_word,
					answer_notes,
				],
			),
		).toEqual([
			['vandalism|spam', '2', '3', 'lol', filledIn.notes],
			['unsourced|spam', '4', '8', '', filledIn.notes],
			['', '5', '0', '', ''],
		]);

		const row = jsonLines(await file('tasks.jsonl')).find(({ revision_id }) => revision_id === 100);
		expect(row).toMatchObject({
			consensus: { damaging: 'yes', what: ['spam'], quality: 'tie' },
			median: { quality: '4', errors: 3 },
			answers: {
				what: { vandalism: 1, unsourced: 1, spam: 2 },
				errors: [3, 8, 0],
				word: ['lol'],
				notes: [filledIn.notes, filledIn.notes],
				sure: { low: 1, medium: 0, high: 2 },
			},
		});
		expect(Object.keys(row.consensus).sort()).toEqual(['damaging', 'quality', 'what']);
		const flat = table(await file('tasks.csv')).find(({ revision_id }) => revision_id === '100');
		expect(flat).toMatchObject({
			...{ consensus_what: 'spam', median_quality: '4', median_errors: '3', answers_what_spam: '2' },
			answers_errors: '3|8|0',
		});
		expect(JSON.parse(flat?.answers_notes ?? '')).toEqual([filledIn.notes, filledIn.notes]);
		// an edit without answers
		const silent = jsonLines(await file('tasks.jsonl')).find(({ revision_id }) => revision_id === 101);
		expect(silent).toMatchObject({
			consensus: { damaging: null, what: null },
			median: { quality: null, errors: null },
			answers: { notes: [] },
		});

		const { dataset } = await coordinator.get(readDataset, { datasetId: id ?? '' });
		expect(Object.keys(dataset.balance).sort()).toEqual(['damaging', 'quality']);
		// vandalism and unsourced: the two who were asked differ; spam: they agree
		expect(dataset.agreement).toEqual({ damaging: 1 / 3, errors: 0, quality: 0, what: 1 / 3 });
		expect(dataset.training).toEqual([]);
		const page = await (await coordinator.fetch(`/datasets/${id}`)).text();
		expect(page).toContain('median');
		expect(page).not.toContain('NaN');
	});
});
