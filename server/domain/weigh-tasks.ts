/** What the answers to the tasks of a campaign come to, as the rows of a dataset: frozen, or as it stands now. */
import type { CampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { readCountingAnswers, type TaskRow, type TaskToFreeze } from '../../db/freezing.ts';
import { type EditFacts, Tally, taskRow } from './dataset-rows.ts';

export type Weighed = {
	tally: Tally;
	/** rows from a place on, up to but not including another */
	rows(from: number, to: number): TaskRow[];
};

/**
 * Reads all answers of a campaign and weighs them by its method. Nothing is counted of an edit that is gone.
 *
 * @param edits what the wiki says of each task, in the order of the tasks
 */
export async function weighTasks(
	db: Db,
	campaign: CampaignFacts,
	tasks: readonly TaskToFreeze[],
	edits: readonly EditFacts[],
): Promise<Weighed> {
	const tally = new Tally(campaign.form, tasks.length);
	const placeOf = new Map(tasks.map(({ position }, place) => [position, place]));
	for await (const { task, labels } of readCountingAnswers(db, campaign.id)) {
		const place = placeOf.get(task);
		if (place !== undefined && edits[place]) tally.add(place, labels);
	}
	const weighed = tally.weigh(campaign.aggregation, campaign.seed);
	return {
		tally,
		rows: (from, to) =>
			tasks.slice(from, to).flatMap((task, i): TaskRow[] => {
				const place = from + i;
				const said = tally.said[place];
				return said
					? [taskRow(task, campaign, edits[place] ?? null, said, (question) => weighed(question, place))]
					: [];
			}),
	};
}
