/**
 * Edits that the wiki does not show any more. Whoever notices one, by fetching it or by asking for it, tells it here:
 * its task is closed for good with the reason, and a tombstone is published. When the wiki shows it again it stays out:
 * what was withdrawn from a dataset cannot come back under the same digest, and nobody is to guess why it was away.
 */

import { Failure } from '../../campaigns/contract/errors.ts';
import type { HiddenReason, Tombstone } from '../../campaigns/contract/hidden-edits.ts';
import { findCampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import {
	countGone,
	type HiddenTask,
	insertTombstones,
	listTombstones,
	markGone,
} from '../../db/hidden-edits.ts';
import type { PersonRow } from '../../db/people.ts';
import { confirmHold, dropHold, findHold } from '../../db/sweeps.ts';
import { logAction } from './log.ts';
import type { Clock, HiddenParts } from './ports.ts';

/** rows of a list of tombstones when nobody asks for more or fewer */
const PAGE = 100;
/** rows read at once for a file */
const BATCH = 2000;

export type Where = { at: Date; wiki: string; campaignId: number };

/** Whether nothing of the edit may be shown; else only its author or its summary is hidden. */
export function isGone(reason: HiddenReason): boolean {
	return reason === 'missing' || reason === 'text_hidden';
}

/** What hidden parts mean for a task about these revisions: hidden in one is hidden, since people judged all together. */
export function reasonsOf(revisions: readonly HiddenParts[]): HiddenReason[] {
	const some = (part: keyof HiddenParts) => revisions.some((revision) => revision[part]);
	if (some('missing')) return ['missing'];
	if (some('text')) return ['text_hidden'];
	return [
		...(some('author') ? (['author_hidden'] as const) : []),
		...(some('summary') ? (['summary_hidden'] as const) : []),
	];
}

/** Closes tasks whose edits are gone, publishes tombstones and logs how many. What is known already changes nothing. */
export async function noteHidden(
	tx: Db,
	{ at, wiki, campaignId }: Where,
	hidden: readonly HiddenTask[],
): Promise<HiddenTask[]> {
	const fresh = await insertTombstones(tx, campaignId, hidden, at);
	if (fresh.length === 0) return [];
	for (const { taskId, reason } of fresh) if (isGone(reason)) await markGone(tx, taskId, reason);
	const after: Record<string, number> = {};
	for (const { reason } of fresh) after[reason] = (after[reason] ?? 0) + 1;
	const subject = { kind: 'campaign', id: campaignId } as const;
	await logAction(tx, { at, by: null, wiki, action: 'noticeHiddenEdits', subject, after });
	return fresh;
}

type StoredTombstone = Tombstone & { taskId: number };

const publish = ({ taskId: _, ...tombstone }: StoredTombstone): Tombstone => tombstone;

/** A page of the tombstones of a campaign. @throws {Failure} NOT_FOUND */
export async function listCampaignTombstones(
	db: Db,
	{
		campaignId,
		after,
		limit = PAGE,
	}: { campaignId: number; after?: string | undefined; limit?: number | undefined },
): Promise<{ tombstones: Tombstone[]; next: string | null }> {
	await needCampaign(db, campaignId);
	const [taskId = '', reason = ''] = after?.split('.') ?? [];
	const from = after === undefined ? null : { taskId: Number(taskId), reason };
	const rows = await listTombstones(db, campaignId, from, limit + 1);
	const shown = rows.slice(0, limit);
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return { tombstones: shown.map(publish), next: last ? `${last.taskId}.${last.reason}` : null };
}

/** Every tombstone of a campaign, a batch at a time. */
export async function* readTombstones(db: Db, campaignId: number): AsyncGenerator<Tombstone> {
	let after: { taskId: number; reason: string } | null = null;
	for (;;) {
		const rows: StoredTombstone[] = await listTombstones(db, campaignId, after, BATCH);
		yield* rows.map(publish);
		after = rows.at(-1) ?? null;
		if (rows.length < BATCH) return;
	}
}

async function needCampaign(db: Db, campaignId: number): Promise<{ wiki: string }> {
	const campaign = await findCampaignFacts(db, campaignId);
	if (!campaign) throw new Failure('NOT_FOUND', { campaignId });
	return campaign;
}

/** What is known of a campaign's hidden edits, for its coordinators. @throws {Failure} NOT_FOUND */
export async function readHiddenEdits(db: Db, campaignId: number) {
	await needCampaign(db, campaignId);
	const hold = await findHold(db, campaignId);
	const held =
		hold && hold.confirmedAt === null
			? { at: hold.heldAt.toISOString(), asked: hold.asked, gone: hold.gone }
			: null;
	return { gone: await countGone(db, campaignId), held };
}

/** `confirm`: so many edits really are gone. `ask_again`: the wiki was wrong and is asked anew. */
export type HoldDecision = 'confirm' | 'ask_again';

/** Lets a campaign go on that the brake stopped. @throws {Failure} NOT_FOUND, NOT_CHANGEABLE when nothing is held */
export async function settleHold(
	{ db, now }: { db: Db; now: Clock },
	{
		campaignId,
		decision,
		by,
		reason,
	}: { campaignId: number; decision: HoldDecision; by: PersonRow; reason?: string | undefined },
): Promise<void> {
	const { wiki } = await needCampaign(db, campaignId);
	await db.transaction(async (tx) => {
		const at = now();
		const settled =
			decision === 'confirm' ? await confirmHold(tx, campaignId, by, at) : await dropHold(tx, campaignId);
		if (!settled) throw new Failure('NOT_CHANGEABLE', { held: 'Nothing is held back in this campaign.' });
		const subject = { kind: 'campaign', id: campaignId } as const;
		await logAction(tx, { at, by, wiki, action: 'settleHiddenEdits', subject, after: { decision }, reason });
	});
}
