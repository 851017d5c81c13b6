/** What adjudicators say to each other about an edit. Like deciding, it is for those who have not answered it. */
import type { Comment } from '../../campaigns/contract/adjudication.ts';
import { insertComment, listTaskComments } from '../../db/adjudication.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import { nameUnlessLeft } from './access.ts';
import { needContested } from './adjudication.ts';
import type { Clock } from './ports.ts';

const PAGE = 50;

/** @throws {Failure} NOT_FOUND, OWN_ANSWER */
export async function listComments(
	db: Db,
	person: PersonRow,
	{ taskId, after }: { taskId: number; after?: string | undefined },
): Promise<{ comments: Comment[]; next: string | null }> {
	await needContested(db, taskId, person);
	const rows = await listTaskComments(db, taskId, Number(after ?? 0), PAGE + 1);
	const page = rows.slice(0, PAGE);
	const last = page.at(-1);
	return {
		comments: page.map(({ id, text, at, ...by }) => ({
			...{ commentId: id, by: nameUnlessLeft(by), text, at: at.toISOString() },
		})),
		next: rows.length > PAGE && last ? String(last.id) : null,
	};
}

/** @throws {Failure} NOT_FOUND, OWN_ANSWER */
export async function writeComment(
	{ db, now }: { db: Db; now: Clock },
	person: PersonRow,
	{ taskId, text }: { taskId: number; text: string },
): Promise<Comment> {
	await needContested(db, taskId, person);
	const at = now();
	const commentId = await insertComment(db, { taskId, personId: person.id, text, at });
	return { commentId, by: person.name, text, at: at.toISOString() };
}
