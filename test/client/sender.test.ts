import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { LabelContent } from '../../campaigns/contract/label.ts';
import { backoffMs, nextToSend, type Row, verdictOf } from '../../client/outbox/row.ts';
import { createSender, type Obstacle, type SenderPorts } from '../../client/outbox/sender.ts';
import { memoryStore } from '../../client/outbox/store.ts';

const person = 7;

function label(taskId: number, kind: LabelContent['kind'] = 'answer'): LabelContent {
	const common = {
		taskId,
		answeredAt: '2026-11-21T12:00:00Z',
		millisecondsSpent: 900,
		language: 'en',
		formDigest: '0'.repeat(64),
	};
	if (kind === 'answer') return { kind, answers: { damaging: 'no' }, ...common };
	return kind === 'skip' ? { kind, reason: 'none', ...common } : { kind, ...common };
}

let made = 0;
function newRow(taskId: number, kind?: LabelContent['kind'], personId = person) {
	made += 1;
	return { id: `id-${made}`, personId, campaignId: 1, worksetId: 1, label: label(taskId, kind) };
}

type Answer = 'ok' | { code: string; status: number };

/** A sender over a memory store and a server that answers as told, in order, and then takes everything. */
function setUp(answers: Answer[] = [], who: () => number | null = () => person) {
	const store = memoryStore();
	const stored: string[] = [];
	const asked: string[] = [];
	const timers: { milliseconds: number; call: () => void }[] = [];
	const obstacles: Obstacle[] = [];
	const refused: string[] = [];
	let tail: Promise<unknown> = Promise.resolve();
	const ports: SenderPorts = {
		store,
		personId: person,
		async put(row) {
			asked.push(row.id);
			const answer = answers.shift() ?? 'ok';
			if (answer !== 'ok') return { failure: { ...answer, sentence: answer.code } };
			if (!stored.includes(row.id)) stored.push(row.id);
			return { receipt: { id: row.id, outcome: 'accepted', leaseExpiresAt: null, campaignOpen: true } };
		},
		whoAmI: async () => ({ personId: who() }),
		alone(work) {
			const mine = tail.then(work);
			tail = mine;
			return mine;
		},
		after(milliseconds, call) {
			const timer = { milliseconds, call };
			timers.push(timer);
			return () => timers.splice(0, timers.length, ...timers.filter((one) => one !== timer));
		},
		random: () => 1,
		onObstacle: (obstacle) => obstacles.push(obstacle),
		onSent: () => {},
		onRefused: (row) => refused.push(row.id),
	};
	return { store, stored, asked, timers, obstacles, refused, ports, sender: createSender(ports) };
}

test('an undo is sent after the answer that it takes back', async () => {
	const { store, stored, sender } = setUp();
	const rows = [await store.add(newRow(1)), await store.add(newRow(2)), await store.add(newRow(1, 'undo'))];
	expect(await sender.send()).toBeNull();
	expect(stored).toEqual(rows.map((row) => row.id));
	expect(await store.all()).toEqual([]);
});

test('without a network nothing is lost, and it is tried again later and later', async () => {
	const network = { code: 'NETWORK', status: 0 };
	const { store, timers, obstacles, stored, sender } = setUp([network, network, network]);
	await store.add(newRow(1));
	expect(await sender.send()).toBe('network');
	for (const milliseconds of [1000, 2000, 4000]) {
		expect(timers.map((timer) => timer.milliseconds)).toEqual([milliseconds]);
		expect(stored).toEqual([]);
		timers[0]?.call();
		const longer = () => timers.filter((timer) => timer.milliseconds > milliseconds).length;
		await vi.waitFor(() => expect(stored.length + longer()).toBe(1));
	}
	expect(stored).toHaveLength(1);
	expect(obstacles.at(-1)).toBeNull();
	expect(timers).toEqual([]);
});

test('an ended login keeps the rows; they go when the same person is back', async () => {
	let who: number | null = null;
	const { store, asked, stored, sender } = setUp([{ code: 'LOGIN_NEEDED', status: 401 }], () => who);
	await store.add(newRow(1));
	expect(await sender.send()).toBe('login');
	expect(await sender.send()).toBe('login');
	expect(asked).toHaveLength(1);
	who = person;
	expect(await sender.send()).toBeNull();
	expect(stored).toHaveLength(1);
});

test('nothing is sent under the name of somebody else', async () => {
	const { store, asked, sender } = setUp([], () => 8);
	await store.add(newRow(1));
	await store.add(newRow(1, 'answer', 8));
	sender.doubtPerson();
	expect(await sender.send()).toBe('login');
	expect(asked).toEqual([]);
	expect(await store.all()).toHaveLength(2);
});

test('"not handed to you" is believed only while the session is one’s own', async () => {
	const foreign = setUp([{ code: 'TASK_NOT_YOURS', status: 409 }], () => 8);
	await foreign.store.add(newRow(1));
	expect(await foreign.sender.send()).toBe('login');
	expect((await foreign.store.all())[0]?.refusal).toBeNull();

	const own = setUp([{ code: 'TASK_NOT_YOURS', status: 409 }]);
	await own.store.add(newRow(1));
	expect(await own.sender.send()).toBeNull();
	expect((await own.store.all())[0]?.refusal?.code).toBe('TASK_NOT_YOURS');
});

test('what can never succeed is kept with its reason, and does not hold up the rest', async () => {
	const { store, stored, refused, sender } = setUp([{ code: 'FORM_CHANGED', status: 409 }]);
	const lost = await store.add(newRow(1));
	const fine = await store.add(newRow(2));
	expect(await sender.send()).toBeNull();
	expect(stored).toEqual([fine.id]);
	expect(refused).toEqual([lost.id]);
	expect((await store.all()).map((row) => row.refusal)).toEqual([
		{ code: 'FORM_CHANGED', sentence: 'FORM_CHANGED' },
	]);
});

test('an undo of what never arrived is done', async () => {
	const { store, sender } = setUp([{ code: 'NOTHING_TO_UNDO', status: 409 }]);
	await store.add(newRow(1, 'undo'));
	expect(await sender.send()).toBeNull();
	expect(await store.all()).toEqual([]);
});

test('a row that comes during a run is sent too', async () => {
	const { store, stored, sender } = setUp();
	await store.add(newRow(1));
	const running = sender.send();
	await store.add(newRow(2));
	await Promise.all([running, sender.send()]);
	expect(stored).toHaveLength(2);
});

test('a stopped sender sends nothing more', async () => {
	const { store, asked, sender } = setUp();
	await store.add(newRow(1));
	sender.stop();
	await sender.send();
	expect(asked).toEqual([]);
});

test('whatever fails in passing, every row arrives once and in order, also from two tabs', async () => {
	const passing = fc.constantFrom<Answer>(
		'ok',
		{ code: 'NETWORK', status: 0 },
		{ code: 'NOT_READY', status: 503 },
		{ code: 'UNREADABLE', status: 200 },
		{ code: 'TOO_MANY_REQUESTS', status: 429 },
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(passing, { maxLength: 30 }),
			fc.integer({ min: 1, max: 8 }),
			async (answers, count) => {
				const { store, stored, ports, sender } = setUp([...answers]);
				const other = createSender({ ...ports });
				const rows: Row[] = [];
				for (let at = 0; at < count; at += 1) rows.push(await store.add(newRow(at)));
				for (let round = 0; round <= answers.length; round += 1)
					await Promise.all([sender.send(), other.send()]);
				expect(stored).toEqual(rows.map((row) => row.id));
				expect(await store.all()).toEqual([]);
			},
		),
		{ numRuns: 60 },
	);
});

test('the oldest waiting row of the person is next', () => {
	const row = (seq: number, personId: number, refused = false): Row => ({
		...newRow(seq, 'answer', personId),
		seq,
		refusal: refused ? { code: 'X', sentence: 'x' } : null,
	});
	const rows = [row(3, person), row(1, 8), row(2, person, true), row(4, person)];
	expect(nextToSend(rows, person)?.seq).toBe(3);
	expect(nextToSend(rows, 9)).toBeNull();
});

test.each([
	['NETWORK', 0, 'again'],
	['UNREADABLE', 200, 'again'],
	['INTERNAL', 500, 'again'],
	['TOO_MANY_REQUESTS', 429, 'again'],
	['LOGIN_NEEDED', 401, 'login'],
	['NOTHING_TO_UNDO', 409, 'done'],
	['FORM_CHANGED', 409, 'refused'],
	['LABEL_ID_REUSED', 409, 'refused'],
	['INVALID_INPUT', 422, 'refused'],
])('%s with status %i means: %s', (code, status, verdict) => {
	expect(verdictOf({ code, status })).toBe(verdict);
});

test('waiting doubles from a second to a minute and is spread', () => {
	expect([0, 1, 5, 6, 20].map((tries) => backoffMs(tries, 1))).toEqual([1000, 2000, 32_000, 60_000, 60_000]);
	expect(backoffMs(0, 0)).toBe(500);
});
