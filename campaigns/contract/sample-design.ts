/**
 * A designed sample in figures: which strata there are, with what chance an edit comes into the sample, and what it
 * counts for. Stratified simple random sampling without replacement (Cochran, Sampling Techniques, chapter 5).
 */
import { type AuthorKind, authorKinds, type Split } from './edit-source.ts';

/** What the edits of one stratum have in common; undefined where the frame is not split by it. */
export type Stratum = {
	/** as in the dataset: `anonymous/reverted/damaging:0.5-0.8/category:Rivers`; `all` where nothing is split */
	key: string;
	author?: AuthorKind;
	reverted?: boolean;
	/** at least `from` and less than `to` (at most 1 in the last); null: the model gives no score */
	score?: { from: number; to: number } | null;
	/** null: in none of those asked for */
	category?: string | null;
};

type Part = Omit<Stratum, 'key'> & { word: string };

function partsOf(split: Split): Part[][] {
	const { author, reverted, score, categories } = split;
	const parts: Part[][] = [];
	if (author) parts.push(authorKinds.map((kind) => ({ author: kind, word: kind })));
	if (reverted)
		parts.push([
			{ reverted: true, word: 'reverted' },
			{ reverted: false, word: 'kept' },
		]);
	if (score) {
		const bounds = [0, ...score.bounds, 1];
		const bands = bounds.slice(1).map((to, i) => ({ from: bounds[i] ?? 0, to }));
		parts.push([
			...bands.map((band) => ({ score: band, word: `${score.model}:${band.from}-${band.to}` })),
			{ score: null, word: 'unscored' },
		]);
	}
	if (categories)
		parts.push([
			...categories.map((category) => ({ category, word: `category:${category}` })),
			{ category: null, word: 'uncategorised' },
		]);
	return parts;
}

/** Every stratum that a split makes, in the order shown: the first part changes most slowly. */
export function strataOf(split: Split): Stratum[] {
	let strata: Stratum[] = [{ key: '' }];
	for (const part of partsOf(split))
		strata = strata.flatMap(({ key, ...rest }) =>
			part.map(({ word, ...facts }) => ({ ...rest, ...facts, key: key === '' ? word : `${key}/${word}` })),
		);
	return strata.map(({ key, ...rest }) => ({ ...rest, key: key || 'all' }));
}

/** What is known of one edit that a split may ask for. */
export type SplitFacts = {
	author: AuthorKind;
	reverted: boolean;
	/** probability of the model's positive class; null where it gives none */
	score: number | null;
	/** all those asked for that its page is in */
	categories: readonly string[];
};

/** The stratum of an edit. */
export function stratumOf(split: Split, facts: SplitFacts): string {
	const category = split.categories?.find((title) => facts.categories.includes(title)) ?? null;
	const words = partsOf(split).map((part) => {
		const fits = part.find(
			(one) =>
				(one.author === undefined || one.author === facts.author) &&
				(one.reverted === undefined || one.reverted === facts.reverted) &&
				(one.score === undefined || isWithin(facts.score, one.score)) &&
				(one.category === undefined || one.category === category),
		);
		if (!fits) throw new Error(`no stratum for ${JSON.stringify(facts)}`);
		return fits.word;
	});
	return words.join('/') || 'all';
}

function isWithin(score: number | null, band: { from: number; to: number } | null): boolean {
	if (score === null || band === null) return score === band;
	return score >= band.from && (score < band.to || band.to === 1);
}

/** How much of one stratum is taken, and what that makes of each edit. */
type StratumDesign = {
	key: string;
	/** N: how many there are */
	size: number;
	/** n: how many are taken, at most all */
	take: number;
	/** inclusion probability n / N; 0 where nothing is taken */
	chance: number;
	/** what each edit stands for, N / n; null where nothing is taken */
	weight: number | null;
	/** of all edits, 0 to 1 */
	shareOfFrame: number;
	shareOfSample: number;
};

export type SampleDesign = {
	strata: StratumDesign[];
	size: number;
	take: number;
	/** strata of which more was wanted than there is */
	exhausted: string[];
	/** how many edits drawn evenly tell as much of the whole, after Kish: see {@link effectiveSize} */
	effectiveSize: number;
	/** edits that can not be drawn, because nothing is taken of their stratum */
	uncovered: number;
};

/**
 * What a choice of sizes means.
 * @param counts edits there are by stratum, in the order shown
 * @param wanted edits to take by stratum; none where it says nothing
 */
export function designSample(
	counts: readonly { key: string; count: number }[],
	wanted: Readonly<Record<string, number>>,
): SampleDesign {
	const taking = counts.map(({ key, count }) => {
		const asked = (Object.hasOwn(wanted, key) ? wanted[key] : 0) ?? 0;
		return { key, size: count, asked, take: Math.min(asked, count) };
	});
	const size = taking.reduce((sum, one) => sum + one.size, 0);
	const take = taking.reduce((sum, one) => sum + one.take, 0);
	return {
		size,
		take,
		strata: taking.map((one) => ({
			...{ key: one.key, size: one.size, take: one.take },
			chance: one.size === 0 ? 0 : one.take / one.size,
			weight: one.take === 0 ? null : one.size / one.take,
			shareOfFrame: size === 0 ? 0 : one.size / size,
			shareOfSample: take === 0 ? 0 : one.take / take,
		})),
		exhausted: taking.flatMap((one) => (one.asked > one.size ? [one.key] : [])),
		effectiveSize: effectiveSize(taking),
		uncovered: taking.reduce((sum, one) => sum + (one.take === 0 ? one.size : 0), 0),
	};
}

/**
 * Kish's effective sample size (Survey Sampling, 1965): (sum of the weights)^2 / sum of their squares. For shares over
 * all that is covered, a sample with these weights is about as exact as that many edits drawn evenly.
 */
function effectiveSize(strata: readonly { size: number; take: number }[]): number {
	const taken = strata.filter(({ take }) => take > 0);
	const sum = taken.reduce((total, { size }) => total + size, 0);
	const squares = taken.reduce((total, { size, take }) => total + (size * size) / take, 0);
	return squares === 0 ? 0 : (sum * sum) / squares;
}
