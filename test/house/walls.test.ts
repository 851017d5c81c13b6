/** The short house test: who may import whom, and which packages. The plan itself is floor-plan.ts. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rooms } from './floor-plan.ts';
import { faultsOf, roomOf } from './walls.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const files = globSync(['{campaigns,db,trainer,server,client,test}/**/*', '*'], {
	cwd: repository,
	exclude: (path) => /(^|\/)(node_modules|dist|data)(\/|$)/.test(path),
})
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => /\.[cm]?[jt]sx?$/.test(file))
	.toSorted();

it('every file keeps to its room', () => {
	expect(files.length).toBeGreaterThan(20);
	expect(files.flatMap((file) => faultsOf(file, readFileSync(join(repository, file), 'utf8')))).toEqual([]);
});

it('in the plan every arrow points to a lower floor', () => {
	const names = Object.keys(rooms);
	for (const [name, { sees }] of Object.entries(rooms)) {
		const below = names.slice(0, names.indexOf(name));
		expect(
			sees.filter((each) => !below.includes(each)),
			name,
		).toEqual([]);
	}
});

describe('a broken wall is named', () => {
	it.each([
		['campaigns/contract/task.ts', "import { z } from 'hono';", 'uses zod only'],
		[
			'campaigns/contract/task.ts',
			"import { find } from '../../db/people.ts';",
			'looks into no other room only',
		],
		['campaigns/contract/task.ts', "export type { Form } from '../templates/form.ts';", 'no other room'],
		[
			'db/people.ts',
			"import { may } from '../server/domain/access.ts';",
			'looks into campaigns/contract, campaigns/templates only',
		],
		['trainer/features/words.ts', "import 'node:fs';", 'not for Node alone'],
		['trainer/features/words.ts', 'const now = Date.now();', 'clock, chance and network'],
		['trainer/score/load.ts', "import type { Db } from '../../db/connect.ts';", 'trainer/score looks into'],
		['trainer/train/folds.ts', 'const seed = Math.random();', 'same bytes'],
		['server/domain/labels.ts', "import { Hono } from 'hono';", 'uses papaparse, zod only'],
		['server/domain/labels.ts', "import postgres from 'postgres';", 'uses papaparse, zod only'],
		['server/domain/labels.ts', 'const at = new Date();', 'clock, chance and network'],
		['server/domain/labels.ts', 'const rows = await db.sql`select 1`;', 'only db says SQL'],
		['server/domain/labels.ts', 'sql<{ n: number }[]>`select 1`', 'only db says SQL'],
		[
			'server/remote/wiki.ts',
			"const { find } = await import('../../db/people.ts');",
			'server/remote looks into',
		],
		['server/routes/calls.ts', "import {\n\teq,\n} from 'drizzle-orm';", 'calls.ts:3 imports "drizzle-orm"'],
		['server/routes/calls.ts', 'const port = process.env.PORT;', 'only server/env.ts reads'],
		[
			'client/pages/home.tsx',
			"import { find } from '../../db/people.ts';",
			'looks into campaigns/contract, campaigns/templates only',
		],
		['client/pages/home.tsx', "import { readFile } from 'node:fs/promises';", 'not for Node alone'],
		['client/pages/home.tsx', 'export default function Home() {}', 'exports have names'],
		['client/pages/home.tsx', "import { Button } from '../parts/Button';", 'names the file'],
		['server/helpers/text.ts', 'export const x = 1;', 'is in no room: give server/helpers a place'],
		['test/support/ask.ts', "import { ask } from './ask-more';", 'names the file'],
		['test/support/ask.ts', `${'\n'.repeat(400)}const last = true;`, '401 lines'],
	])('%s: %s', (file, text, wall) => {
		expect(faultsOf(file, text)).toEqual([expect.stringContaining(wall)]);
	});

	it.each([
		[
			'server/domain/labels.ts',
			"import { find } from '../../db/people.ts';\nimport { may } from './access.ts';",
		],
		[
			'server/domain/labels.ts',
			'// never Date.now() here\nconst at = new Date(millis); /* nor process.env */',
		],
		[
			'server/routes/calls.ts',
			"import { html } from 'hono/html';\nconst url = 'https://x'; import '../parts.ts';",
		],
		['server/env.ts', 'const { PORT } = process.env;'],
		['client/labelling/keys.ts', "import { z } from 'zod/mini';\nimport '../styles/keys.css';"],
		['vitest.config.ts', "import { defineConfig } from 'vitest/config';\nexport default defineConfig({});"],
	])('%s may say: %s', (file, text) => {
		expect(faultsOf(file, text)).toEqual([]);
	});
});

it('a file is in the nearest room, and no room holds another', () => {
	expect(roomOf('server/main.ts')).toBe('server');
	expect(roomOf('server/env.ts')).toBe('server/env.ts');
	expect(roomOf('server/domain/deep/rule.ts')).toBe('server/domain');
	expect(roomOf('client/pages/home.tsx')).toBe('client');
	expect(roomOf('trainer/elsewhere/x.ts')).toBeNull();
});
