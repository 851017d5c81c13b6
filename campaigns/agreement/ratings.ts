/**
 * Answers of one question as integers, grouped by unit: the ratings of unit u stand at `starts[u]` to
 * `starts[u + 1] - 1`, in the order they were given. What is missing is simply not there. Ten bytes an answer.
 */
export type Ratings = {
	unitCount: number;
	raterCount: number;
	/** how many classes the form offers, chosen or not */
	classCount: number;
	/** unitCount + 1 offsets */
	starts: Uint32Array;
	/** 0 to raterCount - 1, per rating */
	raters: Uint32Array;
	/** 0 to classCount - 1, per rating */
	classes: Uint16Array;
	/** w = N_h / n_h of each unit's stratum (any common factor will do); null where every unit counts the same */
	unitWeights: Float64Array | null;
};

/** One rating a row: three columns of equal length. */
export type RatingRows = { units: ArrayLike<number>; raters: ArrayLike<number>; classes: ArrayLike<number> };

export type Sizes = {
	unitCount: number;
	raterCount: number;
	classCount: number;
	unitWeights?: Float64Array | null;
};

/**
 * Groups rows by unit (counting sort: linear, stable).
 * @throws {RangeError} when a code lies outside of its size, or a weight is not a positive number
 */
export function ratingsOf(rows: RatingRows, sizes: Sizes): Ratings {
	const { unitCount, raterCount, classCount, unitWeights = null } = sizes;
	const ratingCount = rows.units.length;
	if (unitWeights?.length !== undefined && unitWeights.length !== unitCount)
		throw new RangeError(`${unitWeights.length} weights for ${unitCount} units`);
	if (unitWeights?.some((weight) => !(weight > 0 && weight < Number.POSITIVE_INFINITY)))
		throw new RangeError('a weight of a unit is not a positive number');
	if (rows.raters.length !== ratingCount || rows.classes.length !== ratingCount)
		throw new RangeError('the columns of the ratings differ in length');

	const starts = new Uint32Array(unitCount + 1);
	for (let i = 0; i < ratingCount; i++) starts[inRange(rows.units[i], unitCount, 'unit') + 1]++;
	for (let unit = 0; unit < unitCount; unit++) starts[unit + 1] += starts[unit];
	const next = starts.slice(0, unitCount);
	const raters = new Uint32Array(ratingCount);
	const classes = new Uint16Array(ratingCount);
	for (let i = 0; i < ratingCount; i++) {
		const at = next[rows.units[i]]++;
		raters[at] = inRange(rows.raters[i], raterCount, 'rater');
		classes[at] = inRange(rows.classes[i], classCount, 'class');
	}
	return { unitCount, raterCount, classCount, starts, raters, classes, unitWeights };
}

function inRange(code: number, size: number, what: string): number {
	if (Number.isInteger(code) && code >= 0 && code < size) return code;
	throw new RangeError(`${what} ${code} of ${size}`);
}

/**
 * Keeps the latest of several ratings that one person gave to one unit. Agreement between people is measured without
 * repeats, since a person agrees with himself; Dawid and Skene's model may have them.
 */
export function withoutRepeats(ratings: Ratings): Ratings {
	const { unitCount, raterCount, starts } = ratings;
	const unitOfLatest = new Int32Array(raterCount).fill(-1);
	const kept = new Uint8Array(ratings.raters.length);
	const keptStarts = new Uint32Array(unitCount + 1);
	for (let unit = 0; unit < unitCount; unit++) {
		keptStarts[unit + 1] = keptStarts[unit];
		for (let i = starts[unit + 1] - 1; i >= starts[unit]; i--) {
			const rater = ratings.raters[i];
			if (unitOfLatest[rater] === unit) continue;
			unitOfLatest[rater] = unit;
			kept[i] = 1;
			keptStarts[unit + 1]++;
		}
	}
	return {
		...ratings,
		starts: keptStarts,
		raters: ratings.raters.filter((_, i) => kept[i] === 1),
		classes: ratings.classes.filter((_, i) => kept[i] === 1),
	};
}
