/** Why a figure has no value. None of these is an error: a campaign begins with them. */
export type Reason =
	/** no unit has two answers */
	| 'no-pairs'
	/** every answer is the same, so nothing tells agreement from chance */
	| 'no-variation'
	/** the form allows fewer than two classes */
	| 'one-class'
	/** fewer than two people answered */
	| 'one-rater'
	/** nobody chose this class */
	| 'class-unused'
	/** the formula asks for equally many answers per unit */
	| 'unequal-answers'
	/** the formula knows no weights of a designed sample */
	| 'design-weights'
	/** nothing was counted */
	| 'nothing-counted'
	/** a stratum has one unit, so its spread is unknown */
	| 'one-unit'
	/** too many resamples had no value themselves */
	| 'unstable';

/** A figure without a value, and why: pages say the reason, never "NaN", and never 1 because nothing varied. */
export type Undefined = { readonly value: null; readonly reason: Reason };

export function undefinedFor(reason: Reason): Undefined {
	return { value: null, reason };
}
