import type { Campaign, NewCampaign } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import {
	type CampaignFacts,
	findCampaignFacts,
	insertCampaign,
	insertForm,
	listCampaignFacts,
} from '../../db/campaigns.ts';
import { chosenAmong } from '../../db/chosen-edits.ts';
import type { Db } from '../../db/connect.ts';
import { insertGold } from '../../db/gold.ts';
import { fixGuideline } from '../../db/guidelines.ts';
import type { PersonRow } from '../../db/people.ts';
import { arrangePracticeItems } from '../../db/practice.ts';
import { readCounts } from '../../db/tallies.ts';
import { countAnswered, findLatestWorkset, readWorksetTasks } from '../../db/worksets.ts';
import { nameUnlessLeft, type Visitor } from './access.ts';
import type { Accounts } from './accounts.ts';
import { formFor } from './campaign-form.ts';
import { canonicalJson } from './canonical-json.ts';
import { chooseEdits } from './choose-edits.ts';
import { goldToBegin } from './gold-to-begin.ts';
import { standingOf } from './joining.ts';
import { locateGuideline } from './locate-guideline.ts';
import { logAction } from './log.ts';
import { loggedRules } from './logged-campaign.ts';
import { overlapOf } from './overlap.ts';
import type { Clock, Sha256, Wikis } from './ports.ts';
import { readPracticeList } from './practice-list.ts';
import { type EditsWanted, putEdits, stagedSource } from './put-edits.ts';
import { statusOf } from './status.ts';
import { needGoalOf } from './stopping.ts';

export type Making = {
	db: Db;
	now: Clock;
	wikis: Wikis;
	sha256: Sha256;
	drawSeed(): number;
};

/** A whole campaign, as it is to be made. */
export type Wanted = NewCampaign & EditsWanted;

/**
 * Makes a campaign from a list of edits, or from another source, and opens it: all of it, or nothing.
 *
 * @throws {Failure} EDITS_UNREADABLE, EDITS_UNKNOWN, EDITS_NOT_READY, NO_EDITS, PRACTICE_UNREADABLE, GOLD_UNREADABLE,
 *   GUIDELINE_UNKNOWN, INVALID_INPUT (template, form, source, goal, a deadline in the past), WIKI_UNKNOWN, WIKI_*
 *
 * @param within what is to be done in the same transaction
 */
export async function createCampaign(
	parts: Making,
	settings: Wanted,
	by: PersonRow | null,
	within: (tx: Db) => Promise<void> = async () => {},
): Promise<{ campaignId: number; taken: number; repeated: number }> {
	const { db, now, wikis, sha256, drawSeed } = parts;
	const { edits, source: wantedSource, ...asked } = settings;
	const { template: _template, form: _form, formDigest: _digest, ...given } = asked;
	const { view: wantedView, seed: wantedSeed, ...others } = given;
	const {
		wiki = wikis.login().name,
		guideline: guidelineWanted,
		practice: practiceText,
		gold,
		...kept
	} = others;
	const rest = { ...kept, deadline: kept.deadline === undefined ? null : new Date(kept.deadline) };
	if (rest.deadline && rest.deadline <= now())
		throw new Failure('INVALID_INPUT', { deadline: 'give a time that is still to come' });
	const overlap = overlapOf(settings);
	const { template, form, view: usualView } = await formFor(db, settings);
	const view = wantedView ?? usualView;
	const source = await stagedSource(
		parts,
		{ edits, source: wantedSource },
		{ wiki, view, ownerId: by?.id ?? null },
	);
	const choice = await chooseEdits(db, source, { wiki, view });
	const seed = wantedSeed ?? choice.seed ?? drawSeed();

	const guideline = guidelineWanted ? await locateGuideline(wikis, wiki, guidelineWanted) : null;
	const practice = practiceText
		? await readPracticeList({ wikis, wiki, form: form }, practiceText, (ids) =>
				chosenAmong(db, choice.chosen, ids),
			)
		: [];
	if (settings.goal) needGoalOf(form, settings.goal);
	const known = gold
		? await goldToBegin(
				{ wikis, wiki, form, view },
				gold,
				async (ids) =>
					new Set([
						...(await chosenAmong(db, choice.chosen, ids)),
						...practice.map(({ revisionId }) => revisionId),
					]),
			)
		: [];

	const formDigest = sha256(canonicalJson(form));
	return await db.transaction(async (tx) => {
		await insertForm(tx, formDigest, form);
		const id = await insertCampaign(tx, {
			...{ ...rest, ...overlap, wiki, template, view, formDigest, seed },
			...{ goldEvery: gold?.every ?? null, source: choice.kept, autolabel: choice.autolabel },
			...{ createdAt: now(), createdBy: by?.id ?? null },
		});
		const taken = await putEdits(
			tx,
			{ campaignId: id, seats: settings.labelsPerTask, seed, form, at: now() },
			choice,
		);
		if (guideline) await fixGuideline(tx, { campaignId: id, ...guideline, fixedAt: now() });
		await arrangePracticeItems(
			tx,
			id,
			practice.map((item) => ({ ...item, itemId: null })),
		);
		await insertGold(tx, id, known, now());
		const { rules = {}, ...told } = rest;
		await logAction(tx, {
			...{ at: now(), by, wiki, action: 'createCampaign', subject: { kind: 'campaign', id } },
			after: {
				...{ ...told, ...overlap, template, formDigest, seed, rules: loggedRules(rules), guideline },
				...{ edits: taken, source: choice.kept, practiceItems: practice.length },
				// never which
				...(gold ? { gold: { edits: known.length, every: gold.every } } : {}),
			},
		});
		await within(tx);
		return { campaignId: id, taken, repeated: choice.repeated };
	});
}

/** @throws {Failure} NOT_FOUND */
export async function findCampaign(db: Db, campaignId: number): Promise<CampaignFacts> {
	const facts = await findCampaignFacts(db, campaignId);
	if (!facts) throw new Failure('NOT_FOUND', { campaignId });
	return facts;
}

export type Describing = { db: Db; now: Clock; accounts: Accounts };

/** campaigns a page when nobody asks for more or fewer: each is counted */
const CAMPAIGNS_A_PAGE = 50;

export async function listCampaigns(
	parts: Describing,
	visitor: Visitor,
	{
		which = 'current',
		after,
		limit = CAMPAIGNS_A_PAGE,
	}: { which?: 'current' | 'archived'; after?: string | undefined; limit?: number | undefined },
): Promise<{ campaigns: Campaign[]; next: string | null }> {
	const [closed, id] = after?.split('_') ?? [];
	const from = after === undefined ? null : { closed: closed === '1', id: Number(id) };
	const rows = await listCampaignFacts(parts.db, which, { after: from, limit: limit + 1 });
	const shown = rows.slice(0, limit);
	const campaigns: Campaign[] = [];
	for (const facts of shown) campaigns.push(await describeCampaign(parts, facts, visitor));
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return { campaigns, next: last ? `${last.closedAt === null ? 0 : 1}_${last.id}` : null };
}

export async function describeCampaign(
	parts: Describing,
	facts: CampaignFacts,
	visitor: Visitor,
): Promise<Campaign> {
	const { db } = parts;
	const { id, createdBy, guidelineTitle, guidelineRevisionId, guidelineFixedAt, ...rest } = facts;
	const { progress, medianMilliseconds: median } = await readCounts(db, id, parts.now());
	return {
		...rest,
		id,
		status: statusOf(facts, parts.now()),
		deadline: facts.deadline?.toISOString() ?? null,
		createdAt: facts.createdAt.toISOString(),
		createdBy: createdBy === null ? 'Label Wing' : nameUnlessLeft(createdBy),
		closedAt: facts.closedAt?.toISOString() ?? null,
		progress,
		minutesPerWorkset: median === null ? null : (median * facts.tasksPerWorkset) / 60_000,
		datasetId: facts.datasetId,
		guideline:
			guidelineTitle !== null && guidelineRevisionId !== null && guidelineFixedAt !== null
				? {
						title: guidelineTitle,
						revisionId: guidelineRevisionId,
						fixedAt: guidelineFixedAt.toISOString(),
					}
				: null,
		mine: visitor ? await describeMine(parts, facts, visitor) : null,
	};
}

async function describeMine(
	parts: Describing,
	facts: CampaignFacts,
	person: PersonRow,
): Promise<Campaign['mine']> {
	const { db, now } = parts;
	const { id, closedAt } = facts;
	const answered = await countAnswered(db, id, person.id);
	const standing = { answered, ...(await standingOf(parts, facts, person)) };
	const none = { worksetId: null, done: 0, size: 0, leaseExpiresAt: null, ...standing };
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
		...standing,
	};
}
