/** Campaigns as Wikilabels' interface gives them: numbers as they were there for what came from there, ours for the rest. */
import { eq, sql } from 'drizzle-orm';
import type { View } from '../campaigns/contract/campaign.ts';
import type { Answers, Form } from '../campaigns/contract/form.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';
import type { Db } from './connect.ts';
import { recordset } from './imports.ts';
import {
	pseudonym,
	type WikilabelsLabel,
	wikilabelsCampaign,
	wikilabelsLabel,
	wikilabelsTask,
} from './schema.ts';

/** rows per round trip while streaming */
const BATCH = 1000;

/** As which campaign something was brought in; null when it was not. */
export async function findImported(db: Db, digest: string): Promise<number | null> {
	const [row] = await db
		.select({ campaignId: wikilabelsCampaign.campaignId })
		.from(wikilabelsCampaign)
		.where(eq(wikilabelsCampaign.digest, digest));
	return row?.campaignId ?? null;
}

/**
 * Keeps a number of Wikilabels free of campaigns of this installation, those made later included. False when one has it
 * already. Numbers are handed out outside of transactions, so this is not taken back with one.
 */
export async function reserveNumber(tx: Db, number: number): Promise<boolean> {
	await tx.execute(sql`
		select setval(pg_get_serial_sequence('campaign', 'id'), greatest(${number}::bigint, last_value)::bigint)
		from campaign_id_seq where ${number}::bigint > last_value`);
	const [row] = await tx.execute<{ taken: boolean }>(sql`
		select exists (select from campaign where id = ${number})
			or exists (select from wikilabels_campaign where number = ${number}) as taken`);
	return row?.taken === false;
}

export async function insertImported(tx: Db, row: typeof wikilabelsCampaign.$inferInsert): Promise<void> {
	await tx.insert(wikilabelsCampaign).values(row);
}

export async function insertImportedTasks(
	tx: Db,
	rows: readonly (typeof wikilabelsTask.$inferInsert)[],
): Promise<void> {
	await tx.insert(wikilabelsTask).values([...rows]);
}

export async function insertImportedLabels(
	tx: Db,
	rows: readonly (typeof wikilabelsLabel.$inferInsert)[],
): Promise<void> {
	await tx.insert(wikilabelsLabel).values([...rows]);
}

export async function insertImportedWorksets(
	tx: Db,
	campaignId: number,
	rows: readonly { number: number; personId: number; created: number; expires: number; tasks: number[] }[],
): Promise<void> {
	for (let start = 0; start < rows.length; start += BATCH)
		await tx.execute(sql`
			insert into wikilabels_workset (campaign_id, number, person_id, created_at, expires_at, tasks)
			select ${campaignId}, number, "personId", to_timestamp(created), to_timestamp(expires),
				array(select jsonb_array_elements_text(tasks)::bigint)
			from ${recordset(rows.slice(start, start + BATCH))} as r (number bigint, "personId" bigint, created float8,
				expires float8, tasks jsonb)`);
}

export type ServedCampaign = {
	campaignId: number;
	/** the number under which it is asked for */
	number: number;
	name: string;
	wiki: string;
	template: string;
	view: View;
	form: Form;
	formDigest: string;
	labelsPerTask: number;
	tasksPerWorkset: number;
	leaseMinutes: number;
	closed: boolean;
	/** seconds since 1970 */
	created: number;
	/** what it was in Wikilabels; null for a campaign of this installation */
	imported: {
		form: string;
		view: string;
		info_url: string | null;
		active: boolean;
		labels_per_task: number;
		tasks_per_assignment: number;
	} | null;
};

const campaigns = sql`
	select c.id::float8 as "campaignId", coalesce(w.number, c.id)::float8 as number, c.name, c.wiki, c.template, c.view,
		f.definition as form, c.form_digest as "formDigest", c.labels_per_task as "labelsPerTask",
		c.tasks_per_workset as "tasksPerWorkset", c.lease_minutes as "leaseMinutes", c.closed_at is not null as closed,
		extract(epoch from c.created_at)::float8 as created,
		case when w.campaign_id is not null then json_build_object('form', w.form, 'view', w.view, 'info_url', w.info_url,
			'active', w.active, 'labels_per_task', w.labels_per_task, 'tasks_per_assignment', w.tasks_per_assignment)
			end as imported
	from campaign as c
	join form as f on f.digest = c.form_digest
	left join wikilabels_campaign as w on w.campaign_id = c.id`;

/** The campaigns of a wiki by number; archived ones only with the others that are not active. */
export async function listServedCampaigns(db: Db, wiki: string): Promise<readonly ServedCampaign[]> {
	return await db.execute<ServedCampaign>(sql`${campaigns} where c.wiki = ${wiki} order by 2`);
}

export async function findServedCampaign(
	db: Db,
	number: number,
	wiki: string | null,
): Promise<ServedCampaign | null> {
	const [row] = await db.execute<ServedCampaign>(sql`
		${campaigns} where coalesce(w.number, c.id) = ${number} and (${wiki}::text is null or c.wiki = ${wiki})`);
	return row ?? null;
}

/** The campaigns in which a person of this number was given edits, by number. */
export async function listServedCampaignsOf(db: Db, userId: number): Promise<readonly ServedCampaign[]> {
	return await db.execute<ServedCampaign>(sql`
		${campaigns} where exists (select from pseudonym as p where p.campaign_id = c.id and p.number = ${userId})
		order by 2`);
}

/** Wikis with a campaign that is active, by name. */
export async function listServedWikis(db: Db): Promise<string[]> {
	const rows = await db.execute<{ wiki: string }>(sql`
		select distinct c.wiki from campaign as c left join wikilabels_campaign as w on w.campaign_id = c.id
		where coalesce(w.active, c.closed_at is null) order by 1`);
	return rows.map(({ wiki }) => wiki);
}

export type ServedForm = { form: Form; formDigest: string; template: string; imported: string | null };

/** The forms of all campaigns. */
export async function listServedForms(db: Db): Promise<readonly ServedForm[]> {
	return await db.execute<ServedForm>(sql`
		select distinct on (coalesce(w.form, c.form_digest)) f.definition as form, c.form_digest as "formDigest", c.template,
			w.form as imported
		from campaign as c join form as f on f.digest = c.form_digest
		left join wikilabels_campaign as w on w.campaign_id = c.id
		order by coalesce(w.form, c.form_digest), c.id desc`);
}

/** Draws a number for everybody who was given edits in a campaign and has none. */
export async function numberPeople(db: Db, campaignId: number, draw: () => string): Promise<void> {
	const missing = await db.execute<{ personId: number }>(sql`
		select distinct w.person_id::float8 as "personId" from workset as w
		where w.campaign_id = ${campaignId} and not exists (
			select from pseudonym as p where p.campaign_id = w.campaign_id and p.person_id = w.person_id)`);
	if (missing.length > 0)
		await db
			.insert(pseudonym)
			.values(missing.map(({ personId }) => ({ campaignId, personId, name: draw() })))
			.onConflictDoNothing({ target: [pseudonym.campaignId, pseudonym.personId] });
}

/** Everybody's number in campaigns that are closed, in order, a batch at a time. */
export async function* readUserNumbers(db: Db): AsyncGenerator<number> {
	for (let after = -1; ; ) {
		const rows = await db.execute<{ number: number }>(sql`
			select distinct p.number::float8 as number from pseudonym as p join campaign as c on c.id = p.campaign_id
			where p.number > ${after} and c.closed_at is not null order by 1 limit ${BATCH}`);
		for (const { number } of rows) yield number;
		const last = rows.at(-1);
		if (rows.length < BATCH || !last) return;
		after = last.number;
	}
}

/** An answer that stands, or what a rule said. */
type ServedLabel = {
	userId: number;
	/** seconds since 1970; whole ones, unless it came with a fraction */
	timestamp: number;
	answers: Answers;
	/** the very words in which it came; null for an answer given here */
	data: unknown;
};

export type ServedTask = {
	taskId: number;
	number: number;
	position: number;
	revisionId: number;
	part: TaskPart | null;
	/** hidden or deleted on the wiki */
	gone: boolean;
	data: unknown;
	automated: (WikilabelsLabel & { place: number })[] | null;
	/** what the campaign's own rules said */
	ruled: { answers: Answers; reasons: string[]; timestamp: number } | null;
	labels: ServedLabel[];
};

/** Which tasks: all of a campaign, those of a workset, one, or those that a person answered. */
export type TasksWanted = {
	campaignId: number;
	/** with what people said of them */
	withLabels: boolean;
	only?: { worksetId: number } | { numbers: readonly number[] } | { answeredBy: number };
};

function wantedTasks(only: TasksWanted['only']) {
	if (!only) return sql``;
	if ('worksetId' in only)
		return sql`and t.id in (select h.task_id from handed_task as h where h.workset_id = ${only.worksetId})`;
	if ('numbers' in only)
		return sql`and coalesce(i.number, t.id) in (
			select value::bigint from jsonb_array_elements_text(${JSON.stringify(only.numbers)}::text::jsonb))`;
	return sql`and exists (select from label as l
		join pseudonym as p on p.campaign_id = t.campaign_id and p.person_id = l.person_id
		where l.task_id = t.id and p.number = ${only.answeredBy} and l.kind = 'answer')`;
}

/** Tasks in their order, a batch at a time, so that memory does not grow with the campaign. Known answers are no tasks. */
export async function* readServedTasks(db: Db, wanted: TasksWanted): AsyncGenerator<ServedTask> {
	for (let after = -1; ; ) {
		const rows = await db.execute<Omit<ServedTask, 'labels'>>(sql`
			select t.id::float8 as "taskId", coalesce(i.number, t.id)::float8 as number, t.position,
				t.revision_id::float8 as "revisionId", t.part, (t.state = 'gone' or t.gone_reason is not null) as gone,
				i.data, i.automated,
				(select json_build_object('answers', a.answers, 'reasons', a.reasons,
					'timestamp', floor(extract(epoch from a.at))) from automated_label as a where a.task_id = t.id) as ruled
			from task as t left join wikilabels_task as i on i.task_id = t.id
			where t.campaign_id = ${wanted.campaignId} and t.state <> 'gold' and t.position > ${after}
				${wantedTasks(wanted.only)}
			order by t.position limit ${BATCH}`);
		const shown = rows.filter(({ gone }) => !gone).map(({ taskId }) => taskId);
		const labels =
			wanted.withLabels && shown.length > 0 ? await readLabels(db, wanted.campaignId, shown) : new Map();
		for (const row of rows) yield { ...row, labels: labels.get(row.taskId) ?? [] };
		const last = rows.at(-1);
		if (rows.length < BATCH || !last) return;
		after = last.position;
	}
}

async function readLabels(
	db: Db,
	campaignId: number,
	tasks: readonly number[],
): Promise<Map<number, ServedLabel[]>> {
	const rows = await db.execute<ServedLabel & { taskId: number }>(sql`
		select "taskId", "userId", answers, data,
			case when "labelId" is null then floor(extract(epoch from received_at))
				else extract(epoch from received_at) end::float8 as timestamp
		from (
			select distinct on (l.task_id, l.person_id) l.task_id::float8 as "taskId", p.number::float8 as "userId", l.kind,
				l.sequence, l.answers, l.received_at, i.data, i.label_id as "labelId"
			from label as l
			join pseudonym as p on p.campaign_id = ${campaignId} and p.person_id = l.person_id
			left join wikilabels_label as i on i.label_id = l.id
			where l.task_id in (select value::bigint from jsonb_array_elements_text(${JSON.stringify(tasks)}::text::jsonb))
			order by l.task_id, l.person_id, l.sequence desc
		) as latest
		where kind = 'answer' order by sequence`);
	return Map.groupBy(rows, ({ taskId }) => taskId);
}

export type ServedWorkset = {
	/** null for one that came in */
	worksetId: number | null;
	number: number;
	userId: number;
	created: number;
	expires: number;
	/** numbers of the tasks of one that came in; null for one of this installation */
	tasks: number[] | null;
};

/** The worksets of a campaign by number; of those that came in, what came with them. */
export async function listServedWorksets(
	db: Db,
	{ campaignId, imported, leaseMinutes }: ServedCampaign,
	only: { userId?: number; number?: number } = {},
): Promise<readonly ServedWorkset[]> {
	const { userId = null, number = null } = only;
	const people = sql`join pseudonym as p on p.campaign_id = w.campaign_id and p.person_id = w.person_id`;
	const asked = (column: ReturnType<typeof sql>) => sql`w.campaign_id = ${campaignId}
		and (${userId}::bigint is null or p.number = ${userId}) and (${number}::bigint is null or ${column} = ${number})`;
	if (imported)
		return await db.execute<ServedWorkset>(sql`
			select null as "worksetId", w.number::float8 as number, p.number::float8 as "userId",
				extract(epoch from w.created_at)::float8 as created, extract(epoch from w.expires_at)::float8 as expires,
				to_json(w.tasks) as tasks
			from wikilabels_workset as w ${people} where ${asked(sql`w.number`)} order by w.number`);
	return await db.execute<ServedWorkset>(sql`
		select w.id::float8 as "worksetId", w.id::float8 as number, p.number::float8 as "userId",
			floor(extract(epoch from w.created_at))::float8 as created,
			floor(extract(epoch from w.created_at))::float8 + ${leaseMinutes * 60} as expires, null as tasks
		from workset as w ${people} where ${asked(sql`w.id`)} order by w.id`);
}

export type CampaignStats = { tasks: number; labels: number; coders: number; assignments: number };

export async function countServed(db: Db, { campaignId }: ServedCampaign): Promise<CampaignStats> {
	const [row] = await db.execute<CampaignStats>(sql`
		with latest as (
			select distinct on (l.task_id, l.person_id) l.kind, l.person_id from label as l
			join task as t on t.id = l.task_id where t.campaign_id = ${campaignId} and t.state <> 'gold'
			order by l.task_id, l.person_id, l.sequence desc
		)
		select (select count(*)::int from task where campaign_id = ${campaignId} and state <> 'gold') as tasks,
			(select count(*)::int from latest where kind = 'answer') as labels,
			(select count(distinct person_id)::int from latest where kind = 'answer') as coders,
			coalesce((select sum(cardinality(tasks))::int from wikilabels_workset where campaign_id = ${campaignId}
				having count(*) > 0),
				(select count(*)::int from workset as w join handed_task as h on h.workset_id = w.id
					where w.campaign_id = ${campaignId})) as assignments`);
	if (!row) throw new Error('a count came back without a row');
	return { ...row };
}
