import { openRandom } from '../../campaigns/contract/random.ts';
import { shuffled } from './random.ts';

/** Which fold each row is tested in. `grouped`: no page is in two folds. */
export type Folds = { count: number; foldOf: Uint8Array; grouped: boolean };

/**
 * Stratified folds in which a page never straddles two of them, when the pages allow it: every fold must get both classes in at least half
 * their due. With fewer pages (or none known) rows are dealt one by one. Largest pages are placed first, each where the classes come out most even.
 */
export function assignFolds(
	labels: Uint8Array,
	pageIds: Float64Array | null,
	count: number,
	seed: number,
): Folds {
	if (pageIds !== null) {
		const foldOf = dealGroups(labels, pageIds, count, seed);
		if (isBalanced(labels, foldOf, count)) return { count, foldOf, grouped: true };
	}
	const rowIds = Float64Array.from(labels.keys());
	return { count, foldOf: dealGroups(labels, rowIds, count, seed), grouped: false };
}

/** The rows tested in a fold and the rows it is trained on, both in dataset order. */
export function foldRows({ foldOf }: Folds, fold: number): { train: Int32Array; test: Int32Array } {
	const rows = Int32Array.from(foldOf.keys());
	return {
		train: rows.filter((row) => foldOf[row] !== fold),
		test: rows.filter((row) => foldOf[row] === fold),
	};
}

type Group = { rows: number[]; positives: number };

function dealGroups(labels: Uint8Array, groupIds: Float64Array, count: number, seed: number): Uint8Array {
	const groups = [...collectGroups(labels, groupIds).values()];
	const order = shuffled(groups.length, openRandom(seed, 'folds'));
	const dealt = Array.from(order, (i) => groups[i]).sort(
		(a, b) => b.rows.length - a.rows.length || b.positives - a.positives,
	);
	const foldOf = new Uint8Array(labels.length);
	const held = Array.from({ length: count }, () => ({ positives: 0, negatives: 0 }));
	const allPositives = labels.reduce((sum, label) => sum + label, 0);
	for (const { rows, positives } of dealt) {
		const negatives = rows.length - positives;
		const fold = emptiest(
			held,
			positives / allPositives ** 2,
			negatives / (labels.length - allPositives) ** 2,
		);
		held[fold].positives += positives;
		held[fold].negatives += negatives;
		for (const row of rows) foldOf[row] = fold;
	}
	return foldOf;
}

function collectGroups(labels: Uint8Array, groupIds: Float64Array): Map<number, Group> {
	const groups = new Map<number, Group>();
	for (const [row, id] of groupIds.entries()) {
		const group = groups.get(id) ?? { rows: [], positives: 0 };
		group.rows.push(row);
		group.positives += labels[row];
		groups.set(id, group);
	}
	return groups;
}

/** The fold that holds least of what the group brings, each class weighed by its rarity; the first among equals. */
function emptiest(
	held: { positives: number; negatives: number }[],
	positiveLoad: number,
	negativeLoad: number,
): number {
	let best = 0;
	let least = Infinity;
	for (const [fold, has] of held.entries()) {
		const load = positiveLoad * has.positives + negativeLoad * has.negatives;
		if (load < least) [best, least] = [fold, load];
	}
	return best;
}

function isBalanced(labels: Uint8Array, foldOf: Uint8Array, count: number): boolean {
	const byFold = Array.from({ length: count }, () => [0, 0]);
	const totals = [0, 0];
	for (const [row, label] of labels.entries()) {
		byFold[foldOf[row]][label]++;
		totals[label]++;
	}
	return byFold.every((held) => held.every((rows, label) => rows >= totals[label] / count / 2 && rows > 0));
}
