import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { ScorePort } from '../../server/domain/scores.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { sharedData } from '../support/shared-data.ts';

/** Two models: `damaging` knows every revision but 9, `goodfaith` fails on 8 alone. */
const scores: ScorePort = {
	faults: () => [],
	models: () =>
		['damaging', 'goodfaith'].map((name) => ({
			...{ id: 'f'.repeat(64), wiki: 'testwiki', name, version: '0.5.1' },
			info: (paths: string) => (paths === 'params.seed' ? { params: { seed: 7 } } : null),
		})),
	async score(_wiki, ids, names, withFeatures) {
		if (ids.includes(503)) throw new Failure('WIKI_LAGGED', { retryAfterSeconds: 5 });
		const scoreOf = (id: number, name: string) => {
			if (id === 9)
				return {
					error: {
						type: 'RevisionNotFound',
						message: `RevisionNotFound: Could not find revision ({revision}:${id})`,
					},
				};
			if (id === 8 && name === 'goodfaith')
				return { error: { type: 'UserDeleted', message: 'UserDeleted: …' } };
			return { prediction: true, probability: { false: 0.25, true: 0.75 } };
		};
		const features = withFeatures ? { 'feature.revision.diff.chars_change': 12 } : null;
		return new Map(
			ids.map((id) => [id, new Map(names.map((name) => [name, { score: scoreOf(id, name), features }]))]),
		);
	},
};

describe('scores in the shape of ORES', () => {
	let app: TestApp;
	beforeAll(async () => {
		app = await startTestApp({ scores });
	});
	afterAll(() => app.close());

	const ask = async (path: string, init?: RequestInit) => {
		const response = await app.browser().fetch(`/v3/scores/${path}`, init);
		return { status: response.status, body: await response.json(), headers: response.headers };
	};

	it('name the models of every wiki', async () => {
		const models = { damaging: { version: '0.5.1' }, goodfaith: { version: '0.5.1' } };
		expect((await ask('')).body).toEqual({ testwiki: { models } });
		for (const path of ['testwiki', 'testwiki/'])
			expect((await ask(path)).body).toEqual({ testwiki: { models } });
	});

	it('answer for several revisions and models at once', async () => {
		const { body, headers } = await ask('testwiki/?models=goodfaith|damaging&revids=7|8|7');
		const good = { score: { prediction: true, probability: { false: 0.25, true: 0.75 } } };
		expect(body.testwiki.scores).toEqual({
			7: { damaging: good, goodfaith: good },
			8: { damaging: good, goodfaith: { error: { type: 'UserDeleted', message: expect.any(String) } } },
		});
		expect(headers.get('access-control-allow-origin')).toBe('*');
		expect(headers.get('cache-control')).toContain('no-store');
	});

	it('answer for one revision by its path, with features on request', async () => {
		const { body } = await ask('testwiki/7/damaging?features');
		expect(body.testwiki.models).toEqual({ damaging: { version: '0.5.1' } });
		expect(body.testwiki.scores[7].damaging.features).toEqual({ 'feature.revision.diff.chars_change': 12 });
		expect((await ask('testwiki/9/')).body.testwiki.scores[9].damaging.error.type).toBe('RevisionNotFound');
	});

	it('take a form as they take a query', async () => {
		const { body } = await ask('testwiki/', {
			method: 'POST',
			body: new URLSearchParams({ revids: '7', models: 'damaging' }),
		});
		expect(Object.keys(body.testwiki.scores[7])).toEqual(['damaging']);
	});

	it('tell of their models what is asked', async () => {
		const { body } = await ask('testwiki/?models=damaging&model_info=params.seed');
		expect(body.testwiki.models).toEqual({ damaging: { params: { seed: 7 } } });
		expect(await ask('testwiki/?model_info=nonsense')).toMatchObject({
			status: 400,
			body: {
				error: { code: 'bad request', message: "Model information could not be retrieved for 'nonsense'" },
			},
		});
	});

	it.each([
		['nowiki/', 404, 'not found', 'No scorers available for nowiki'],
		['testwiki/?models=revidd&revids=1', 404, 'not found', "Models ('revidd',) not available for testwiki"],
		[
			`testwiki/?revids=${Array.from({ length: 51 }, (_, i) => i + 1).join('|')}`,
			400,
			'bad request',
			"Too many values for 'revids' parameter.  Max of 50.",
		],
		['testwiki/?revids=7|x', 400, 'bad request', 'Could not interpret revids. "x" is not a revision id.'],
	])('refuse %s as ORES did', async (path, status, code, message) => {
		expect(await ask(path)).toMatchObject({ status, body: { error: { code, message } } });
	});

	it('say that the wiki is busy', async () => {
		expect(await ask('testwiki/?revids=503')).toMatchObject({
			status: 503,
			body: { error: { code: 'server overloaded' } },
		});
	});

	const recorded = sharedData('mediawiki-fixtures/liftwing_enwiki_ores_responses.json');
	it.skipIf(!recorded)('have the keys of a recorded answer (needs the shared data)', async () => {
		const bodies = JSON.stringify(JSON.parse(readFileSync(recorded ?? '', 'utf8')));
		expect(bodies).toContain('"probability"');
		const [score] =
			/\{"prediction":(?:true|false),"probability":\{"false":[\d.]+,"true":[\d.]+\}\}/.exec(bodies) ?? [];
		const theirs = JSON.parse(score ?? '{}');
		const ours = (await ask('testwiki/7/damaging')).body.testwiki.scores[7].damaging.score;
		expect(Object.keys(ours)).toEqual(Object.keys(theirs));
		expect(Object.keys(ours.probability)).toEqual(Object.keys(theirs.probability));
	});
});
