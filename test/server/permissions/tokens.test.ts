/** Every call, asked with tokens: one never does more than its person may, and never more than its scopes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCalls } from '../../../campaigns/contract/all-calls.ts';
import type { Call } from '../../../campaigns/contract/call.ts';
import { grantRole } from '../../../campaigns/contract/role-calls.ts';
import type { TokenScope } from '../../../campaigns/contract/token.ts';
import { createToken } from '../../../campaigns/contract/token-calls.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { Browser } from '../../support/ask.ts';
import { liveScores } from '../../support/scores.ts';
import { fakeWiki, fakeWikis } from '../../support/wikis.ts';
import { askers, matrix, verdicts } from './matrix.ts';
import { furnish, inputs, type World } from './world.ts';

let app: TestApp;
let world: World;
beforeAll(async () => {
	app = await startTestApp({
		wikis: fakeWikis(fakeWiki(), fakeWiki({}, { name: 'otherwiki' })),
		scores: liveScores('c'.repeat(64)),
	});
	world = await furnish(app);
	await app.logIn('Zoe');
});
afterAll(() => app.close());

/** A program without cookies. */
async function programOf(person: Browser, scopes: TokenScope[]): Promise<Browser> {
	const { secret } = await person.get(createToken, { name: 'Program', scopes, days: 1 });
	const bare = app.browser();
	return new Browser((path, init) => {
		const headers = new Headers(init.headers);
		headers.set('authorization', `Bearer ${secret}`);
		return bare.fetch(path, { ...init, headers });
	});
}

/** The least that a token needs, as the documentation has it; said again here rather than asked of the code. */
function scopeOf({ method, who }: Call): TokenScope | null {
	if (who === 'anyone' || (method === 'GET' && (who === 'self' || who === 'person'))) return 'read';
	if (who === 'self') return null;
	return who === 'person' ? 'label' : 'coordinate';
}

const people = ['owner', 'stranger', 'coordinator', 'coordinator elsewhere'] as const;
const scopes: TokenScope[] = ['read', 'label', 'coordinate'];

describe.each(people)('a program of: %s', (asker) => {
	const programs = new Map<TokenScope, Browser>();
	beforeAll(async () => {
		const name = `Program ${asker}`;
		const person = asker === 'owner' ? world.owner : await app.logIn(name);
		if (asker.startsWith('coordinator'))
			await world.root.get(grantRole, {
				...{ name, role: 'coordinator', wiki: asker.endsWith('elsewhere') ? 'otherwiki' : 'testwiki' },
				reason: 'for the matrix',
			});
		for (const scope of scopes) programs.set(scope, await programOf(person, [scope]));
	});

	it.each(Object.entries<Call>(allCalls))('%s', async (name, call) => {
		const letter = [...(matrix[`${call.method} ${call.path}`] ?? '').replaceAll(' ', '')][
			askers.indexOf(asker)
		];
		const ofPerson = verdicts[letter ?? ''] ?? [];
		const needed = scopeOf(call);
		for (const scope of scopes) {
			const reaches = needed !== null && (needed === 'read' || needed === scope);
			const input = ((await inputs[name]?.(world)) ?? {}) as never;
			const answer = await programs.get(scope)?.ask(call, input);
			expect(reaches ? ofPerson : ['TOKEN_SCOPE']).toContain(answer?.ok ? 'done' : answer?.error.code);
		}
	});
});
