/** The page that lies beside the edits of a campaign. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { GuidelineText, GuidelineWanted } from '../../campaigns/contract/guideline.ts';
import type { Db } from '../../db/connect.ts';
import { findGuideline, fixGuideline } from '../../db/guidelines.ts';
import type { PersonRow } from '../../db/people.ts';
import { findCampaign } from './campaigns.ts';
import { locateGuideline } from './locate-guideline.ts';
import { logAction } from './log.ts';
import type { Clock, Wikis } from './ports.ts';

/** how long a text is kept: the wiki may hide a revision at any time */
const KEPT_MS = 60 * 60_000;
const MOST_KEPT = 50;

/**
 * Puts another revision, or another page, beside the edits of an open campaign. What was answered before keeps the
 * revision that it names.
 *
 * @throws {Failure} NOT_FOUND, CAMPAIGN_NOT_OPEN, GUIDELINE_UNKNOWN, WIKI_*
 */
export async function moveGuideline(
	{ db, now, wikis }: { db: Db; now: Clock; wikis: Wikis },
	campaignId: number,
	wanted: GuidelineWanted,
	by: PersonRow | null,
): Promise<void> {
	const campaign = await findCampaign(db, campaignId);
	const { closedAt, wiki, guidelineTitle, guidelineRevisionId } = campaign;
	if (closedAt) throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId });
	const found = await locateGuideline(wikis, wiki, wanted);
	const at = now();
	await db.transaction(async (tx) => {
		await fixGuideline(tx, { campaignId, ...found, fixedAt: at });
		await logAction(tx, {
			...{ at, by, wiki, action: 'moveGuideline', subject: { kind: 'campaign', id: campaignId } },
			before: { title: guidelineTitle, revisionId: guidelineRevisionId },
			after: { ...found },
		});
	});
}

export type ReadGuidelineOf = (campaignId: number, revisionId: number) => Promise<GuidelineText>;

/**
 * Reads guidelines, each text once an hour.
 *
 * @returns a function that fails with NOT_FOUND (a revision that the campaign never had), REVISION_GONE, WIKI_*
 */
export function createGuidelines({ db, now, wikis }: { db: Db; now: Clock; wikis: Wikis }): ReadGuidelineOf {
	const kept = new Map<string, { text: GuidelineText; until: number }>();
	return async (campaignId, revisionId) => {
		const { wiki } = await findCampaign(db, campaignId);
		if (!(await findGuideline(db, campaignId, revisionId)))
			throw new Failure('NOT_FOUND', { campaignId, revisionId });
		const key = `${wiki} ${revisionId}`;
		const before = kept.get(key);
		if (before && before.until > now().getTime()) return before.text;
		const answer = await wikis.of(wiki).readGuideline(revisionId);
		kept.delete(key);
		if ('gone' in answer) throw new Failure('REVISION_GONE', { revisionId, reason: answer.gone });
		kept.set(key, { text: answer.text, until: now().getTime() + KEPT_MS });
		const [oldest] = kept.keys();
		if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
		return answer.text;
	};
}
