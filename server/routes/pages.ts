/** The pages for readers: whole HTML documents that work without a script. */
import type { Context } from 'hono';
import { disputeScore } from '../../campaigns/contract/dispute-calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Language } from '../../campaigns/contract/languages.ts';
import { LogQuery } from '../../campaigns/contract/log.ts';
import { includesRole } from '../../campaigns/contract/roles.ts';
import { parseCard } from '../../trainer/model/card.ts';
import { needPerson, type Visitor } from '../domain/access.ts';
import { disputeOf, formOfDisputes, disputeScore as keepDispute } from '../domain/disputes.ts';
import { listLog } from '../domain/log.ts';
import { decide, findModel, listModels } from '../domain/models.ts';
import { wikiOf } from '../domain/wiki-of.ts';
import { disputeAddress } from '../pages/dispute.ts';
import { renderLog } from '../pages/log.ts';
import { renderModel } from '../pages/model.ts';
import { renderModels } from '../pages/models.ts';
import { renderScore, revisionIn, type ScoreView } from '../pages/score.ts';
import type { JoinedParts } from '../parts.ts';
import { chromeOf } from './chrome.ts';
import { languageOf } from './language.ts';
import type { App, AppEnv } from './mount.ts';
import { parse } from './parse.ts';

export function mountPages(app: App, parts: JoinedParts): void {
	const { db, now, access } = parts;

	app.get('/models', async (c) => c.html(await renderModels(chromeOf(c, parts), await listModels(db))));
	app.get('/models/:id', async (c) => {
		const { model, card } = await findModel(db, c.req.param('id'));
		const versions = (await listModels(db)).filter(
			({ wiki, name }) => wiki === model.wiki && name === model.name,
		);
		const visitor = c.get('visitor');
		const role = visitor && (await access.roleOn(visitor, model.wiki));
		const promote = includesRole(role, 'coordinator');
		const read = parseCard(new TextDecoder().decode(card));
		return c.html(await renderModel(chromeOf(c, parts), model, read, versions, { promote }));
	});
	for (const [word, decision] of [
		['promote', 'promoted'],
		['retire', 'retired'],
	] as const)
		app.post(`/models/:id/${word}`, async (c) => {
			await access.needSomewhere('coordinator', c.get('visitor'));
			const wiki = await wikiOf(parts, 'modelId', c.req.param('id'));
			const person = await access.need('coordinator', c.get('visitor'), wiki);
			const model = await decide(db, now, c.req.param('id'), decision, person);
			parts.wake();
			return c.redirect(`/models/${model.id}`, 303);
		});

	app.get('/log', async (c) => {
		// an empty field of the form asks for nothing
		const asked = Object.entries(c.req.query()).filter(([, value]) => value !== '');
		const { after, limit, ...filter } = parse(LogQuery, Object.fromEntries(asked));
		return c.html(await renderLog(chromeOf(c, parts), await listLog(db, { ...filter, after }), filter));
	});

	app.post('/scores/disputes', async (c) => {
		const person = needPerson(c.get('visitor'));
		const { wiki = '', revision = '', ...given } = await c.req.parseBody({ all: true });
		const said = parse(disputeScore.input, {
			wiki,
			revisionId: revisionIn(String(revision)),
			answers: given,
		});
		await keepDispute(parts, said, person);
		return c.redirect(disputeAddress({ wiki: said.wiki, revision: String(said.revisionId) }), 303);
	});
	app.get('/scores', async (c) => c.html(await renderScore(chromeOf(c, parts), await scoreView(c, parts))));
}

async function scoreView(c: Context<AppEnv>, parts: JoinedParts): Promise<ScoreView> {
	const live = (await listModels(parts.db)).filter((model) => model.status === 'live');
	const models = live.sort((a, b) => (a.name < b.name ? -1 : 1));
	const query = {
		wiki: c.req.query('wiki') ?? parts.wikis.login().name,
		revision: c.req.query('revision') ?? '',
	};
	if (query.revision.trim() === '') return { query, models, result: null };
	const asking = {
		...{ language: languageOf(c), visitor: c.get('visitor') },
		isAsking: c.req.query('wrong') !== undefined,
	};
	try {
		return { query, models, result: await judge(query, asking, parts) };
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return { query, models, result: error.body(c.get('requestId')) };
	}
}

async function judge(
	{ wiki, revision }: ScoreView['query'],
	{ language, visitor, isAsking }: { language: Language; visitor: Visitor; isAsking: boolean },
	parts: JoinedParts,
): Promise<ScoreView['result']> {
	const revisionId = revisionIn(revision);
	if (revisionId === null)
		throw new Failure('INVALID_INPUT', {
			revision: 'give the number of a revision, or the address of its diff',
		});
	const names = parts.scores.models().flatMap((model) => (model.wiki === wiki ? [model.name] : []));
	if (names.length === 0) throw new Failure('MODEL_UNKNOWN', { wiki });
	const scored = (await parts.scores.score(wiki, [revisionId], names, false)).get(revisionId) ?? [];
	const judgements = Object.fromEntries([...scored].map(([name, { score }]) => [name, score]));
	const answer = await parts.wikis.of(wiki).showEdit(revisionId, 'table', language);
	const said = await disputeOf(parts, { wiki, revisionId }, visitor);
	const dispute = {
		asked: await formOfDisputes(parts, wiki),
		...{ calledWrongAt: said?.at ?? null, isAsking: isAsking && visitor !== null, isKnown: visitor !== null },
	};
	return { judgements, edit: 'shown' in answer ? answer.shown : null, dispute };
}
