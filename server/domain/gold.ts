/**
 * Edits with known answers, mixed among the others so that a coordinator sees how well people agree with what is known.
 * Whoever labels cannot tell them from the others; how they are handed out is in db/gold.ts.
 */

import { decisionForm } from '../../campaigns/contract/decision-form.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { type GoldItem, mostGoldItems } from '../../campaigns/contract/gold.ts';
import type { LogAction } from '../../campaigns/contract/log.ts';
import { changeCampaign } from '../../db/campaign-life.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import {
	countGold,
	insertGold,
	listAgreedEdits,
	listGold,
	type NewGoldItem,
	retireGoldItem,
} from '../../db/gold.ts';
import type { PersonRow } from '../../db/people.ts';
import { findTaskRevisions, listPracticeItems } from '../../db/practice.ts';
import { lockHandingOut } from '../../db/turns.ts';
import { findCampaign } from './campaigns.ts';
import { logAction } from './log.ts';
import type { Clock, Wikis } from './ports.ts';
import { readKnownList } from './practice-list.ts';
import { titlesOf } from './titles.ts';

/** edits a page: as many revisions as a wiki is asked about in one request */
const PAGE = 50;

type Parts = { db: Db; now: Clock; wikis: Wikis };

/** @throws {Failure} NOT_FOUND */
export async function readGold(
	{ db, wikis }: { db: Db; wikis: Wikis },
	{ campaignId, after }: { campaignId: number; after?: string | undefined },
): Promise<{ every: number | null; total: number; items: GoldItem[]; next: string | null }> {
	const { wiki, goldEvery } = await findCampaign(db, campaignId);
	const rows = await listGold(db, campaignId, Number(after ?? 0), PAGE + 1);
	const page = rows.slice(0, PAGE);
	const ids = page.map(({ revisionId }) => revisionId);
	const titles = await titlesOf(wikis, wiki, ids);
	const last = page.at(-1);
	return {
		every: goldEvery,
		total: await countGold(db, campaignId),
		items: page.map(({ place: _place, ...row }) => {
			const found = titles.get(row.revisionId);
			const { title, url } = found && 'title' in found ? found : { title: null, url: null };
			return { ...row, title, url };
		}),
		next: rows.length > PAGE && last ? String(last.place) : null,
	};
}

/**
 * Adds all items of a list, or of an earlier campaign as many as it has, up to so many drawn by chance.
 *
 * @throws {Failure} NOT_FOUND, CAMPAIGN_NOT_OPEN, GOLD_UNREADABLE, INVALID_INPUT, WIKI_*
 */
export async function addGold(
	{ db, now, wikis }: Parts,
	by: PersonRow,
	wanted: {
		campaignId: number;
		items?: string | undefined;
		from?: { campaignId: number; most: number } | undefined;
	},
): Promise<{ added: number; total: number }> {
	const { campaignId, items: text, from } = wanted;
	const campaign = await findOpen(db, campaignId);
	if ((text === undefined) === (from === undefined))
		throw new Failure('INVALID_INPUT', { items: 'send a list, or an earlier campaign: one of them' });
	const listed = text === undefined ? [] : await readList({ db, wikis }, campaign, text);
	return await db.transaction(async (tx) => {
		await lockHandingOut(tx, campaignId);
		const items = from ? await agreedEdits(tx, campaign, from) : listed;
		const had = await countGold(tx, campaignId);
		if (had + items.length > mostGoldItems)
			throw new Failure('INVALID_INPUT', {
				items: `a campaign has at most ${mostGoldItems}, this one has ${had}`,
			});
		await insertGold(tx, campaignId, items, now());
		const total = await countGold(tx, campaignId);
		await log(tx, {
			at: now(),
			by,
			campaign,
			action: 'addGold',
			before: { edits: had },
			after: { edits: total },
		});
		return { added: items.length, total };
	});
}

/** Of a list each is about a whole revision, so that it looks like the others only where they are too. */
async function readList(
	{ db, wikis }: { db: Db; wikis: Wikis },
	{ id, wiki, form, view }: CampaignFacts,
	text: string,
): Promise<NewGoldItem[]> {
	if (view === 'statement' || view === 'diffs')
		throw new Failure('INVALID_INPUT', {
			items:
				'this campaign asks about parts of pages or several edits at once: take known answers from an earlier one',
		});
	const practised = new Set((await listPracticeItems(db, id)).map(({ revisionId }) => revisionId));
	const items = await readKnownList(
		{ wikis, wiki, form: decisionForm(form) },
		text,
		async (ids) => new Set([...(await findTaskRevisions(db, id, ids)), ...practised]),
		{ code: 'GOLD_UNREADABLE', fewest: 1, most: mostGoldItems },
	);
	return items.map((item) => ({ ...item, part: null, partKey: '', fromCampaignId: null }));
}

async function agreedEdits(
	tx: Db,
	{ id, wiki, formDigest, form, view }: CampaignFacts,
	{ campaignId, most }: { campaignId: number; most: number },
): Promise<NewGoldItem[]> {
	const other = await findCampaign(tx, campaignId);
	if (campaignId === id || other.wiki !== wiki || other.formDigest !== formDigest || other.view !== view)
		throw new Failure('INVALID_INPUT', {
			from: 'take another campaign of this wiki that asks the same form and shows edits in the same way',
		});
	const questions = decisionForm(form).questions.map(({ name }) => name);
	return await listAgreedEdits(tx, { campaignId, notIn: id, questions, most });
}

/** @throws {Failure} NOT_FOUND, CAMPAIGN_NOT_OPEN */
export async function setGold(
	{ db, now }: { db: Db; now: Clock },
	by: PersonRow,
	{ campaignId, every }: { campaignId: number; every: number | null },
): Promise<void> {
	const campaign = await findOpen(db, campaignId);
	await db.transaction(async (tx) => {
		await lockHandingOut(tx, campaignId);
		await changeCampaign(tx, campaignId, { goldEvery: every });
		const before = { every: campaign.goldEvery };
		await log(tx, { at: now(), by, campaign, action: 'setGold', before, after: { every } });
	});
}

/** @throws {Failure} NOT_FOUND: it has no such item, or no more */
export async function retireGold(
	{ db, now }: { db: Db; now: Clock },
	by: PersonRow,
	{ campaignId, taskId }: { campaignId: number; taskId: number },
): Promise<void> {
	const campaign = await findCampaign(db, campaignId);
	await db.transaction(async (tx) => {
		const had = await countGold(tx, campaignId);
		if (!(await retireGoldItem(tx, campaignId, taskId, now()))) throw new Failure('NOT_FOUND', { taskId });
		const [before, after] = [{ edits: had }, { edits: had - 1 }];
		await log(tx, { at: now(), by, campaign, action: 'retireGold', before, after });
	});
}

async function findOpen(db: Db, campaignId: number): Promise<CampaignFacts> {
	const campaign = await findCampaign(db, campaignId);
	if (campaign.closedAt) throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId });
	return campaign;
}

type Deed = {
	at: Date;
	by: PersonRow;
	campaign: CampaignFacts;
	action: LogAction;
	before: Record<string, unknown>;
	after: Record<string, unknown>;
};

/** The log says how many there are and how often they come, never which. */
async function log(tx: Db, { campaign, ...deed }: Deed): Promise<void> {
	await logAction(tx, { ...deed, wiki: campaign.wiki, subject: { kind: 'campaign', id: campaign.id } });
}
