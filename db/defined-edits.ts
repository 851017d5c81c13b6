/** The edits of a campaign as they were put into it. */
import { sql } from 'drizzle-orm';
import type { DefinedEdit } from '../campaigns/contract/definition.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';
import type { Db } from './connect.ts';
import { task } from './schema.ts';

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
			where campaign_id = ${campaignId} and (revision_id, part_key) > (${revisionId}, ${partKey})
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
