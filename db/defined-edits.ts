/** The edits of a campaign as they were put into it; those with known answers are apart. */
import { sql } from 'drizzle-orm';
import type { DefinedEdit } from '../campaigns/contract/definition.ts';
import type { Answers } from '../campaigns/contract/form.ts';
import type { GoldWanted } from '../campaigns/contract/gold.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';
import type { Db } from './connect.ts';
import { goldItem, task } from './schema.ts';

/** rows per round trip while streaming */
const BATCH = 5000;

type Row = {
	revisionId: number;
	part: TaskPart | null;
	partKey: string;
	stratum: string | null;
	inclusionProbability: number | null;
};

/** By revision and then by the part, a batch at a time. */
export async function* readDefinedEdits(db: Db, campaignId: number): AsyncGenerator<DefinedEdit[]> {
	let [revisionId, partKey] = [0, ''];
	for (;;) {
		const rows = await db.execute<Row>(sql`
			select revision_id::float8 as "revisionId", part, part_key as "partKey", stratum,
				inclusion_probability as "inclusionProbability"
			from ${task}
			where campaign_id = ${campaignId} and state <> 'gold' and (revision_id, part_key) > (${revisionId}, ${partKey})
			order by revision_id, part_key
			limit ${BATCH}`);
		if (rows.length > 0) yield rows.map(definedEdit);
		const last = rows.at(-1);
		if (!last || rows.length < BATCH) return;
		[revisionId, partKey] = [last.revisionId, last.partKey];
	}
}

function definedEdit({ revisionId, part, stratum, inclusionProbability }: Row): DefinedEdit {
	return {
		revisionId,
		...(part === null ? {} : { part }),
		...(stratum === null || inclusionProbability === null ? {} : { stratum, inclusionProbability }),
	};
}

/** Those with known answers that are handed out, in the same order. */
export async function readDefinedGold(db: Db, campaignId: number): Promise<GoldWanted['edits']> {
	const rows = await db.execute<
		Pick<Row, 'revisionId' | 'part'> & { answers: Answers; explanation: string | null }
	>(sql`
		select t.revision_id::float8 as "revisionId", t.part, g.answers, g.explanation
		from ${task} as t join ${goldItem} as g on g.task_id = t.id
		where t.campaign_id = ${campaignId} and t.state = 'gold' and t.gone_reason is null and g.retired_at is null
		order by t.revision_id, t.part_key`);
	return rows.map(({ revisionId, part, ...known }) => ({ revisionId, ...(part ? { part } : {}), ...known }));
}
