/**
 * The first test to read: one label travels. Six volunteers finish a campaign together; the answers become a dataset,
 * the dataset a model, the model scores.
 */
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import {
	createCampaign,
	putLabel,
	readCampaign,
	readEdit,
	takeWorkset,
} from '../../campaigns/contract/calls.ts';
import type { LabelContent } from '../../campaigns/contract/label.ts';
import { listModels, promoteModel, readDataset } from '../../campaigns/contract/result-calls.ts';
import type { Browser } from '../support/ask.ts';
import { newFolder } from '../support/folders.ts';
import { type Truth, truths, volunteerWhoErrs } from '../support/truth.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const ACCOUNTS = ['Volunteer1', 'CopyEditor', 'HistoryBuff', 'NewbieNina', 'Gardener', 'OldAccount'];
const command = fileURLToPath(new URL('../../server/cli/campaign.ts', import.meta.url));
const EDITS = 150;
const LABELS_PER_TASK = 2;
const MISTAKES = 0.1;

type Campaign = OutputOf<typeof createCampaign>['campaign'];
type Dataset = OutputOf<typeof readDataset>['dataset'];

describe('one label travels', () => {
	let server: WholeServer;
	let coordinator: Browser;
	let campaign: Campaign;
	let dataset: Dataset;
	/** every label that was sent, by its id */
	const sent = new Map<string, { person: string; label: LabelContent }>();
	const asked = truths.filter((_, i) => i % 2 === 0).slice(0, EDITS);

	beforeAll(async () => {
		server = await startWholeServer();
		coordinator = await server.logIn('Coordinator');
	});
	afterAll(() => server.close());

	it('a coordinator makes a campaign from a list of edits', async () => {
		const made = await coordinator.get(createCampaign, {
			...{ name: 'The story', purpose: 'To see a label travel.', template: 'damaging_goodfaith', seed: 42 },
			...{ labelsPerTask: LABELS_PER_TASK, tasksPerWorkset: 10, leaseMinutes: 30 },
			edits: asked.map(({ revisionId }) => JSON.stringify({ rev_id: revisionId })).join('\n'),
		});
		campaign = made.campaign;
		expect(made.edits).toEqual({ taken: EDITS, repeated: 0 });
	});

	it('six volunteers finish it at the same time, each seeing the edit and nothing of its author', async () => {
		await Promise.all(ACCOUNTS.map((account, i) => labelUntilNothingIsLeft(account, i)));
		expect(sent.size).toBe(EDITS * LABELS_PER_TASK);
	});

	it('nothing is lost and nothing is doubled', async () => {
		const { progress, status } = (await coordinator.get(readCampaign, { campaignId: campaign.id })).campaign;
		expect({ status, ...progress }).toEqual({
			...{
				status: 'closed',
				tasks: EDITS,
				done: EDITS,
				gone: 0,
				automated: 0,
				left: 0,
				accepted: EDITS * LABELS_PER_TASK,
			},
			...{ surplus: 0, skips: 0, people: ACCOUNTS.length },
		});
	});

	it('the finished campaign becomes a dataset that anyone can download and prove', async () => {
		const datasetId = await vi.waitFor(
			async () => {
				const { campaign: now } = await coordinator.get(readCampaign, { campaignId: campaign.id });
				expect(now.datasetId).not.toBeNull();
				return now.datasetId ?? '';
			},
			{ timeout: 20_000, interval: 100 },
		);
		const anyone = server.browser();
		dataset = (await anyone.get(readDataset, { datasetId })).dataset;
		expect(dataset).toMatchObject({
			tasks: EDITS,
			labels: EDITS * LABELS_PER_TASK,
			labellers: ACCOUNTS.length,
		});

		const sums = await (await anyone.fetch(`/datasets/${datasetId}/SHA256SUMS`)).text();
		expect(sha256(sums)).toBe(datasetId);
		for (const line of sums.trim().split('\n')) {
			const [digest = '', name = ''] = line.split('  ');
			const file = await (await anyone.fetch(`/datasets/${datasetId}/${name}`)).arrayBuffer();
			expect(sha256(new Uint8Array(file)), name).toBe(digest);
		}

		const rows = await jsonLines(anyone, `/datasets/${datasetId}/labels.jsonl`);
		expect(new Set(rows.map((row) => row.label_id))).toEqual(new Set(sent.keys()));
		for (const row of rows) {
			const label = sent.get(row.label_id)?.label;
			expect(row.answers).toEqual(label?.kind === 'answer' ? label.answers : null);
		}
	});

	it('the dataset teaches two models, each proven before it is kept', async () => {
		await vi.waitFor(
			async () => {
				const { training } = (await coordinator.get(readDataset, { datasetId: dataset.id })).dataset;
				expect(training.map(({ model, state }) => [model, state])).toEqual([
					['damaging', 'done'],
					['goodfaith', 'done'],
				]);
			},
			{ timeout: 60_000, interval: 200 },
		);
		const { models } = await coordinator.get(listModels, {});
		expect(models.map(({ name, status }) => [name, status]).sort()).toEqual([
			['damaging', 'candidate'],
			['goodfaith', 'candidate'],
		]);
		for (const model of models) {
			const card = await (await coordinator.fetch(model.cardUrl)).json();
			expect(card).toMatchObject({ modelId: model.id, dataset: { digest: dataset.id } });
			const onnx = new Uint8Array(await (await coordinator.fetch(model.onnxUrl)).arrayBuffer());
			expect(sha256(onnx)).toBe(model.id);
		}
	});

	it('a coordinator promotes them, and they score edits that nobody has labelled', async () => {
		for (const { id } of (await coordinator.get(listModels, {})).models)
			await coordinator.get(promoteModel, { modelId: id });
		const anyone = server.browser();
		const unseen = truths.filter((truth) => !asked.includes(truth)).slice(0, 50);
		const ids = unseen.map(({ revisionId }) => revisionId).join('|');
		const scores = await vi.waitFor(
			async () => {
				const response = await anyone.fetch(`/v3/scores/testwiki/?models=damaging|goodfaith&revids=${ids}`);
				expect(response.status).toBe(200);
				return (await response.json()).testwiki.scores;
			},
			{ timeout: 30_000, interval: 200 },
		);
		const damaging = unseen.map((truth) => ({
			truth: truth.damaging,
			score: scores[truth.revisionId].damaging.score.probability.true as number,
		}));
		expect(rankedRight(damaging)).toBeGreaterThan(0.8);
		const goodfaith = unseen.map((truth) => ({
			truth: truth.goodfaith,
			score: scores[truth.revisionId].goodfaith.score.probability.true as number,
		}));
		expect(rankedRight(goodfaith)).toBeGreaterThan(0.75);
	});

	it('the next edits to label are drawn by their scores, from a shell', async () => {
		const split = { score: { model: 'damaging', bounds: [0.5] } };
		const frame = { from: '2025-01-01', to: '2026-12-31', namespaces: [0], split };
		const design = {
			frame: { ...frame, withoutBots: true, withoutJudged: false },
			...{ take: { 'damaging:0-0.5': 5, 'damaging:0.5-1': 3 }, seed: 1 },
		};
		const folder = newFolder('label-wing-design-');
		const file = join(folder, 'design.json');
		writeFileSync(file, JSON.stringify(design));
		const words = [
			'create',
			'--name',
			'By score',
			'--purpose',
			'To look where it is not sure.',
			'--sample',
			file,
		];
		const env = { PATH: process.env.PATH, DATABASE_URL: server.databaseUrl };
		const { stdout } = await promisify(execFile)(process.execPath, [command, ...words], { env });
		rmSync(folder, { recursive: true });
		expect(stdout).toMatch(/Campaign \d+ is open with 8 edits/);
		const strata = await server.database.sql`select stratum, count(*)::int as tasks from task
			join campaign on campaign.id = campaign_id where name = 'By score' group by stratum order by stratum`;
		expect(strata).toEqual([
			{ stratum: 'damaging:0-0.5', tasks: 5 },
			{ stratum: 'damaging:0.5-1', tasks: 3 },
		]);
	});

	async function labelUntilNothingIsLeft(account: string, seed: number): Promise<void> {
		const browser = await server.logIn(account);
		const says = volunteerWhoErrs(MISTAKES, seed);
		for (;;) {
			const taken = await browser.ask(takeWorkset, { campaignId: campaign.id });
			if (!taken.ok) {
				expect(['NO_TASKS_LEFT', 'CAMPAIGN_NOT_OPEN']).toContain(taken.error.code);
				return;
			}
			for (const { taskId, revisionId } of taken.output.workset.tasks) {
				const truth = truths.find((candidate) => candidate.revisionId === revisionId) as Truth;
				const edit = await browser.get(readEdit, { taskId });
				expect(JSON.stringify(edit)).not.toContain(truth.author);
				await sendTwice(browser, account, {
					...{ kind: 'answer', taskId, formDigest: campaign.formDigest, language: 'en' },
					...{ answeredAt: new Date().toISOString(), millisecondsSpent: 3000 },
					answers: { damaging: says(truth.damaging), goodfaith: says(truth.goodfaith) },
				});
			}
		}
	}

	/** As an outbox does that did not hear the first reply. */
	async function sendTwice(browser: Browser, person: string, label: LabelContent): Promise<void> {
		const id = randomUUID();
		const [first, second] = [
			await browser.get(putLabel, { id, label }),
			await browser.get(putLabel, { id, label }),
		];
		expect([first.outcome, second.outcome]).toEqual(['accepted', 'accepted']);
		sent.set(id, { person, label });
	}
});

function sha256(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('hex');
}

async function jsonLines(browser: Browser, path: string) {
	return (await (await browser.fetch(path)).text())
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
}

/** The share of pairs (one true, one false) in which the true one scores higher: ROC-AUC. */
function rankedRight(rows: readonly { truth: boolean; score: number }[]): number {
	const [positives, negatives] = [rows.filter((row) => row.truth), rows.filter((row) => !row.truth)];
	let right = 0;
	for (const p of positives)
		for (const n of negatives) right += p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0;
	return right / (positives.length * negatives.length);
}
