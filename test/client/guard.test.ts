import { expect, test } from 'vitest';
import { faultOfImport } from '../../client/guard.ts';

const house = '/house';
const page = '/house/client/pages/home.tsx';

test('the browser may import its own room and the contract', () => {
	expect(faultOfImport('../parts/Icon.tsx', page, house)).toBeNull();
	expect(faultOfImport('../../campaigns/contract/calls.ts', page, house)).toBeNull();
	expect(faultOfImport('solid-js', page, house)).toBeNull();
});

test.each([
	['../../server/app.ts', 'server/app.ts'],
	['../../db/schema.ts', 'db/schema.ts'],
	['../../trainer/features/list.ts', 'trainer/features/list.ts'],
	['node:fs', 'node:fs'],
	['crypto', 'crypto'],
])('importing %s stops the build and names both sides', (source, named) => {
	const fault = faultOfImport(source, page, house);
	expect(fault).toContain(named);
	expect(fault).toContain('client/pages/home.tsx');
});

test('what a package imports is its own business', () => {
	expect(faultOfImport('crypto', '/house/node_modules/x/index.js', house)).toBeNull();
});
