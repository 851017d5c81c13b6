/** Whatever form may be kept goes out as JSON and comes in again as the same form, under the same digest. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Form } from '../../campaigns/contract/form.ts';
import { createForm, readForm } from '../../campaigns/contract/form-calls.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { anyForm } from '../support/any-form.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

const digest = (form: Form) => createHash('sha256').update(canonicalJson(form)).digest('hex');
let app: TestApp;
beforeAll(async () => {
	app = await startTestApp();
});
afterAll(() => app.close());

/** The same with the fields of every object the other way round. */
function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, part]) => [key, reversed(part)]),
	);
}

test('through a file', () => {
	fc.assert(
		fc.property(anyForm, (form) => {
			const file = JSON.stringify(reversed(form), null, '\t');
			expect(digest(Form.parse(JSON.parse(file)))).toBe(digest(form));
		}),
		{ numRuns: 200 },
	);
});

test('through the database', async () => {
	const gardener = await app.logIn('Gardener');
	await fc.assert(
		fc.asyncProperty(anyForm, async (definition) => {
			const kept = await gardener.get(createForm, { definition });
			expect(kept.form.digest).toBe(digest(definition));
			const read = await app.browser().get(readForm, { familyId: kept.form.familyId });
			expect(read.definition).toEqual(definition);
			expect(digest(read.definition)).toBe(kept.form.digest);
		}),
		{ numRuns: 40 },
	);
});
