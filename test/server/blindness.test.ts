/**
 * Blind first, fuzzed: whatever a wiki says of who made an edit and when, and of what it thinks of it, wherever its
 * answers can carry that, a volunteer's browser receives none of it before the answer is given. A name that stands in the
 * page's own text, or of another person in a summary, is part of what was written, and stays.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addGold, setGold } from '../../campaigns/contract/gold-calls.ts';
import { openWiki } from '../../server/remote/wikis.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { truths } from '../support/truth.ts';
import { fakeWikis } from '../support/wikis.ts';
import { demoWiki } from '../wiki/demo.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

type Planted = { user: string; userId: number; time: string; tag: string; thought: string };

/** What MediaWiki calls them, in `query` and `compare`. */
const users = /^(from|to)?(user|actor|contributor)$/;
const userIds = /^(from|to)?userid$/;
const times = /^(from|to)?timestamp$/;
const summaries = /^(from|to)?(parsed)?comment$/;

const underscored = (name: string) => encodeURIComponent(name.replaceAll(' ', '_'));

/** Everything that a wiki may say of an edit's author, in every place where it may. */
function plant(value: unknown, planted: Planted, key = ''): unknown {
	const { user, userId, time, tag, thought } = planted;
	if (users.test(key)) return user;
	if (userIds.test(key)) return userId;
	if (times.test(key)) return time;
	if (key === 'tags') return [tag];
	if (typeof value === 'string' && summaries.test(key))
		return key.endsWith('parsedcomment')
			? `Undid what <a href="/wiki/Special:Contributions/${underscored(user)}" title="${user}">${user}</a> ` +
					`(<a href="/w/index.php?title=User_talk:${underscored(user)}&amp;action=edit">talk</a>) did &amp; ${user}`
			: `Undid what [[Special:Contributions/${user}|${user}]] did`;
	if (typeof value === 'string' && /<(td|p|div|ul)\b/.test(value))
		return value
			.replace(
				/<(td|p|div|ul|li|a)\b/g,
				`<$1 data-user="${user}" data-time="${time}" data-score="${thought}"`,
			)
			.replace(/<tr>/, `<!-- ${user} ${time} ${tag} --><tr>`)
			.replace(/<\/p>/, `<!-- ${user} ${thought} --></p>`)
			.replace(
				/<\/td>/,
				`<a class="mw-diff-movedpara-left" title="${user}" href="#movedpara_1_1_rhs">⚫</a></td>`,
			);
	if (Array.isArray(value)) return value.map((one) => plant(one, planted));
	if (typeof value !== 'object' || value === null) return value;
	const grown = Object.entries(value).map(([name, inner]) => [name, plant(inner, planted, name)]);
	return {
		...Object.fromEntries(grown),
		oresscores: { damaging: { true: thought } },
		said: `${user} ${tag}`,
	};
}

const word = fc.stringMatching(/^[A-Z][a-z]{4,9}[QXZ]{2}[a-z]{2,6}$/);
const anyName = fc.oneof(
	word,
	fc.tuple(word, word).map((both) => both.join(' ')),
	fc.tuple(word, fc.constantFrom('é', '’s bot', '+1', '.net', '(WMF)', 'ß')).map((both) => both.join('')),
	fc.nat(99_999).map((n) => `~2026-${10_000 + n}-77`),
	fc.ipV6(),
);
const anyPlanted: fc.Arbitrary<Planted> = fc.record({
	user: anyName.filter((name) => name.length > 6),
	userId: fc.integer({ min: 71_000_000, max: 79_000_000 }),
	time: fc
		.date({ min: new Date('2003-01-01'), max: new Date('2011-12-31'), noInvalidDate: true })
		.map((date) => `${date.toISOString().slice(0, 19)}Z`),
	tag: word.map((text) => `mw-${text}`),
	thought: fc.integer({ min: 1_000_000, max: 9_999_999 }).map((n) => `0.${n}`),
});

describe('what a volunteer receives', () => {
	let planted: Planted;
	let app: TestApp;
	let ada: Browser;
	let open: { campaign: number; tasks: number[]; revision: number };

	beforeAll(async () => {
		const wiki = demoWiki();
		const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
			const { pathname, search } = new URL(String(input instanceof Request ? input.url : input));
			const answered = await wiki.request(pathname + search, init);
			return Response.json(plant(await answered.json(), planted));
		};
		planted = fc.sample(anyPlanted, { numRuns: 1, seed: 1 })[0] as Planted;
		const clock = { now: () => new Date(), sleep: async () => undefined };
		const options = {
			wiki: 'testwiki',
			apiUrl: 'http://wiki.invalid/w/api.php',
			userAgent: 'test',
			fetch,
			clock,
		};
		const opened = openWiki(options, 'http://wiki.invalid', null);
		// who may answer is asked of the wiki too; here anyone may
		const ports = {
			...opened.ports,
			readAccount: async () => ({ editCount: 9, registeredAt: null, groups: [], blocked: false }),
		};
		app = await startTestApp({ wikis: fakeWikis({ facts: { ...opened.facts(), name: 'testwiki' }, ports }) });
		const [coordinator, ben, mine] = await Promise.all(['Gardener', 'Ben', 'Ada'].map(app.logIn));
		if (!coordinator || !ben || !mine) throw new Error('nobody logged in');
		ada = mine;
		const list = truths.slice(20, 32).map(({ revisionId }) => String(revisionId));
		const campaign = await makeCampaign(coordinator, { list, labelsPerTask: 2, tasksPerWorkset: 12 });
		// two of the twelve have a known answer
		const known = truths
			.slice(32, 36)
			.map(({ revisionId }) =>
				JSON.stringify({ rev_id: revisionId, damaging: 'yes', explanation: 'KnownBeforehand' }),
			);
		await coordinator.get(addGold, { campaignId: campaign.id, items: known.join('\n') });
		await coordinator.get(setGold, { campaignId: campaign.id, every: 6 });
		for (const { taskId } of (await take(ben, campaign)).tasks)
			await send(ben, answer(taskId, campaign, 'unsure'));
		const { tasks } = await take(ada, campaign);
		open = {
			campaign: campaign.id,
			tasks: tasks.map(({ taskId }) => taskId),
			revision: tasks[0]?.revisionId ?? 0,
		};
	});
	afterAll(() => app.close());

	/** All that the labelling page, home and the pages about oneself ask, and what scripts on the wiki may. */
	const addresses = () => [
		'/api/campaigns',
		`/api/campaigns/${open.campaign}`,
		`/api/campaigns/${open.campaign}/practice`,
		'/api/me',
		'/api/me/campaigns',
		`/api/me/campaigns/${open.campaign}/labels`,
		'/api/datasets',
		`/api/wikis/testwiki/revisions/${open.revision}/tasks`,
		...open.tasks.flatMap((taskId) =>
			['', '?changes=inline', '?whole=page', '?whole=wikitext', '?language=ar', '?reveal=true'].map(
				(query) => `/api/tasks/${taskId}/edit${query}`,
			),
		),
	];

	it('holds nothing of who, when, tags, scores or other answers', async () => {
		await fc.assert(
			fc.asyncProperty(anyPlanted, fc.nat(11), async (said, at) => {
				planted = said;
				const some = addresses().filter((address, i) => !address.includes('/tasks/') || i % 12 === at);
				let shown = 0;
				for (const address of some) {
					const response = await ada.fetch(address);
					const text = await response.text();
					if (response.status === 200 && address.includes('/edit')) shown += 1;
					const received = `${JSON.stringify([...response.headers])} ${text} ${decoded(text)}`;
					for (const secret of [
						said.user,
						underscored(said.user),
						String(said.userId),
						said.time,
						said.tag,
						said.thought,
					])
						expect(received, address).not.toContain(secret);
					expect(received, address).not.toContain(said.time.slice(0, 10));
				}
				expect(shown).toBeGreaterThan(0);
			}),
			{ numRuns: 25 },
		);
	});

	it('says of other people no more than how far the campaign is', async () => {
		const [workset] = [
			await (
				await ada.fetch(`/api/campaigns/${open.campaign}/worksets`, {
					method: 'POST',
					headers: { 'content-type': 'application/json', origin: app.parts.publicUrl },
					body: '{}',
				})
			).json(),
		];
		for (const task of workset.workset.tasks)
			expect(task).toEqual({
				taskId: task.taskId,
				revisionId: task.revisionId,
				state: 'open',
				answers: null,
			});
		const { mine, progress } = (await (await ada.fetch(`/api/campaigns/${open.campaign}`)).json()).campaign;
		expect(progress).toMatchObject({ tasks: 12, accepted: 10, done: 0 });
		expect(JSON.stringify(mine)).not.toContain('unsure');
	});

	it('does not tell the edits whose answer is known from the others', async () => {
		const gold = await app.database.sql<{ id: number }[]>`select id::int from task where state = 'gold'`;
		const isGold = (taskId: number) => gold.some(({ id }) => id === taskId);
		expect(open.tasks.filter(isGold)).toHaveLength(2);
		for (const address of addresses()) {
			const text = await (await ada.fetch(address)).text();
			expect(text, address).not.toMatch(/gold|KnownBeforehand/i);
		}
		const fields = async (taskId: number) =>
			Object.keys(await (await ada.fetch(`/api/tasks/${taskId}/edit`)).json()).sort();
		const shapes = new Set<string>();
		for (const taskId of open.tasks.filter((id) => !isGold(id))) shapes.add((await fields(taskId)).join());
		for (const taskId of open.tasks.filter(isGold))
			expect([...shapes]).toContain((await fields(taskId)).join());
	});
});

function decoded(text: string): string {
	return text.replace(/%[0-9a-f]{2}(?:%[0-9a-f]{2})*/gi, (escaped) => {
		try {
			return decodeURIComponent(escaped);
		} catch (thrown) {
			if (thrown instanceof URIError) return escaped;
			throw thrown;
		}
	});
}
