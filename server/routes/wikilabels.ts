/**
 * Wikilabels' interface, to read: `/campaigns/`, `/users/` and `/forms/` with a slash at the end and a wiki's name where our
 * own pages have a number, so that both live side by side. Open to every origin, without cookies' power there.
 *
 * Unlike Wikilabels, what people say in an open campaign is told to its coordinators only: it would sway whoever answers
 * next, and tell what somebody is doing. Others read empty lists, which scripts take in their stride. There is no JSONP,
 * which hands the answer to whatever page names the script; CORS serves instead.
 */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { includesRole } from '../../campaigns/contract/roles.ts';
import {
	countServed,
	findServedCampaign,
	listServedCampaigns,
	listServedCampaignsOf,
	listServedForms,
	listServedWikis,
	listServedWorksets,
	numberPeople,
	readServedTasks,
	readUserNumbers,
	type ServedCampaign,
	type ServedWorkset,
	type TasksWanted,
} from '../../db/wikilabels.ts';
import {
	describeCampaign,
	describeForm,
	describeTask,
	describeWorkset,
	formName,
} from '../domain/wikilabels.ts';
import type { JoinedParts } from '../parts.ts';
import { sendText } from './body.ts';
import type { App, AppEnv } from './mount.ts';

type C = Context<AppEnv>;
type Status = 400 | 404 | 501;

const wiki = '/campaigns/:wiki{[a-z][a-z0-9_]*}/';
const campaign = `${wiki}:campaign{\\d+}/`;
const workset = `${campaign}:workset{\\d+}/`;
const task = `${workset}:task{\\d+}/`;

const refuse = (c: C, status: Status, code: string, message: string) =>
	c.json({ error: { code, message } }, status);
const notFound = (c: C, message: string) => refuse(c, 404, 'not found', message);

/** A flag that is there, and whether it asks for counts too. */
const flag = (c: C, name: string) => c.req.query(name) !== undefined;
const stats = (c: C, name: string) => c.req.query(name) === 'stats';

const open = createMiddleware<AppEnv>(async (c, next) => {
	c.header('access-control-allow-origin', '*');
	c.header('vary', 'Cookie, Authorization', { append: true });
	// a coordinator reads more than others do
	c.header('cache-control', 'private, no-cache');
	if (c.req.query('callback') !== undefined)
		return refuse(c, 400, 'bad request', 'callback: there is no JSONP here; any origin may read by CORS');
	return await next();
});

/** Mounted before the rule of origins: whoever writes is told in Wikilabels' words that it is only read here. */
export function refuseWikilabelsWrites(app: App): void {
	for (const path of [wiki, campaign, workset, task])
		app.use(path, async (c, next) => {
			if (['GET', 'HEAD'].includes(c.req.method)) return await next();
			c.header('access-control-allow-origin', '*');
			if (c.req.method !== 'OPTIONS')
				return refuse(
					c,
					501,
					'not implemented',
					'this is only read here; answers are given in Label Wing itself',
				);
			c.header('access-control-allow-headers', 'authorization');
			c.header('access-control-allow-methods', 'GET');
			c.header('access-control-max-age', '86400');
			return c.body(null, 204);
		});
}

export function mountWikilabels(app: App, parts: JoinedParts): void {
	const { db } = parts;
	const write = (c: C, document: Record<string, unknown>) => {
		c.header('content-type', 'application/json');
		return sendText(c, parts, pieces(document));
	};

	/** Whether the asker may read what people said, and who said it; those who have no number yet get one then. */
	async function mayRead(c: C, { closed, wiki: itsWiki, campaignId }: ServedCampaign): Promise<boolean> {
		const bearer = c.get('bearer');
		const asker = bearer ? (bearer.scopes.includes('coordinate') ? bearer.person : null) : c.get('visitor');
		const may = closed || (asker && includesRole(await parts.access.roleOn(asker, itsWiki), 'coordinator'));
		if (may) await numberPeople(db, campaignId, parts.newSecret);
		return may === true;
	}
	const described = async (one: ServedCampaign, counted: boolean) =>
		describeCampaign(one, counted ? await countServed(db, one) : null);

	async function* tasks(one: ServedCampaign, wanted: Omit<TasksWanted, 'campaignId'>) {
		for await (const row of readServedTasks(db, { campaignId: one.campaignId, ...wanted }))
			yield describeTask(one, row);
	}

	/** A workset; with its counts when they are wanted. */
	async function describedWorkset(one: ServedCampaign, row: ServedWorkset, counted: boolean) {
		if (!counted) return describeWorkset(one, row, null);
		const counts = { tasks: 0, labeled: 0 };
		for await (const { labels } of tasks(one, { withLabels: true, only: tasksIn(row) })) {
			counts.tasks++;
			if (labels.some(({ user_id }) => user_id === row.userId)) counts.labeled++;
		}
		return describeWorkset(one, row, counts);
	}
	async function* worksets(
		one: ServedCampaign,
		counted: boolean,
		only: Parameters<typeof listServedWorksets>[2] = {},
	) {
		for (const row of await listServedWorksets(db, one, only))
			yield await describedWorkset(one, row, counted);
	}

	for (const path of ['/campaigns/', `${wiki}*`, '/users/', '/users/*', '/forms/', '/forms/*'])
		app.use(path, async (c, next) => (c.req.path.endsWith('/') ? await open(c, next) : await next()));

	app.get('/campaigns/', async (c) =>
		c.json({
			info: 'Campaigns by wiki, read as in Wikilabels: /campaigns/<wiki>/<campaign_id>/<workset_id>/<task_id>/',
			wikis: await listServedWikis(db),
		}),
	);
	app.get(wiki, async (c, next) => {
		const name = c.req.param('wiki');
		// a page of ours, and no wiki
		if (name === 'new') return await next();
		const all = await listServedCampaigns(db, name);
		const shown = all.filter(({ closed, imported }) => flag(c, 'all') || (imported?.active ?? !closed));
		const campaigns = [];
		for (const one of shown) campaigns.push(await described(one, stats(c, 'campaigns')));
		return c.json({ wiki: name, campaigns });
	});

	async function find(c: C): Promise<ServedCampaign | null> {
		const number = Number(c.req.param('campaign'));
		return Number.isSafeInteger(number)
			? await findServedCampaign(db, number, c.req.param('wiki') ?? null)
			: null;
	}
	app.get(campaign, async (c) => {
		const one = await find(c);
		if (!one) return notFound(c, `campaign_id=${c.req.param('campaign')}`);
		const may = await mayRead(c, one);
		return write(c, {
			campaign: await described(one, stats(c, 'campaign')),
			...(flag(c, 'tasks') ? { tasks: tasks(one, { withLabels: may }) } : {}),
			...(flag(c, 'worksets') ? { worksets: may ? worksets(one, stats(c, 'worksets')) : [] } : {}),
		});
	});

	async function findWorkset(c: C, one: ServedCampaign): Promise<ServedWorkset | null> {
		const number = Number(c.req.param('workset'));
		if (!Number.isSafeInteger(number)) return null;
		if (!(await mayRead(c, one))) return null;
		return (await listServedWorksets(db, one, { number }))[0] ?? null;
	}
	app.get(workset, async (c) => {
		const one = await find(c);
		if (!one) return notFound(c, `campaign_id=${c.req.param('campaign')}`);
		const row = await findWorkset(c, one);
		if (!row) return notFound(c, `workset_id=${c.req.param('workset')}`);
		return write(c, {
			...(flag(c, 'campaign') ? { campaign: await described(one, stats(c, 'campaign')) } : {}),
			...(flag(c, 'tasks') ? { tasks: tasks(one, { withLabels: true, only: tasksIn(row) }) } : {}),
			workset: await describedWorkset(one, row, stats(c, 'workset')),
		});
	});
	app.get(task, async (c) => {
		const one = await find(c);
		if (!one) return notFound(c, `campaign_id=${c.req.param('campaign')}`);
		const row = await findWorkset(c, one);
		if (!row) return notFound(c, `workset_id=${c.req.param('workset')}`);
		const number = Number(c.req.param('task'));
		const only = { numbers: Number.isSafeInteger(number) ? [number] : [] };
		const { value: found } = await tasks(one, { withLabels: true, only }).next();
		if (!found) return notFound(c, `task_id=${c.req.param('task')}`);
		return c.json({
			task: found,
			...(flag(c, 'campaign') ? { campaign: await described(one, stats(c, 'campaign')) } : {}),
			...(flag(c, 'workset') ? { workset: await describedWorkset(one, row, stats(c, 'workset')) } : {}),
		});
	});

	app.get('/users/', (c) =>
		write(c, {
			info: 'Numbers of people, drawn by chance for each campaign: the same person has another one in the next.',
			users: readUserNumbers(db),
		}),
	);
	/** What a person did in some campaigns, as far as it may be read. */
	async function ofUser(c: C, userId: number, campaigns: readonly ServedCampaign[]) {
		const readable: ServedCampaign[] = [];
		for (const one of campaigns) if (await mayRead(c, one)) readable.push(one);
		return {
			...(flag(c, 'worksets')
				? { worksets: each(readable, (one) => worksets(one, stats(c, 'worksets'), { userId })) }
				: {}),
			...(flag(c, 'tasks')
				? { tasks: each(readable, (one) => tasks(one, { withLabels: true, only: { answeredBy: userId } })) }
				: {}),
		};
	}
	app.get('/users/:user{\\d+}/', async (c) => {
		const id = Number(c.req.param('user'));
		const all = Number.isSafeInteger(id) ? await listServedCampaignsOf(db, id) : [];
		const campaigns = [];
		for (const one of all)
			if (flag(c, 'campaigns') && (await mayRead(c, one)))
				campaigns.push(await described(one, stats(c, 'campaigns')));
		const rest = await ofUser(c, id, all);
		return write(c, { user: { id }, ...(flag(c, 'campaigns') ? { campaigns } : {}), ...rest });
	});
	app.get('/users/:user{\\d+}/:campaign{\\d+}/', async (c) => {
		const one = await find(c);
		if (!one) return notFound(c, `campaign_id=${c.req.param('campaign')}`);
		const id = Number(c.req.param('user'));
		const rest = Number.isSafeInteger(id) ? await ofUser(c, id, [one]) : {};
		return write(c, { user: { id }, campaign: await described(one, stats(c, 'campaign')), ...rest });
	});

	app.get('/forms/', async (c) => {
		const names = (await listServedForms(db)).map(formName);
		return c.json({ info: 'Forms of campaigns.', forms: [...new Set(names)].sort() });
	});
	app.get('/forms/:form/', async (c) => {
		const name = c.req.param('form');
		const found = (await listServedForms(db)).find((one) => formName(one) === name);
		return found ? c.json({ form: describeForm(found) }) : notFound(c, `form_name=${name}`);
	});
}

function tasksIn({ worksetId, tasks }: ServedWorkset): NonNullable<TasksWanted['only']> {
	return worksetId === null ? { numbers: tasks ?? [] } : { worksetId };
}

async function* each<T>(
	campaigns: readonly ServedCampaign[],
	read: (one: ServedCampaign) => AsyncIterable<T>,
): AsyncGenerator<T> {
	for (const one of campaigns) yield* read(one);
}

/** Field by field, lists element by element: however long a document is, little of it is in memory. */
async function* pieces(document: Record<string, unknown>): AsyncGenerator<string> {
	for (const [i, [field, value]] of Object.entries(document).entries()) {
		yield `${i === 0 ? '{' : ','}${JSON.stringify(field)}:`;
		if (!isAsync(value)) {
			yield JSON.stringify(value);
			continue;
		}
		yield '[';
		let isFirst = true;
		for await (const element of value) {
			yield `${isFirst ? '' : ','}${JSON.stringify(element)}`;
			isFirst = false;
		}
		yield ']';
	}
	yield '}';
}

function isAsync(value: unknown): value is AsyncIterable<unknown> {
	return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
