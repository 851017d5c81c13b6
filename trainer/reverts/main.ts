/**
 * `npm run reverts -- EXPORT`: learns from a page history which edits get reverted, and says how well. Reads any
 * MediaWiki XML export once, in bounded memory; writes the model and its card into a folder.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from '../export/read-export.ts';
import { featureSet } from '../features/features.ts';
import { codeVersion } from '../model/code-version.ts';
import { featureSpec } from '../model/feature-sets.ts';
import { type LearnedModel, learn } from '../train/learn.ts';
import { trainingSet } from '../train/matrix.ts';
import { type HistoryExamples, historyExamples } from './history-examples.ts';
import { type Options, readOptions, usage } from './options.ts';
import { type RecentExamples, recentExamples } from './recent-examples.ts';
import { HELD_OUT_SHARE, revertHyperParameters } from './recipe.ts';
import { adviceOn, OutputRefused, sentenceOf } from './refusals.ts';
import { byTime } from './time-order.ts';
import { usable } from './usable.ts';

const FEATURE_SET = 'text-only-1';
const options = optionsOrUsage(process.argv.slice(2));

if (options === null) process.exitCode = 2;
else
	try {
		await run(options);
	} catch (thrown) {
		process.exitCode = 1;
		console.error(sentenceOf(thrown) ?? thrown);
		const advice = adviceOn(thrown);
		if (advice) console.error(advice);
	}

function optionsOrUsage(words: string[]): Options | null {
	try {
		return readOptions(words);
	} catch (thrown) {
		console.error(`${thrown instanceof Error ? thrown.message : thrown}\nUse: ${usage}`);
		return null;
	}
}

async function run(options: Options): Promise<void> {
	const started = performance.now();
	prepareFolder(options.out);
	const examples = await readExamples(options, started);
	const recent = recentExamples(examples, options.years, HELD_OUT_SHARE);
	if (recent.older > 0)
		console.log(
			`Learning from ${options.years} years before the edits judged: ${recent.older} older ones are left out (see --years).`,
		);
	const { card, cardText, onnx } = await learnFrom(recent, examples.wiki, options);
	writeFileSync(join(options.out, 'model.onnx'), onnx);
	writeFileSync(join(options.out, 'card.json'), cardText);
	console.log(card.evaluation.sentence);
	console.log(`ROC-AUC ${interval(card.metrics.rocAuc)}\nPR-AUC  ${interval(card.metrics.prAuc)}`);
	console.log(
		`Model and card: ${options.out}/model.onnx, ${options.out}/card.json (sha256 ${card.modelId.slice(0, 12)}…)`,
	);
	console.log(`${seconds(started)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most.`);
}

/** Before anything is read: who waits for minutes wants a place for the result. */
function prepareFolder(out: string): void {
	try {
		mkdirSync(out, { recursive: true });
	} catch (cause) {
		throw new OutputRefused(out, cause);
	}
}

async function readExamples({ path, wiki }: Options, started: number): Promise<HistoryExamples> {
	const revisions = readExport(path, wiki === null ? {} : { wiki });
	const examples = await historyExamples(usable(byTime(revisions)), featureSet(FEATURE_SET), (count) => {
		if (count % 1000 === 0) console.log(`  ${count} revisions read (${seconds(started)} s)`);
	});
	const { usable: count, reverting, hidden } = examples;
	const reverted = examples.reverted.reduce((sum, label) => sum + label, 0);
	console.log(`${count} usable revisions, ${reverted} reverted, ${reverting} reverting.`);
	if (hidden > 0) console.log(`${hidden} of them hide a part that the features need and are left out.`);
	return examples;
}

async function learnFrom(
	{ older, heldOutShare, digest, ...examples }: RecentExamples,
	wiki: string,
	{ years, seed }: Options,
): Promise<LearnedModel> {
	const pages = new Set(examples.pageIds).size;
	return await learn(
		trainingSet({ ...examples, features: featureSpec(FEATURE_SET), labels: examples.reverted }),
		{
			...{ name: 'reverted', wiki, datasetDigest: digest, seed },
			codeVersion: codeVersion(),
			evaluation: { method: 'time hold-out', heldOutShare },
			hyperParameters: revertHyperParameters,
			limits: [
				`It was taught by ${examples.revisionIds.length} edits of ${pages} page(s), and by what was reverted, not by what people said of the edits: it repeats who gets reverted.`,
				...(older > 0
					? [`${older} edits made more than ${years} years before the judged ones are left out.`]
					: []),
				'Features of the text before the edit are left out: in the history of one page they are fingerprints of the date, and a model that reads the date looks better or worse than it is.',
			],
		},
	);
}

function interval({ value, low, high }: { value: number; low: number; high: number }): string {
	return `${value.toFixed(3)} (95%: ${low.toFixed(3)} to ${high.toFixed(3)})`;
}

function seconds(since: number): string {
	return ((performance.now() - since) / 1000).toFixed(0);
}
