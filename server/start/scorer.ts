/** `ROLE=scorer`: answers with promoted models and nothing else; no database, models from the web server. */
import { Hono } from 'hono';
import pino from 'pino';
import { SetupError } from '../../db/setup-error.ts';
import { LiveModels } from '../../trainer/score/live-models.ts';
import { scorerOfEdits } from '../../trainer/score/scorer-of-edits.ts';
import type { Settings } from '../env.ts';
import { health } from '../routes/health.ts';
import { ores } from '../routes/ores.ts';
import type { Closing } from './closing.ts';
import { besideDemo, prepareDemo } from './demo.ts';
import type { Door } from './door.ts';
import { modelsOfServer } from './model-source.ts';
import { startRounds } from './rounds.ts';
import { openRealSite } from './site.ts';

type Opened = { settings: Settings; publicUrl: string; door: Door; closing: Closing };

/**
 * Serves scores. Ready once the web server has said which models are live and each has proved itself: a pod with a
 * model that cannot stays out of service, and the one before it goes on.
 */
export async function serveScores({ settings, publicUrl, door, closing }: Opened): Promise<void> {
	if (settings.scorerSourceUrl === null)
		throw new SetupError('SCORER_SOURCE_URL is needed when ROLE is scorer.');
	const log = pino({ level: settings.logLevel });
	const demo = settings.mediawiki ? null : await prepareDemo({ publicUrl });
	if (demo) door.serve(demo.fetch);
	const site = settings.mediawiki
		? await openRealSite(settings.mediawiki, { publicUrl })
		: await demo?.open(`http://127.0.0.1:${door.port}`);
	if (!site) throw new SetupError('MEDIAWIKI_URL is needed.');

	const live = new LiveModels(modelsOfServer(settings.scorerSourceUrl));
	closing.add(() => live.close());
	const scores = scorerOfEdits({
		live,
		readEdits: (wiki, ids) => site.wikis.of(wiki).readEdits(ids),
	});
	let looked = false;
	const rounds = startRounds({
		log,
		askWikisAgain: () => site.wikis.askAgain(),
		...{ freezing: null, storing: null, depositing: null },
		...{ measuring: null, learning: null },
		count: async () => {},
		train: async () => {},
		tellWebhooks: async () => {},
		refreshModels: async () => {
			await live.refresh();
			looked = true;
		},
	});
	closing.add(() => rounds.stop());

	const app = new Hono();
	const notReady = async () =>
		looked
			? (live.faults()[0] ?? null)
			: `The web server at ${settings.scorerSourceUrl} has not said which models are live.`;
	app.route('/', health({ notReady, scores }));
	app.route('/', ores(scores));
	door.serve(besideDemo(demo, app.fetch));
}
