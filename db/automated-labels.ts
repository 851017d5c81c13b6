/** What rules answered, and what they go by. */
import { sql } from 'drizzle-orm';
import type { AuthorKind } from '../campaigns/contract/edit-source.ts';
import type { Answers } from '../campaigns/contract/form.ts';
import type { Db } from './connect.ts';
import { automatedLabel, listedEdit, task } from './schema.ts';

/** What the wiki said of an edit and of whoever made it. */
export type AuthorFacts = {
	author: AuthorKind;
	reverted: boolean;
	/** by now, on the whole wiki */
	blocked: boolean;
	/** by now; 0 without an account */
	editCount: number;
	groups: string[];
};

/**
 * Open tasks of a campaign that came from a staged list, by id from after one on, with what the wiki said of their edits;
 * null where it does not know the edit.
 */
export async function readAuthorFacts(
	db: Db,
	{ campaignId, listId }: { campaignId: number; listId: string },
	after: number,
	most: number,
): Promise<{ taskId: number; facts: AuthorFacts | null }[]> {
	const rows = await db.execute<
		{ taskId: number } & { [Fact in keyof AuthorFacts]: AuthorFacts[Fact] | null }
	>(sql`
		select t.id::float8 as "taskId", e.author, e.reverted, e.blocked, e.edit_count as "editCount", e.groups
		from ${task} as t join ${listedEdit} as e
			on e.list_id = ${listId} and e.revision_id = t.revision_id and e.part_key = t.part_key
		where t.campaign_id = ${campaignId} and t.state = 'open' and t.seats_taken = 0 and t.id > ${after}
		order by t.id limit ${most}`);
	return rows.map(({ taskId, author, reverted, blocked, editCount, groups }) => ({
		taskId,
		facts:
			author === null || reverted === null
				? null
				: { author, reverted, blocked: blocked ?? false, editCount: editCount ?? 0, groups: groups ?? [] },
	}));
}

/** Marks tasks as answered by rules, with the rules that held. */
export async function insertAutomated(
	tx: Db,
	plain: readonly { taskId: number; reasons: readonly string[] }[],
	answers: Answers,
	at: Date,
): Promise<void> {
	const ids = `{${plain.map(({ taskId }) => taskId).join(',')}}`;
	await tx.execute(sql`update ${task} set state = 'automated' where id = any(${ids}::bigint[])`);
	await tx
		.insert(automatedLabel)
		.values(plain.map(({ taskId, reasons }) => ({ taskId, answers, reasons: [...reasons], at })));
}
