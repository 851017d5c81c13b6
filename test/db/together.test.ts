import { describe, expect, test } from 'vitest';
import { together } from '../../db/together.ts';

/** A run that answers when it is told to, and says what it was asked. */
function heldRun() {
	const runs: { asked: number[]; answer(): void; fail(error: Error): void }[] = [];
	const run = (asked: number[]) =>
		new Promise<number[]>((resolve, reject) => {
			runs.push({ asked, answer: () => resolve(asked.map((n) => n * 10)), fail: reject });
		});
	return { run, runs };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('calls that come together', () => {
	test('are one run, each with its own answer', async () => {
		const { run, runs } = heldRun();
		const ask = together(run, { most: 50, atOnce: 1 });
		const answers = Promise.all([1, 2, 3].map(ask));
		await turn();
		expect(runs.map(({ asked }) => asked)).toEqual([[1, 2, 3]]);
		runs[0]?.answer();
		expect(await answers).toEqual([10, 20, 30]);
	});

	test('wait while others are on their way, and go as many as may', async () => {
		const { run, runs } = heldRun();
		const ask = together(run, { most: 2, atOnce: 1 });
		const answers = Promise.all([1, 2, 3, 4, 5].map(ask));
		for (const sent of [
			[[1, 2]],
			[
				[1, 2],
				[3, 4],
			],
			[[1, 2], [3, 4], [5]],
		]) {
			await turn();
			expect(runs.map(({ asked }) => asked)).toEqual(sent);
			runs.at(-1)?.answer();
		}
		expect(await answers).toEqual([10, 20, 30, 40, 50]);
	});

	test('fail alone: what spoils one of them spoils no other', async () => {
		const run = async (asked: number[]) => {
			if (asked.includes(13)) throw new Error(`${asked.length} with 13`);
			return asked.map((n) => n * 10);
		};
		const ask = together(run, { most: 50, atOnce: 1 });
		const settled = await Promise.allSettled([1, 13, 2].map(ask));
		expect(settled).toMatchObject([{ value: 10 }, { reason: { message: '1 with 13' } }, { value: 20 }]);
		expect(await ask(3)).toBe(30);
	});

	test('are not left waiting when a run answers too few', async () => {
		const ask = together(async () => [], { most: 50, atOnce: 1 });
		await expect(ask(1)).rejects.toThrow('1 were asked and 0 answered');
	});
});
