import { expect, it } from 'vitest';
import { Resting } from '../../server/domain/resting.ts';

it('leaves what failed alone, longer each time, and nothing else', async () => {
	let at = 0;
	let works = false;
	const told: [number, number][] = [];
	const tried: number[] = [];
	const resting = new Resting(() => new Date(at));
	const attempt = (id: number) =>
		resting.attempt(
			id,
			async () => {
				tried.push(at / 1000);
				if (!works && id === 1) throw new Error('no answer');
				return `done ${id}`;
			},
			(failed) => told.push([failed, at / 1000]),
		);
	// a round every three seconds for an hour
	for (; at < 3_600_000; at += 3000) expect(await attempt(1)).toBeNull();
	expect(tried).toEqual([0, 30, 90, 210, 450, 930, 1530, 2130, 2730, 3330]);
	expect(told).toEqual(tried.map((seconds) => [1, seconds]));
	expect(await attempt(2)).toBe('done 2');

	works = true;
	expect(await attempt(1)).toBeNull();
	at = 3_930_000;
	expect(await attempt(1)).toBe('done 1');
	// as new: half a minute again
	works = false;
	expect(await attempt(1)).toBeNull();
	at += 30_000;
	tried.length = 0;
	await attempt(1);
	expect(tried).toEqual([3960]);
});
