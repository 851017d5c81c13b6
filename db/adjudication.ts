/** What adjudicators decided where people disagree. Rows are only added; of a task the newest counts. */
import { sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import type { Db } from './connect.ts';

export type StandingDecision = {
	answers: Answers;
	reason: string;
	/** ISO 8601, whole seconds, UTC */
	decidedAt: string;
	/** an adjudicator: not for datasets */
	personId: number;
};

/** The decisions of a campaign that stand, by task. */
export async function listStandingDecisions(
	db: Db,
	campaignId: number,
): Promise<Map<number, StandingDecision>> {
	const rows = await db.execute<StandingDecision & { taskId: number }>(sql`
		select t.id::int as "taskId", a.answers, a.reason, a.person_id::int as "personId",
			to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "decidedAt"
		from task as t cross join lateral (
			select * from adjudication where task_id = t.id order by id desc limit 1
		) as a
		where t.campaign_id = ${campaignId} and t.decided and a.kind = 'decided'`);
	return new Map(rows.map(({ taskId, ...decision }) => [taskId, decision]));
}
