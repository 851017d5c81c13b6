/** What people said, as the database has it. */
import type { Database } from '../../db/connect.ts';

/** `edit` is its place in the workset, from 0; `counts`: this label is the one in the edit's seat */
type Said = { id: string; person: string; edit: number; said: string; outcome: string; counts: boolean };

/** Everything that was said in a campaign, in the order in which it came. */
export async function readSaid({ sql }: Database, campaignId: number): Promise<Said[]> {
	return await sql<Said[]>`
		select label.id, person.name as person, handed_task.place as edit, label.outcome,
			concat_ws(' ', label.kind, answers->>'damaging', answers->>'goodfaith') as said,
			seat.label_id is not null as counts
		from label
		join task on task.id = label.task_id
		join person on person.id = label.person_id
		join handed_task on handed_task.task_id = task.id and handed_task.person_id = person.id
		left join seat on seat.label_id = label.id
		where task.campaign_id = ${campaignId}
		order by sequence`;
}

/** A line for each: the edit's place in the workset, what was said of it, and what became of that. */
export const inWords = (rows: Said[]) =>
	rows.map(({ edit, said, outcome, counts }) => `${edit + 1} ${said} ${outcome}${counts ? ' counts' : ''}`);
