/**
 * The server's side of the contract in memory, for the client alone: one campaign of invented edits, one volunteer.
 * It keeps the promises that the client relies on (a label's id is stored once, undo opens a task again) and can be
 * told to fail. `node test/support/fake-server.ts` serves it with the built client on PORT (8080).
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { faultsOfAnswers } from '../../campaigns/contract/answers.ts';
import type { Campaign, View } from '../../campaigns/contract/campaign.ts';
import { type ErrorCode, Failure } from '../../campaigns/contract/errors.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { LabelContent } from '../../campaigns/contract/label.ts';
import { Looks, type Task } from '../../campaigns/contract/task.ts';
import type { Wiki } from '../../campaigns/contract/wiki.ts';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { voiceIn } from '../../server/remote/diff-voice.ts';
import { sanitiseDiff } from '../../server/remote/sanitise-diff.ts';
import { languageChoice } from '../../server/routes/language.ts';
import { type FakeEdit, fakeDiff, fakeEdits } from './fake-edits.ts';
import { fakeMine } from './fake-mine.ts';
import { fakeShown } from './fake-views.ts';

const dist = new URL('../../client/dist/', import.meta.url).pathname;
const types: Record<string, string> = {
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.html': 'text/html; charset=utf-8',
};

/** The first is the one that people log in with. */
const wikis: Wiki[] = [
	{
		...{ name: 'demowiki', siteName: 'Lindeby Wiki', language: 'en', direction: 'ltr' },
		...{ url: 'http://wiki.example', answers: true },
	},
	{
		...{ name: 'arwiki', siteName: 'ويكي الزعفران', language: 'ar', direction: 'rtl' },
		...{ url: 'http://ar.wiki.example', answers: true },
	},
];

export type Fake = {
	app: Hono;
	/** what the campaign asks */
	asking: { template: string; form: Form };
	/** every label as it was stored, in order */
	labels: { id: string; label: LabelContent }[];
	/** how often each path was asked, by method and path */
	asked: Map<string, number>;
	/** failures by revision id of an edit, or for `labels` */
	failing: Map<number | 'labels', ErrorCode>;
	wikis: Wiki[];
	/** whose cookie it is; null logs out */
	personId: number | null;
	/** whether labels still count for the campaign */
	open: boolean;
	/** how the campaign shows edits, and whether its wiki is written from right to left */
	view: View;
	rightToLeft: boolean;
	/** all edits of the campaign are held back until they are asked for */
	distressing: boolean;
	tasks: Task[];
	worksetId: number;
};

/** @param size edits in a workset, of those given */
export function createFake(size = fakeEdits.length, edits: readonly FakeEdit[] = fakeEdits): Fake {
	const app = new Hono();
	const tasksOf = (worksetId: number): Task[] =>
		edits.slice(0, size).map((_, at) => ({
			taskId: worksetId * 100 + at,
			revisionId: worksetId * 1000 + at,
			state: 'open',
			answers: null,
		}));
	const fake: Fake = {
		app,
		asking: { template: damagingGoodfaith.key, form: damagingGoodfaith.form },
		labels: [],
		asked: new Map(),
		failing: new Map(),
		wikis,
		personId: 7,
		open: true,
		view: 'diff',
		rightToLeft: false,
		distressing: false,
		tasks: tasksOf(1),
		worksetId: 1,
	};
	const formDigest = () => createHash('sha256').update(canonicalJson(fake.asking.form)).digest('hex');
	const lease = () => new Date(Date.now() + 3_600_000).toISOString();
	const decided = () => fake.tasks.filter((task) => task.state !== 'open').length;
	const person = () => {
		if (fake.personId === null) throw new Failure('LOGIN_NEEDED');
	};
	const campaign = (): Campaign => ({
		id: 1,
		wiki: 'demowiki',
		status: 'open',
		name: 'Damaging and good faith, autumn 2026',
		purpose:
			'Does an edit make the page worse, and was it meant to help? The answers teach the model that patrollers use.',
		template: fake.asking.template,
		view: fake.view,
		labelsPerTask: 2,
		tasksPerWorkset: size,
		leaseMinutes: 60,
		seed: 1,
		distressing: fake.distressing,
		aggregation: 'majority',
		mostLabelsPerTask: 2,
		moreAnswers: null,
		settleFirst: false,
		form: fake.asking.form,
		formDigest: formDigest(),
		createdAt: '2026-10-02T08:00:00Z',
		createdBy: 'Coordinator',
		closedAt: null,
		announcement: null,
		deadline: null,
		progress: {
			tasks: 5000,
			done: 3421,
			gone: 0,
			automated: 0,
			accepted: 8011,
			left: 6989,
			surplus: 3,
			skips: 40,
			people: 31,
		},
		minutesPerWorkset: 4.2,
		datasetId: null,
		rules: {},
		guideline: null,
		practiceItems: 0,
		mine:
			fake.personId === null
				? null
				: {
						...{ worksetId: fake.worksetId, done: decided(), size, leaseExpiresAt: lease(), answered: 429 },
						...{ obstacles: [], practice: { items: 0, answered: 0, agreed: 0 } },
					},
	});
	const other = (): Campaign => ({
		...campaign(),
		...{ id: 2, wiki: 'arwiki' },
		name: 'الضرر وحسن النية، خريف ٢٠٢٦',
		minutesPerWorkset: null,
		progress: {
			tasks: 60,
			done: 18,
			gone: 0,
			automated: 0,
			accepted: 36,
			left: 84,
			surplus: 0,
			skips: 0,
			people: 3,
		},
		mine: null,
	});

	app.use('/api/*', async (context, next) => {
		const key = `${context.req.method} ${context.req.path}`;
		fake.asked.set(key, (fake.asked.get(key) ?? 0) + 1);
		await next();
	});
	app.onError((error, context) => {
		if (!(error instanceof Failure)) throw error;
		return new Response(JSON.stringify(error.body('fake-1')), {
			status: error.status,
			headers: {
				'content-type': 'application/json',
				'x-request-id': context.req.header('x-request-id') ?? 'fake-1',
			},
		});
	});

	app.get('/api/session', (context) =>
		context.json({
			person:
				fake.personId === null
					? null
					: { id: fake.personId, name: 'Gardener', coordinator: false, roles: {} },
			wiki: fake.wikis[0],
			wikis: fake.wikis,
			demo: true,
		}),
	);
	app.post('/api/logout', (context) => {
		fake.personId = null;
		return context.json({ ok: true });
	});
	app.get('/auth/login', (context) => {
		fake.personId = 7;
		return context.redirect(context.req.query('returnTo') ?? '/');
	});
	app.route('/', languageChoice({ publicUrl: 'http://localhost' }));
	app.route('/', fakeMine());
	app.get('/api/campaigns', (context) => context.json({ campaigns: [campaign(), other()], next: null }));
	app.get('/api/campaigns/:id', (context) => {
		if (context.req.param('id') !== '1') throw new Failure('NOT_FOUND');
		return context.json({ campaign: campaign() });
	});
	app.post('/api/campaigns/1/worksets', async (context) => {
		person();
		if (decided() === fake.tasks.length) {
			fake.worksetId += 1;
			fake.tasks = tasksOf(fake.worksetId);
		}
		const { revisionId } = await context.req.json();
		if (revisionId !== undefined && !fake.tasks.some((task) => task.revisionId === revisionId))
			throw new Failure('EDIT_NEEDS_NO_MORE');
		return context.json({
			workset: { worksetId: fake.worksetId, campaignId: 1, leaseExpiresAt: lease(), tasks: fake.tasks },
		});
	});
	app.post('/api/worksets/:id/renew', (context) => context.json({ leaseExpiresAt: lease() }));
	app.post('/api/worksets/:id/release', (context) =>
		context.json({ released: fake.tasks.length - decided() }),
	);
	app.get('/api/tasks/:id/edit', (context) => {
		person();
		const taskId = Number(context.req.param('id'));
		const task = fake.tasks.find((one) => one.taskId === taskId);
		const edit = edits[taskId % 100];
		if (!task || !edit) throw new Failure('TASK_NOT_YOURS');
		const code = fake.failing.get(task.revisionId);
		if (code) throw new Failure(code);
		if (fake.distressing && context.req.query('reveal') !== 'true')
			return context.json({ taskId, revisionId: task.revisionId, heldBack: true });
		const { changes, whole, from = '0', all } = context.req.query();
		const looks = Looks.parse({ changes: changes ?? 'table', whole: whole ?? 'page' });
		const diffType = looks.changes === 'inline' ? 'inline' : 'table';
		const diff = {
			revisionId: task.revisionId,
			title: edit.title,
			url: `http://wiki.example/?diff=${task.revisionId}`,
			summaryHtml: edit.summaryHtml,
			bytesChanged: edit.bytesChanged,
			newPage: edit.newPage === true,
			diffType,
			diffHtml: sanitiseDiff(
				fakeDiff(edit, diffType),
				`diff-${task.revisionId}-`,
				voiceIn(context.req.query('language') ?? 'en'),
			),
			language: 'en',
			direction: 'ltr',
		} as const;
		const part = { total: 7, from: Number(from), all: all === 'true', rightToLeft: fake.rightToLeft };
		return context.json(fakeShown(fake.view, taskId, diff, looks, part));
	});
	app.put('/api/labels/:id', async (context) => {
		person();
		const code = fake.failing.get('labels');
		if (code) throw new Failure(code);
		const id = context.req.param('id');
		const label = LabelContent.parse((await context.req.json()).label);
		const task = fake.tasks.find((one) => one.taskId === label.taskId);
		if (!task) throw new Failure('TASK_NOT_YOURS');
		const faults = label.kind === 'answer' ? faultsOfAnswers(fake.asking.form, label.answers) : [];
		if (faults.length > 0) throw new Failure('INVALID_INPUT', { answers: faults });
		if (!fake.labels.some((kept) => kept.id === id)) {
			fake.labels.push({ id, label });
			task.state = label.kind === 'answer' ? 'answered' : label.kind === 'skip' ? 'skipped' : 'open';
			task.answers = label.kind === 'answer' ? label.answers : null;
		}
		return context.json({
			id,
			outcome: label.kind === 'answer' ? 'accepted' : 'recorded',
			leaseExpiresAt: lease(),
			campaignOpen: fake.open,
		});
	});
	app.get('*', (context) => page(context));
	return fake;
}

async function page(context: Context): Promise<Response> {
	const { path } = context.req;
	const file = path.startsWith('/assets/') ? join(dist, path) : join(dist, 'index.html');
	return new Response(await readFile(file), {
		headers: { 'content-type': types[extname(file)] ?? 'application/octet-stream' },
	});
}

/** Serves a fake on a free port, or the one given. */
export async function serveFake(fake: Fake, port = 0): Promise<{ url: string; close(): Promise<void> }> {
	const server = serve({ fetch: fake.app.fetch, port, hostname: '127.0.0.1' });
	await new Promise((ready) => server.once('listening', ready));
	const address = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${address.port}`,
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				// a browser opens connections before it needs them, and the server would wait a minute for a first word
				if ('closeAllConnections' in server) server.closeAllConnections();
			}),
	};
}

if (import.meta.main) {
	const { url } = await serveFake(createFake(), Number(process.env.PORT ?? 8080));
	console.log(`The fake server is at ${url}`);
}
