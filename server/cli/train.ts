/**
 * `npm run train`: learns the models that wait in the queue, oldest dataset first.
 * `-- --name TEXT` is what the claims in the queue go by.
 * `-- --dataset ID` those of one dataset (the first digits are enough), again if they were learned or refused before; `-- --seed N`.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Db } from '../../db/connect.ts';
import { listDatasetIds } from '../../db/datasets.ts';
import { requeueTraining } from '../../db/models.ts';
import { reasonOf, SetupError } from '../../db/setup-error.ts';
import { type Trainer, trainNext } from '../../trainer/jobs/train-next.ts';
import { codeVersion } from '../../trainer/model/code-version.ts';
import { readSettings } from '../env.ts';
import { withDatabase } from '../start/open-database.ts';
import { dieWithSentence, say } from '../start/say.ts';

try {
	const options = readOptions(process.argv.slice(2));
	await withDatabase(readSettings(), async ({ orm }) => {
		const datasetId = options.dataset ? await findDataset(orm, options.dataset) : undefined;
		if (datasetId) await requeueTraining(orm, datasetId);
		const trainer: Trainer = {
			db: orm,
			now: () => new Date(),
			name: options.name,
			codeVersion: codeVersion(),
			say,
			...(options.seed === undefined ? {} : { seed: options.seed }),
		};
		let trained = 0;
		while (await trainNext(trainer, datasetId)) trained++;
		if (trained === 0) say('Nothing waits to be learned.');
	});
} catch (thrown) {
	dieWithSentence(thrown);
}

function readOptions(words: string[]): { name: string; dataset?: string; seed?: number } {
	try {
		const { values } = parseArgs({
			args: words,
			options: {
				dataset: { type: 'string' },
				seed: { type: 'string' },
				name: { type: 'string', default: randomUUID() },
			},
		});
		const { dataset, seed, name } = values;
		if (seed !== undefined && !/^\d{1,9}$/.test(seed)) throw new RangeError('--seed must be a whole number');
		return { name, ...(dataset ? { dataset } : {}), ...(seed ? { seed: Number(seed) } : {}) };
	} catch (cause) {
		throw new SetupError(`${reasonOf(cause)}. Use: npm run train -- [--dataset ID] [--seed N]`, { cause });
	}
}

async function findDataset(db: Db, wanted: string): Promise<string> {
	const found = await listDatasetIds(db, wanted);
	const [only] = found;
	if (only !== undefined && found.length === 1) return only;
	throw new SetupError(
		`${found.length === 0 ? 'No dataset has' : 'Several datasets have'} an id that begins with ${wanted}.`,
	);
}
