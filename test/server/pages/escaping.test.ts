import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptTexts, skeleton } from './document.ts';
import * as example from './examples.ts';
import { pages } from './pages.ts';

/** Text as an attacker writes it: closing what is open, in elements, attributes, scripts and comments. */
const hostile = fc.oneof(
	fc.constantFrom(
		'</script><script>alert(1)</script>',
		'"><img src=x onerror=alert(1)>',
		"' onmouseover='alert(1)",
		'</title><svg/onload=alert(1)>',
		'<!-- <script>',
		'constructor',
		'{{PLURAL:$1|a|b}}$1</bdi>',
	),
	fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);

/** All texts of a value replaced, but not under the keys given: the contract allows only certain values there. */
function poison<T>(value: T, text: string, kept: readonly string[]): T {
	const visit = (inner: unknown, key: string): unknown => {
		if (kept.includes(key)) return inner;
		if (typeof inner === 'string') return text;
		if (Array.isArray(inner)) return inner.map((item) => visit(item, key));
		if (typeof inner === 'object' && inner !== null)
			return Object.fromEntries(Object.entries(inner).map(([name, item]) => [name, visit(item, name)]));
		return inner;
	};
	return visit(value, '') as T;
}

function material(text: string): typeof example {
	const { chrome, dataset, lowlands, model, olderModel, card, campaign, notes } = example;
	return {
		...example,
		chrome: {
			...chrome,
			person: { id: 1, name: text, coordinator: true, roles: { testwiki: 'coordinator' } },
			path: `/${text}`,
			wikis: [{ ...lowlands, name: text, siteName: text, language: text }],
		},
		dataset: {
			...poison(dataset, text, ['frozenAt', 'withdrawnAt', 'files', 'state']),
			files: dataset.files.map((file, place) => (place === 3 ? { ...file, name: text } : file)),
		},
		campaign: poison(campaign, text, ['kind']),
		notes: poison(notes, text, ['section', 'at']),
		model: poison(model, text, ['createdAt', 'status', 'at', 'decision']),
		olderModel: poison(olderModel, text, ['createdAt', 'status', 'at', 'decision']),
		card: {
			...card,
			algorithm: text,
			codeVersion: text,
			features: { ...card.features, set: text, names: card.features.names.map(() => text) },
			evaluation: { ...card.evaluation, sentence: text },
			operatingPoints: card.operatingPoints.map((point) => ({ ...point, query: text })),
			limits: [text],
		},
	};
}

describe('whatever people write into names', () => {
	for (const [name, render] of Object.entries(pages))
		it(`stays text on the page “${name}”`, async () => {
			const honest = skeleton(String(await render(material('honest'))));
			await fc.assert(
				fc.asyncProperty(hostile, async (text) => {
					const page = String(await render(material(text)));
					expect(skeleton(page)).toBe(honest);
					for (const script of scriptTexts(page)) expect(script).not.toContain('<');
				}),
				{ numRuns: 50 },
			);
		});
});
