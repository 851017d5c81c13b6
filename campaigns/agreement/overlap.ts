import { normalise } from './dawid-skene.ts';
import { leadingClass, undecided } from './soft-labels.ts';

/** When the answers to a unit are enough. */
export type OverlapRule =
	/** as many as the campaign asks for, whatever they say */
	| { kind: 'fixed' }
	/** the likeliest class is at least this likely */
	| { kind: 'posterior'; atLeast: number }
	/** `agreeing` or more say the same, and `times` as many as say any other class */
	| { kind: 'majority'; agreeing: number; times: number };

/**
 * The rule of ClueBot NG's review interface: two votes or more, three to one. (Its third rule, that an edit most skip is
 * done, is about skips and not about answers.)
 */
export const clueBotRule: OverlapRule = { kind: 'majority', agreeing: 2, times: 3 };

/** The answers to a unit so far. */
export type UnitState = {
	/** answers per class */
	counts: ArrayLike<number>;
	/** probability per class by the campaign's model; null while there is none, and more answers are asked for then */
	posterior: ArrayLike<number> | null;
};

/**
 * Adaptive overlap: is one more answer to this unit needed? Always below `least` answers, never from `most` on, in between
 * by the rule. Holds no limit by itself: that is the database's.
 */
export function needsAnotherAnswer(
	unit: UnitState,
	rule: OverlapRule,
	{ least, most }: { least: number; most: number },
): boolean {
	const counts = Array.from(unit.counts);
	const answers = counts.reduce((sum, count) => sum + count, 0);
	if (answers >= most) return false;
	if (answers < least) return true;
	if (rule.kind === 'fixed') return false;
	if (rule.kind === 'posterior')
		return unit.posterior === null || Math.max(...Array.from(unit.posterior)) < rule.atLeast;
	const leading = leadingClass(counts);
	if (leading === undecided) return true;
	const next = Math.max(0, ...counts.filter((_, k) => k !== leading));
	return counts[leading] < rule.agreeing || counts[leading] < rule.times * next;
}

/**
 * The posterior of one unit from a fitted Dawid-Skene model, so that it can be had with every answer, without fitting anew:
 * p_j times pi_jl of each answer l.
 * @param answers each with its rater's confusions, true class first (a part of `DawidSkene.confusions`)
 * @returns null when the model holds these answers to be impossible, as it can without smoothing
 */
export function unitPosterior(
	prior: Float64Array,
	answers: readonly { class: number; confusions: Float64Array }[],
): Float64Array | null {
	const scores = prior.map(Math.log);
	for (const answer of answers) {
		for (let j = 0; j < scores.length; j++)
			scores[j] += Math.log(answer.confusions[j * scores.length + answer.class]);
	}
	if (scores.every((score) => score === Number.NEGATIVE_INFINITY)) return null;
	const posterior = new Float64Array(scores.length);
	normalise(scores, posterior, 0);
	return posterior;
}

/**
 * Confusions of somebody of whom nothing is known but an assumed accuracy, wrong answers spread evenly: for people that a
 * fitted model has not seen, and for everybody before there is one.
 */
export function assumedConfusions(classCount: number, accuracy: number): Float64Array {
	return Float64Array.from({ length: classCount ** 2 }, (_, at) =>
		Math.floor(at / classCount) === at % classCount ? accuracy : (1 - accuracy) / (classCount - 1),
	);
}
