/**
 * The rows of a campaign that is not frozen yet, as they stand: what would be in the files of its dataset if it were frozen
 * now. Only what the wiki is asked for then is missing.
 */
import { softLabelsBy } from '../../campaigns/agreement/aggregate.ts';
import { labelColumns, taskColumns } from '../../campaigns/contract/dataset-columns.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import { presentLabels, presentTasks, type RowFilter } from '../../db/dataset-rows.ts';
import { listTasksToFreeze } from '../../db/freezing.ts';
import { type Content, type RowFormat, type Writing, writeRows } from './dataset-files.ts';
import { weighTasks } from './weigh-tasks.ts';

/** The labels, one by one. */
export function presentLabelRows(
	parts: Writing,
	{ id, form }: CampaignFacts,
	format: RowFormat,
	filter: RowFilter,
): Content {
	return writeRows(parts, presentLabels(id, filter), labelColumns(form), format);
}

/** The same for tasks, by whoever has time for it: a thread of its own, or this one. Fails before anything is sent. */
export type ExportTasks = (campaign: CampaignFacts, format: RowFormat, filter: RowFilter) => Promise<Content>;

/** what is asked of the wiki at the freezing */
const notAsked = { parentId: null, pageId: null, timestamp: null };

/**
 * The tasks, with what their answers come to. They are read and weighed from one moment before the first row is written;
 * that costs what freezing costs, without the wiki.
 */
export async function presentTaskRows(
	parts: Writing,
	campaign: CampaignFacts,
	format: RowFormat,
	filter: RowFilter,
): Promise<Content> {
	const { tasks, weighed } = await parts.db.transaction(
		async (tx) => {
			const tasks = await listTasksToFreeze(tx, campaign.id);
			return { tasks, weighed: await weighTasks(tx, campaign, tasks, softLabelsBy) };
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' },
	);
	const edits = tasks.map(() => notAsked);
	const rowsAt = (from: number, to: number) => weighed.rows(from, edits.slice(from, to));
	const source = presentTasks(campaign.id, tasks.length, rowsAt, filter);
	return writeRows(parts, source, taskColumns(campaign.form), format);
}
