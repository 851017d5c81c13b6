import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mine } from '../../../campaigns/contract/mine.ts';
import { readMine } from '../../../campaigns/contract/my-calls.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { answer, makeCampaign, send, skip, take, undo } from '../campaign.ts';

describe('how often it came out as I said', () => {
	let app: TestApp;
	let coordinator: Browser;

	beforeAll(async () => {
		app = await startTestApp();
		coordinator = await app.logIn('Gardener');
	});
	afterAll(() => app.close());

	const agreement = async (browser: Browser): Promise<Mine['agreement']> =>
		(await browser.get(readMine, {})).agreement;

	it('is said from 20 edits on that others have judged, ten edits at a time, and cannot be probed', async () => {
		const [ada, ben] = [await app.logIn('Ada'), await app.logIn('Ben')];
		const campaign = await makeCampaign(coordinator, { edits: 32, labelsPerTask: 2, tasksPerWorkset: 32 });
		const ids = (await take(ada, campaign)).tasks.map(({ taskId }) => taskId);
		await take(ben, campaign);
		for (const id of ids) await send(ada, answer(id, campaign, 'no'));
		// nobody else has spoken: Ada does not agree with herself
		expect(await agreement(ada)).toBeNull();
		for (const [at, id] of ids.slice(0, 19).entries())
			await send(ben, answer(id, campaign, at < 3 ? 'yes' : 'no'));
		expect(await agreement(ada)).toBeNull();
		await send(ben, answer(ids[19] ?? 0, campaign, 'unsure'));
		expect(await agreement(ada)).toEqual({ judged: 20, agreed: 16 });
		expect(await agreement(ben)).toEqual({ judged: 20, agreed: 16 });
		// the next nine are not told of one by one
		for (const id of ids.slice(20, 29)) {
			await send(ben, answer(id, campaign, 'yes'));
			expect(await agreement(ada)).toEqual({ judged: 20, agreed: 16 });
		}
		await send(ben, answer(ids[29] ?? 0, campaign, 'no'));
		expect(await agreement(ada)).toEqual({ judged: 30, agreed: 17 });

		// what Ada does afterwards tells her nothing of what Ben said
		await send(ada, answer(ids[0] ?? 0, campaign, 'yes'));
		await send(ada, undo(ids[1] ?? 0, campaign));
		await send(ada, skip(ids[4] ?? 0, campaign));
		expect(await agreement(ada)).toEqual({ judged: 30, agreed: 17 });
	});

	it('leaves out what the others could not settle, and an edit that is gone', async () => {
		const people = await Promise.all(['Cleo', 'Dora', 'Emil'].map(app.logIn));
		const [cleo] = people as [Browser];
		const campaign = await makeCampaign(coordinator, { edits: 30, labelsPerTask: 3, tasksPerWorkset: 30 });
		const ids = (await take(cleo, campaign)).tasks.map(({ taskId }) => taskId);
		for (const [who, person] of people.entries()) {
			await take(person, campaign);
			for (const [at, id] of ids.entries()) {
				// of the first five Dora and Emil disagree in damaging, not in good faith
				const damaging = at < 5 && who === 1 ? 'yes' : 'no';
				await send(person, answer(id, campaign, damaging));
			}
		}
		expect(await agreement(cleo)).toEqual({ judged: 30, agreed: 30 });
		await app.database.sql`update task set state = 'gone', gone_reason = 'missing' where id = ${ids[0] ?? 0}`;
		expect(await agreement(cleo)).toEqual({ judged: 20, agreed: 20 });
	});

	it('is what a slow count over all rows says too', async () => {
		const people = await Promise.all(['Fay', 'Gus', 'Hal', 'Ida'].map(app.logIn));
		const campaign = await makeCampaign(coordinator, { edits: 60, labelsPerTask: 3, tasksPerWorkset: 20 });
		const draw = mulberry(5);
		const choices = ['yes', 'no', 'unsure'];
		for (let round = 0; round < 3; round++)
			for (const person of people) {
				const taken = await person.fetch(`/api/campaigns/${campaign.id}/worksets`, { method: 'POST' });
				if (taken.status !== 200) continue;
				const { workset } = await taken.json();
				for (const { taskId } of workset.tasks as { taskId: number }[]) {
					const chance = draw();
					if (chance < 0.1) await send(person, skip(taskId, campaign));
					else
						await send(
							person,
							answer(taskId, campaign, chance < 0.7 ? 'no' : choices[Math.floor(draw() * 3)]),
						);
					if (draw() < 0.1) await send(person, answer(taskId, campaign, 'yes'));
				}
			}
		const counted = await Promise.all(people.map(agreement));
		const names = ['Fay', 'Gus', 'Hal', 'Ida'];
		for (const [at, name] of names.entries()) expect(counted[at], name).toEqual(await slowCount(name));
		expect(counted.filter((one) => one !== null && one.agreed < one.judged).length).toBeGreaterThan(2);
	});

	/** The same by plain loops, from the tables as they are. */
	async function slowCount(name: string): Promise<Mine['agreement']> {
		const { sql } = app.database;
		const [me] = await sql<{ id: number }[]>`select id::int from person where name = ${name}`;
		const labels = await sql<
			{
				id: string;
				task: number;
				person: number;
				kind: string;
				at: number;
				answers: Record<string, string>;
			}[]
		>`
			select id, task_id::int as task, person_id::int as person, kind, sequence::int as at, answers from label order by sequence`;
		const seats = await sql<{ task: number; label: string }[]>`
			select task_id::int as task, label_id as label from seat where label_id is not null`;
		const tasks = await sql<
			{ id: number; seats: number }[]
		>`select id::int, seats::int from task where state <> 'gone'`;
		const judged: { at: number; agreed: boolean | null }[] = [];
		for (const task of tasks) {
			const first = labels.find((l) => l.task === task.id && l.person === me?.id && l.kind === 'answer');
			if (!first) continue;
			const others = seats
				.filter((seat) => seat.task === task.id)
				.flatMap((seat) => labels.filter((l) => l.id === seat.label && l.person !== me?.id));
			if (others.length === 0 || others.length < task.seats - 1) continue;
			const outcomes: boolean[] = [];
			for (const question of ['damaging', 'goodfaith']) {
				const votes = others.map((l) => l.answers[question] ?? '');
				const counts = [...new Set(votes)].map(
					(vote) => [vote, votes.filter((v) => v === vote).length] as const,
				);
				const most = Math.max(...counts.map(([, count]) => count));
				const winners = counts.filter(([, count]) => count === most);
				if (winners.length === 1) outcomes.push(winners[0]?.[0] === first.answers[question]);
			}
			judged.push({
				at: Math.max(first.at, ...others.map((l) => l.at)),
				agreed: outcomes.length === 0 ? null : outcomes.every(Boolean),
			});
		}
		judged.sort((a, b) => a.at - b.at);
		const told = judged
			.slice(0, judged.length - (judged.length % 10))
			.filter(({ agreed }) => agreed !== null)
			.slice(-100);
		return told.length < 20
			? null
			: { judged: told.length, agreed: told.filter(({ agreed }) => agreed).length };
	}
});

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function mulberry(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
