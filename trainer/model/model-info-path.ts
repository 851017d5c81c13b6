import type { ModelCard } from './card.ts';
import { type Info, modelInfo, notFound, queryInfo, thresholdInfo } from './model-info.ts';
import { looksLikeQuery } from './thresholds.ts';

/**
 * Answers ORES's `model_info` parameter from a card: paths joined by `|`, keys by `.`, a key with dots in quotes; what they find is merged into one tree. E.g.
 * `version|statistics.thresholds.true."maximum recall @ precision >= 0.9"`. An empty text asks for everything but the threshold tables.
 * Throws `MODEL_INFO_NOT_FOUND` for a path that leads nowhere and `QUERY_INVALID` for a query that cannot be read.
 */
export function readModelInfo(card: ModelCard, paths: string): Info {
	const answers = paths.split('|').map((path) => answerPath(card, path.trim()));
	return answers.reduce(merge);
}

/** The keys of a path: `a."b.c".d` has three. Throws `MODEL_INFO_NOT_FOUND` when a quote is left open. */
export function parsePath(path: string): string[] {
	const keys: string[] = [];
	let rest = path;
	while (rest !== '') {
		const [whole, double, single, bare] =
			/^(?:"([^"]*)"|'([^']*)'|([^."'][^.]*))(?:\.(?=.)|$)/.exec(rest) ?? [];
		if (whole === undefined) throw notFound(path);
		keys.push(double ?? single ?? bare ?? '');
		rest = rest.slice(whole.length);
	}
	return keys;
}

function answerPath(card: ModelCard, path: string): Info {
	const keys = parsePath(path);
	const [top, key, ...below] = keys;
	if (top === 'statistics' && key === 'thresholds')
		return { statistics: { thresholds: thresholdInfo(card, below) } };
	if (top === 'statistics' && key !== undefined && looksLikeQuery(key)) {
		return { statistics: { [key]: queryInfo(card, key) } };
	}
	return keys.reduceRight<Info>((found, name) => ({ [name]: found }), walk(modelInfo(card), keys, path));
}

function walk(tree: Info, keys: string[], path: string): Info {
	return keys.reduce((at, key) => {
		const next = isTree(at) && Object.hasOwn(at, key) ? at[key] : undefined;
		if (next === undefined) throw notFound(path);
		return next;
	}, tree);
}

function isTree(info: Info): info is { [key: string]: Info } {
	return typeof info === 'object' && info !== null && !Array.isArray(info);
}

function merge(a: Info, b: Info): Info {
	if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
	if (!isTree(a) || !isTree(b)) return b;
	const merged = { ...a };
	for (const [key, value] of Object.entries(b)) {
		const held = merged[key];
		merged[key] = held === undefined ? value : merge(held, value);
	}
	return merged;
}
