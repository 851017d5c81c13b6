import { describe, expect, test } from 'vitest';
import { SetupError } from '../../db/setup-error.ts';
import { readArguments } from '../../server/start/arguments.ts';
import { makeClosing } from '../../server/start/closing.ts';
import { openDoor } from '../../server/start/door.ts';
import { beginAgain } from '../../server/start/fresh.ts';

const anyPort = { port: 0, host: '127.0.0.1' };

describe('the door', () => {
	test('answers 503 until there is something to serve', async () => {
		const door = await openDoor(anyPort);
		const url = `http://127.0.0.1:${door.port}/`;
		const early = await fetch(url);
		expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2']);
		door.serve(() => new Response('here'));
		expect(await (await fetch(url)).text()).toBe('here');
		await door.close(1_000);
	});

	test('closing lets a running request finish and takes no new one', async () => {
		const door = await openDoor(anyPort);
		const url = `http://127.0.0.1:${door.port}/`;
		const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
		const { promise: answer, resolve: reply } = Promise.withResolvers<Response>();
		door.serve(() => {
			arrive();
			return answer;
		});
		const running = fetch(url);
		await arrived;

		const closed = door.close(10_000);
		await expect(fetch(url)).rejects.toThrow();
		reply(new Response('finished'));

		expect(await (await running).text()).toBe('finished');
		await closed;
	});

	test('a request that does not end is cut off after the limit', async () => {
		const door = await openDoor(anyPort);
		const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
		door.serve(() => {
			arrive();
			return new Promise<Response>(() => undefined);
		});
		const running = fetch(`http://127.0.0.1:${door.port}/`);
		const refused = expect(running).rejects.toThrow();
		await arrived;
		await door.close(1);
		await refused;
	});
});

describe('words after npm start --', () => {
	test('--fresh and --help are known, others are refused and the known ones shown', () => {
		expect(readArguments(['--fresh'])).toEqual({ fresh: true, help: false });
		expect(readArguments([])).toEqual({ fresh: false, help: false });
		expect(() => readArguments(['--frehs'])).toThrow(/--frehs/);
		expect(() => readArguments(['again'])).toThrow(SetupError);
	});

	test('--fresh does not touch a PostgreSQL that is not ours', async () => {
		const fresh = beginAgain({ databaseUrl: 'postgres://localhost/mine', dataDir: '/nowhere' });
		await expect(fresh).rejects.toThrow(/deletes the embedded database only, and DATABASE_URL is set/);
	});
});

describe('closing', () => {
	test('goes in the opposite order, one after the other, once', async () => {
		const closed: string[] = [];
		const closing = makeClosing();
		closing.add(() => {
			closed.push('database');
		});
		closing.add(async () => {
			await Promise.resolve();
			closed.push('server');
		});
		expect(closing.started()).toBe(false);
		await Promise.all([closing.close(), closing.close()]);
		expect(closing.started()).toBe(true);
		expect(closed).toEqual(['server', 'database']);
	});
});
