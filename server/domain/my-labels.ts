/** What a person said, edit by edit: to read, to open again and to change while that can still count. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { MyLabel, MyTask } from '../../campaigns/contract/mine.ts';
import type { Db } from '../../db/connect.ts';
import { findHanded, findLatestLabel } from '../../db/labels.ts';
import { findTaskOfCampaign, listMyLabelRows } from '../../db/mine.ts';
import type { PersonRow } from '../../db/people.ts';
import { findCampaign } from './campaigns.ts';
import type { Wikis } from './ports.ts';
import { titlesOf } from './titles.ts';

/** labels a page: as many revisions as a wiki is asked about in one request */
const PAGE = 50;

const kinds = { answered: 'answer', skipped: 'skip' } as const;

/**
 * A page of what a person says now of the edits of a campaign, the latest first. A wiki that does not answer costs the
 * titles, not the list.
 *
 * @throws {Failure} NOT_FOUND
 */
export async function listMyLabels(
	{ db, wikis }: { db: Db; wikis: Wikis },
	person: PersonRow,
	request: { campaignId: number; said?: 'answered' | 'skipped' | undefined; cursor?: string | undefined },
): Promise<{ labels: MyLabel[]; next: string | null }> {
	const { campaignId, said, cursor } = request;
	const { wiki } = await findCampaign(db, campaignId);
	const rows = await listMyLabelRows(db, {
		...{ campaignId, personId: person.id, limit: PAGE + 1 },
		kind: said === undefined ? null : kinds[said],
		before: cursor === undefined ? null : Number(cursor),
	});
	const page = rows.slice(0, PAGE);
	const titles = await titlesOf(
		wikis,
		wiki,
		page.map(({ revisionId }) => revisionId),
	);
	const last = page.at(-1);
	return {
		labels: page.map(({ sequence: _, receivedAt, ...row }) => {
			const found = titles.get(row.revisionId);
			return {
				...row,
				title: found && 'title' in found ? found.title : null,
				gone: found !== undefined && 'gone' in found,
				receivedAt: new Date(receivedAt).toISOString(),
			};
		}),
		next: rows.length > PAGE && last ? String(last.sequence) : null,
	};
}

/**
 * One edit that was handed to a person, with what they say of it now.
 *
 * @throws {Failure} TASK_NOT_YOURS
 */
export async function findMyTask(db: Db, person: PersonRow, taskId: number): Promise<MyTask> {
	const worksetId = await findHanded(db, taskId, person.id);
	const task = worksetId === null ? null : await findTaskOfCampaign(db, taskId);
	if (worksetId === null || task === null) throw new Failure('TASK_NOT_YOURS', { taskId });
	const { campaignId, revisionId, campaignClosed } = task;
	const latest = await findLatestLabel(db, taskId, person.id);
	const state = latest?.kind === 'answer' ? 'answered' : latest?.kind === 'skip' ? 'skipped' : 'open';
	return {
		campaignId,
		worksetId,
		task: { taskId, revisionId, state, answers: latest?.answers ?? null },
		changeable: !campaignClosed,
	};
}
