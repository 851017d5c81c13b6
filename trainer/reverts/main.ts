/**
 * `npm run reverts -- EXPORT`: learns from a page history which edits get reverted, and says how well. Reads any
 * MediaWiki XML export once, in bounded memory; writes the model and its card into a folder.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readExport } from '../export/read-export.ts';
import { featureSet } from '../features/features.ts';
import { codeVersion } from '../model/code-version.ts';
import { featureSpec } from '../model/feature-sets.ts';
import { learn } from '../train/learn.ts';
import { trainingSet } from '../train/matrix.ts';
import { historyExamples } from './history-examples.ts';
import { byTime } from './time-order.ts';
import { usable } from './usable.ts';

const usage = 'npm run reverts -- EXPORT [--wiki enwiki] [--out data/reverted] [--seed 1]';
const FEATURE_SET = 'text-only-1';

const options = readOptions(process.argv.slice(2));
if (options) await run(options);
else {
	console.error(usage);
	process.exitCode = 2;
}

type Options = { path: string; wiki: string | null; out: string; seed: number };

function readOptions(words: string[]): Options | null {
	const { values, positionals } = parseArgs({
		args: words,
		allowPositionals: true,
		options: {
			wiki: { type: 'string' },
			out: { type: 'string', default: 'data/reverted' },
			seed: { type: 'string', default: '1' },
		},
	});
	const [path] = positionals;
	if (path === undefined || positionals.length > 1 || !/^\d{1,9}$/.test(values.seed)) return null;
	return { path, wiki: values.wiki ?? null, out: values.out, seed: Number(values.seed) };
}

async function run({ path, wiki, out, seed }: Options): Promise<void> {
	const started = performance.now();
	const revisions = readExport(path, wiki === null ? {} : { wiki });
	const examples = await historyExamples(usable(byTime(revisions)), featureSet(FEATURE_SET), (count) => {
		if (count % 1000 === 0) console.log(`  ${count} revisions read (${seconds(started)} s)`);
	});
	const rows = examples.revisionIds.length;
	const reverted = examples.reverted.reduce((sum, label) => sum + label, 0);
	console.log(`${examples.usable} usable revisions, ${reverted} reverted, ${examples.reverting} reverting.`);
	if (examples.hidden > 0)
		console.log(`${examples.hidden} of them hide a part that the features need and are left out.`);

	const learned = await learn(
		trainingSet({ ...examples, features: featureSpec(FEATURE_SET), labels: examples.reverted }),
		{
			name: 'reverted',
			wiki: examples.wiki,
			datasetDigest: examples.digest,
			codeVersion: codeVersion(),
			seed,
			evaluation: { method: 'time hold-out', heldOutShare: 0.2 },
			limits: [
				`It was taught by ${rows} edits of ${new Set(examples.pageIds).size} page(s), and by what was reverted, not by what people said of the edits: it repeats who gets reverted.`,
				'Features of the text before the edit are left out: in the history of one page they are fingerprints of the date, and a model that reads the date looks better or worse than it is.',
			],
		},
	);
	mkdirSync(out, { recursive: true });
	writeFileSync(join(out, 'model.onnx'), learned.onnx);
	writeFileSync(join(out, 'card.json'), learned.cardText);
	const { rocAuc, prAuc } = learned.card.metrics;
	console.log(learned.card.evaluation.sentence);
	console.log(`ROC-AUC ${interval(rocAuc)}\nPR-AUC  ${interval(prAuc)}`);
	console.log(
		`Model and card: ${out}/model.onnx, ${out}/card.json (sha256 ${learned.card.modelId.slice(0, 12)}…)`,
	);
	console.log(`${seconds(started)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most.`);
}

function interval({ value, low, high }: { value: number; low: number; high: number }): string {
	return `${value.toFixed(3)} (95%: ${low.toFixed(3)} to ${high.toFixed(3)})`;
}

function seconds(since: number): string {
	return ((performance.now() - since) / 1000).toFixed(0);
}
