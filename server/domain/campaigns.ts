import type { Campaign, CampaignSettings } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { findTemplate, templates } from '../../campaigns/templates/templates.ts';
import {
	type CampaignFacts,
	countProgress,
	findCampaignFacts,
	insertCampaign,
	insertForm,
	insertTasks,
	listCampaignFacts,
	markClosed,
	medianMillisecondsPerAnswer,
} from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import { countAnswered, findLatestWorkset, readWorksetTasks } from '../../db/worksets.ts';
import { nameUnlessLeft, type Visitor } from './access.ts';
import { canonicalJson } from './canonical-json.ts';
import { parseEditList } from './edit-list.ts';
import type { Clock, KnownRevisions, Sha256 } from './ports.ts';
import { shuffled } from './shuffle.ts';

/** how many ids of a new list the wiki is asked about, to notice a list of another wiki: one request */
const ASKED_IDS = 50;

type Making = {
	db: Db;
	now: Clock;
	wiki: string;
	sha256: Sha256;
	drawSeed(): number;
	knownRevisions: KnownRevisions;
};

/**
 * Makes a campaign from a list of revision ids and opens it: all of it, or nothing.
 *
 * @throws {Failure} EDITS_UNREADABLE, EDITS_UNKNOWN, INVALID_INPUT (template), WIKI_*
 */
export async function createCampaign(
	parts: Making,
	settings: CampaignSettings & { edits: string },
	by: PersonRow | null,
): Promise<{ campaignId: number; taken: number; repeated: number }> {
	const { db, now, wiki, sha256, drawSeed, knownRevisions } = parts;
	const { edits, template: templateKey, seed: wantedSeed, ...rest } = settings;
	const template = findTemplate(templateKey);
	if (!template)
		throw new Failure('INVALID_INPUT', {
			template: `choose one of: ${templates.map((t) => t.key).join(', ')}`,
		});
	const { revisionIds, repeated } = parseEditList(edits);
	const seed = wantedSeed ?? drawSeed();
	const order = shuffled(revisionIds, seed);
	const asked = order.slice(0, ASKED_IDS);
	const known = await knownRevisions(asked);
	if (known.size === 0) throw new Failure('EDITS_UNKNOWN', { wiki, asked: asked.slice(0, 10) });

	const formDigest = sha256(canonicalJson(template.form));
	const campaignId = await db.transaction(async (tx) => {
		await insertForm(tx, formDigest, template.form);
		const id = await insertCampaign(tx, {
			...rest,
			wiki,
			template: template.key,
			formDigest,
			seed,
			createdAt: now(),
			createdBy: by?.id ?? null,
		});
		await insertTasks(tx, id, settings.labelsPerTask, order);
		return id;
	});
	return { campaignId, taken: order.length, repeated };
}

/** @throws {Failure} NOT_FOUND */
export async function findCampaign(db: Db, campaignId: number): Promise<CampaignFacts> {
	const facts = await findCampaignFacts(db, campaignId);
	if (!facts) throw new Failure('NOT_FOUND', { campaignId });
	return facts;
}

/** @throws {Failure} NOT_FOUND, CAMPAIGN_NOT_OPEN */
export async function closeCampaign(db: Db, now: Clock, campaignId: number): Promise<void> {
	await findCampaign(db, campaignId);
	if (!(await markClosed(db, campaignId, now()))) throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId });
}

export async function listCampaigns(db: Db, now: Clock, visitor: Visitor): Promise<Campaign[]> {
	const described: Campaign[] = [];
	for (const facts of await listCampaignFacts(db))
		described.push(await describeCampaign(db, now, facts, visitor));
	return described;
}

export async function describeCampaign(
	db: Db,
	now: Clock,
	facts: CampaignFacts,
	visitor: Visitor,
): Promise<Campaign> {
	const { id, createdBy, ...rest } = facts;
	const median = await medianMillisecondsPerAnswer(db, id);
	return {
		...rest,
		id,
		status: facts.closedAt ? 'closed' : 'open',
		createdAt: facts.createdAt.toISOString(),
		createdBy: createdBy === null ? 'Label Wing' : nameUnlessLeft(createdBy),
		closedAt: facts.closedAt?.toISOString() ?? null,
		progress: await countProgress(db, id),
		minutesPerWorkset: median === null ? null : (median * facts.tasksPerWorkset) / 60_000,
		datasetId: facts.datasetId,
		mine: visitor ? await describeMine(db, now, facts, visitor) : null,
	};
}

async function describeMine(
	db: Db,
	now: Clock,
	{ id, closedAt }: CampaignFacts,
	person: PersonRow,
): Promise<Campaign['mine']> {
	const answered = await countAnswered(db, id, person.id);
	const none = { worksetId: null, done: 0, size: 0, leaseExpiresAt: null, answered };
	const worksetId = closedAt ? null : await findLatestWorkset(db, id, person.id);
	if (worksetId === null) return none;
	const tasks = await readWorksetTasks(db, worksetId);
	const leases = tasks.flatMap((task) =>
		task.leaseExpiresAt && task.leaseExpiresAt > now() ? [task.leaseExpiresAt] : [],
	);
	const [first] = leases;
	if (!first) return none;
	return {
		worksetId,
		done: tasks.length - leases.length,
		size: tasks.length,
		leaseExpiresAt: first.toISOString(),
		answered,
	};
}
