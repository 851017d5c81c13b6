/** Common steps of the tests about campaigns. */
import { randomUUID } from 'node:crypto';
import type { InputOf, OutputOf } from '../../campaigns/contract/call.ts';
import { createCampaign, putLabel, takeWorkset } from '../../campaigns/contract/calls.ts';
import type { LabelContent, SkipReason } from '../../campaigns/contract/label.ts';
import type { Workset } from '../../campaigns/contract/task.ts';
import type { Browser } from '../support/ask.ts';

type Campaign = OutputOf<typeof createCampaign>['campaign'];

type Wanted = {
	edits?: number;
	labelsPerTask?: number;
	tasksPerWorkset?: number;
	leaseMinutes?: number;
	wiki?: string;
	distressing?: boolean;
	/** in place of numbered edits */
	list?: readonly string[];
} & Pick<
	InputOf<typeof createCampaign>,
	'rules' | 'guideline' | 'practice' | 'view' | 'mostLabelsPerTask' | 'moreAnswers' | 'settleFirst'
>;

export async function makeCampaign(coordinator: Browser, wanted: Wanted = {}): Promise<Campaign> {
	const { edits = 6, list, labelsPerTask = 1, tasksPerWorkset = 3, leaseMinutes = 30, ...others } = wanted;
	const { campaign } = await coordinator.get(createCampaign, {
		...{ name: 'Autumn', purpose: 'To learn.', template: 'damaging_goodfaith', seed: 1 },
		...{ labelsPerTask, tasksPerWorkset, leaseMinutes, ...others },
		edits: (list ?? Array.from({ length: edits }, (_, i) => i + 100)).join('\n'),
	});
	return campaign;
}

export async function take(browser: Browser, { id }: Campaign): Promise<Workset> {
	return (await browser.get(takeWorkset, { campaignId: id })).workset;
}

const common = (taskId: number, formDigest: string) => ({
	...{ taskId, formDigest, answeredAt: '2026-11-21T12:00:00Z', millisecondsSpent: 4000, language: 'en' },
});

export function answer(taskId: number, { formDigest }: Campaign, damaging = 'no'): LabelContent {
	return { kind: 'answer', answers: { damaging, goodfaith: 'yes' }, ...common(taskId, formDigest) };
}

export function skip(
	taskId: number,
	{ formDigest }: Campaign,
	reason: SkipReason = 'cannot_judge',
): LabelContent {
	return { kind: 'skip', reason, ...common(taskId, formDigest) };
}

export function undo(taskId: number, { formDigest }: Campaign): LabelContent {
	return { kind: 'undo', ...common(taskId, formDigest) };
}

/** Sends a label under a new id; says what became of it. */
export async function send(browser: Browser, label: LabelContent, id = randomUUID()): Promise<string> {
	return (await browser.get(putLabel, { id, label })).outcome;
}
