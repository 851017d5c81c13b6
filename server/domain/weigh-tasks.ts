/** What the answers to the tasks of a campaign come to, as the rows of a dataset: frozen, or as it stands now. */
import type { CampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { readCountingAnswers, type TaskRow, type TaskToFreeze } from '../../db/freezing.ts';
import { type EditFacts, Tally, taskRow } from './dataset-rows.ts';
import type { Weigh } from './weighing.ts';

export type Weighed = {
	tally: Tally;
	/** rows from a place on, one for each of these edits */
	rows(from: number, edits: readonly EditFacts[]): TaskRow[];
};

/** Reads all answers to the tasks given and weighs them by the campaign's method. */
export async function weighTasks(
	db: Db,
	campaign: CampaignFacts,
	tasks: readonly TaskToFreeze[],
	weigh: Weigh,
): Promise<Weighed> {
	const tally = new Tally(campaign.form, tasks.length);
	const placeOf = new Map(tasks.map(({ position }, place) => [position, place]));
	for await (const { task, labels } of readCountingAnswers(db, campaign.id)) {
		const place = placeOf.get(task);
		if (place !== undefined) tally.add(place, labels);
	}
	const weighed = await tally.weigh(weigh, campaign.aggregation, campaign.seed);
	return {
		tally,
		rows: (from, edits) =>
			edits.flatMap((edit, i): TaskRow[] => {
				const place = from + i;
				const [task, said] = [tasks[place], tally.said[place]];
				return task && said
					? [taskRow(task, campaign, edit, said, (question) => weighed(question, place))]
					: [];
			}),
	};
}
