/** A task as it stands for one person who has something to say of it: all that a label of it depends on, in one look. */
import { sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import type { CampaignRow } from './campaign-life.ts';
import type { Db } from './connect.ts';
import type { LabelRow } from './labels.ts';
import { type LifeTimes, lifeTimesOf, type RawLifeTimes, timeOf } from './life-times.ts';
import { campaign, guideline, handedTask, label, seat, type task } from './schema.ts';

type TaskRow = typeof task.$inferSelect;

/** A label that is there already: what tells whether another one says the same. */
export type StoredLabel = Pick<
	LabelRow,
	'personId' | 'taskId' | 'kind' | 'outcome' | 'answers' | 'skipReason'
>;

export type LabelledTask = {
	task: Pick<TaskRow, 'id' | 'campaignId' | 'seats' | 'seatsMost' | 'seatsTaken' | 'state' | 'goneReason'>;
	/** of the task's row: another one as soon as anything of it was written */
	version: string;
	campaign: LifeTimes & Pick<CampaignRow, 'formDigest' | 'leaseMinutes' | 'moreAnswers'>;
	/** the workset in which it was last handed to them; null when it never was */
	worksetId: number | null;
	/** the label of the id that is to be stored, whoever's it is */
	earlier: StoredLabel | null;
	/** what they said last of it */
	latest: Pick<LabelRow, 'kind' | 'skipReason'> | null;
	hasSeat: boolean;
	/** what other people's labels in its seats say; of a `gold` task, which has seats for everybody, nothing */
	saidByOthers: Answers[];
	/** when the first lease of what else is unanswered of that workset runs out; null when none runs */
	leaseEnd: Date | null;
	/** whether the campaign has or had the guideline that is said to have lain beside the edit */
	guidelineKnown: boolean;
};

export type Look = {
	labelId: string;
	taskId: number;
	personId: number;
	guidelineRevisionId: number | null;
	now: Date;
};

/** Looks at tasks as they are just now, without holding any; null where there is no such task. */
export async function lookAtTasks(db: Db, looks: readonly Look[]): Promise<(LabelledTask | null)[]> {
	return toLabelledTasks(looks, await db.execute<Found>(query(looks)));
}

/**
 * Holds a task's row and the person's seat until the transaction ends, so that labels of one task are stored one after the
 * other, and then looks at it; null when there is no such task.
 */
export async function holdTask(tx: Db, look: Look): Promise<LabelledTask | null> {
	// Statements of their own, because the last is to see what came of those that were waited for; one round trip, because
	// the driver sends them without waiting. The weaker lock, because rows that name the task (of what is handed out) must
	// not wait for it: they come with seats that this label may be waiting for. The seat is held, because a lease that has
	// run out may be handed to somebody else at any moment. The campaign first, as whoever changes it does: it is not closed
	// meanwhile.
	const [, , , found] = await Promise.all([
		tx.execute(sql`
			select from ${campaign} as c where c.id = (select campaign_id from task where id = ${look.taskId}) for share`),
		tx.execute(sql`select from task where id = ${look.taskId} for no key update`),
		tx.execute(
			sql`select from seat where task_id = ${look.taskId} and person_id = ${look.personId} for no key update`,
		),
		// not through a function of its own: drizzle sends what is awaited first, and that would be this
		tx.execute<Found>(query([look])),
	]);
	return toLabelledTasks([look], found)[0] ?? null;
}

type Found = LabelledTask['task'] &
	Pick<LabelledTask, 'version'> &
	Pick<CampaignRow, 'formDigest' | 'leaseMinutes' | 'moreAnswers'> &
	RawLifeTimes &
	Pick<LabelledTask, 'worksetId' | 'earlier' | 'hasSeat' | 'saidByOthers' | 'guidelineKnown'> & {
		leaseEnd: string | null;
		/** the place of the look among those that were asked for */
		place: number;
		latestKind: LabelRow['kind'] | null;
		latestSkipReason: string | null;
	};

function query(looks: readonly Look[]) {
	const asked = looks.map(({ labelId, taskId, personId, guidelineRevisionId, now }, place) => ({
		...{ place, label_id: labelId, task_id: taskId, person_id: personId },
		...{ guideline_revision_id: guidelineRevisionId, now: now.toISOString() },
	}));
	// Look-ups row by row, and a filter instead of conditions. Asked with joins, `exists` and what an index of leases is
	// made for, PostgreSQL reads all labels, seats and leases there are as long as it takes them for few, which it does in
	// the first minutes of a campaign.
	return sql`
		select asked.place, t.id::float8 as id, t.xmin::text as version, t.campaign_id::float8 as "campaignId", t.seats,
			t.seats_most as "seatsMost", t.seats_taken as "seatsTaken", t.state, t.gone_reason as "goneReason",
			c.more_answers as "moreAnswers", c.form_digest as "formDigest", c.lease_minutes as "leaseMinutes",
			c.paused_at as "pausedAt", c.closing_at as "closingAt", c.closed_at as "closedAt",
			c.archived_at as "archivedAt", c.deadline, handed.workset_id::float8 as "worksetId",
			(select json_build_object('personId', e.person_id, 'taskId', e.task_id, 'kind', e.kind, 'outcome', e.outcome,
				'answers', e.answers, 'skipReason', e.skip_reason) from ${label} as e where e.id = asked.label_id) as earlier,
			latest.kind as "latestKind", latest.skip_reason as "latestSkipReason",
			(select true from ${seat} as s where s.task_id = t.id and s.person_id = asked.person_id) is not null as "hasSeat",
			(select coalesce(json_agg((select l.answers from ${label} as l where l.id = s.label_id)), '[]')
				from ${seat} as s where s.task_id = t.id and s.person_id <> asked.person_id and s.label_id is not null
				and t.state <> 'gold') as "saidByOthers",
			(select min(s.lease_expires_at) filter (where s.lease_expires_at > asked.now and s.label_id is null
				and s.task_id <> t.id) from ${seat} as s where s.workset_id = handed.workset_id) as "leaseEnd",
			asked.guideline_revision_id is null or (select true from ${guideline} as g where g.campaign_id = c.id
				and g.revision_id = asked.guideline_revision_id limit 1) is not null as "guidelineKnown"
		from json_to_recordset(${JSON.stringify(asked)}::json) as asked (place int, label_id uuid, task_id bigint,
			person_id bigint, guideline_revision_id bigint, now timestamptz)
		join task as t on t.id = asked.task_id
		join ${campaign} as c on c.id = t.campaign_id
		left join lateral (select h.workset_id from ${handedTask} as h where h.task_id = t.id
			and h.person_id = asked.person_id order by h.workset_id desc limit 1) as handed on true
		left join lateral (select l.kind, l.skip_reason from ${label} as l where l.task_id = t.id
			and l.person_id = asked.person_id order by l.sequence desc limit 1) as latest on true`;
}

function toLabelledTasks(looks: readonly Look[], found: readonly Found[]): (LabelledTask | null)[] {
	const seen = new Map(found.map((one) => [one.place, one]));
	return looks.map((_, place) => {
		const one = seen.get(place);
		return one ? toLabelledTask(one) : null;
	});
}

function toLabelledTask({ latestKind, latestSkipReason, ...found }: Found): LabelledTask {
	const { id, campaignId, seats, seatsMost, seatsTaken, state, goneReason } = found;
	const { formDigest, leaseMinutes, moreAnswers } = found;
	return {
		task: { id, campaignId, seats, seatsMost, seatsTaken, state, goneReason },
		campaign: { ...lifeTimesOf(found), formDigest, leaseMinutes, moreAnswers },
		version: found.version,
		worksetId: found.worksetId,
		earlier: found.earlier,
		latest: latestKind === null ? null : { kind: latestKind, skipReason: latestSkipReason },
		hasSeat: found.hasSeat,
		saidByOthers: found.saidByOthers,
		leaseEnd: timeOf(found.leaseEnd),
		guidelineKnown: found.guidelineKnown,
	};
}
