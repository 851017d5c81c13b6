/** The catalogue of datasets: which of them fit a query, in which order. */
import { type SQL, sql } from 'drizzle-orm';
import type { CatalogueQuery } from '../campaigns/contract/catalogue.ts';
import type { Db } from './connect.ts';
import { isNewestVersion } from './dataset-versions.ts';
import { campaign, dataset, form } from './schema.ts';

const rowsOf = (file: string) =>
	sql`coalesce((select (f->>'rows')::int from jsonb_array_elements(d.files) as f where f->>'name' = ${file}), 0)`;

/** The mean of the questions' alphas; below every alpha where there is none. */
const alpha = sql`coalesce((
	select avg((a.value->'alpha'->>'value')::float8) from jsonb_each(d.measures->'agreement') as a), -9)`;

/** What a row is sorted by, smallest first. */
const sortKeys: Record<NonNullable<CatalogueQuery['order']>, SQL> = {
	newest: sql`-extract(epoch from d.frozen_at)::float8`,
	oldest: sql`extract(epoch from d.frozen_at)::float8`,
	largest: sql`(-${rowsOf('tasks.jsonl')})::float8`,
	agreement: sql`(-${alpha})::float8`,
};

/** The names of the wikis that are searched too: whatever people call them. */
export type WikiNames = readonly { name: string; siteName: string }[];

function conditions(query: CatalogueQuery, wikis: WikiNames): SQL {
	const { q = '', wiki, template, from, to, labels } = query;
	const words = q.split(/\s+/).filter((word) => word !== '');
	const names = JSON.stringify(Object.fromEntries(wikis.map(({ name, siteName }) => [name, siteName])));
	const searched = sql`concat_ws(' ', c.name, c.purpose, c.wiki, ${names}::jsonb->>c.wiki, c.template,
		(select string_agg(concat_ws(' ', asked->>'name', asked->>'label'), ' ')
			from jsonb_array_elements(f.definition->'questions') as asked))`;
	const all = [
		// strpos, so that % and _ are what they are
		...words.map((word) => sql`strpos(lower(${searched}), lower(${word})) > 0`),
		...(wiki === undefined ? [] : [sql`c.wiki = ${wiki}`]),
		...(template === undefined ? [] : [sql`c.template = ${template}`]),
		...(from === undefined ? [] : [sql`d.frozen_at >= (${from}::date)::timestamp at time zone 'UTC'`]),
		...(to === undefined ? [] : [sql`d.frozen_at < (${to}::date + 1)::timestamp at time zone 'UTC'`]),
		...(labels === undefined ? [] : [sql`${rowsOf('labels.jsonl')} >= ${labels}`]),
	];
	return all.length === 0 ? sql`true` : sql.join(all, sql` and `);
}

/**
 * One page of ids, `limit` and one more at most (whoever asks then knows that there is a next page), and how many fit in
 * all. Null when there is no dataset to go on `after`.
 */
export async function searchDatasets(
	db: Db,
	query: CatalogueQuery & { limit: number },
	wikis: WikiNames,
): Promise<{ ids: string[]; total: number } | null> {
	const { order = 'newest', after = null, limit } = query;
	const [row] = await db.execute<{ ids: string[]; total: number; known: boolean }>(sql`
		with listed as (
			select d.id, ${sortKeys[order]} as key, (${conditions(query, wikis)}) as fits
			from ${dataset} as d
			join ${campaign} as c on c.id = d.campaign_id
			join ${form} as f on f.digest = c.form_digest
			where ${isNewestVersion}
		), last as (select key, id from listed where id = ${after})
		select (select count(*)::int from listed where fits) as total,
			(${after}::text is null or exists (select from last)) as known,
			array(select l.id from listed as l
				where l.fits and (${after}::text is null or (l.key, l.id) > (select key, id from last))
				order by l.key, l.id limit ${limit + 1}) as ids`);
	if (!row) throw new Error('a search came back without a row');
	return row.known ? { ids: [...row.ids], total: row.total } : null;
}

/** The wikis and templates that have datasets, by name. */
export async function listCatalogueChoices(db: Db): Promise<{ wikis: string[]; templates: string[] }> {
	const rows = await db.execute<{ wiki: string; template: string }>(sql`
		select distinct c.wiki, c.template from ${dataset} as d join ${campaign} as c on c.id = d.campaign_id`);
	const distinct = (values: string[]) => [...new Set(values)].sort();
	return {
		wikis: distinct(rows.map(({ wiki }) => wiki)),
		templates: distinct(rows.map(({ template }) => template)),
	};
}
