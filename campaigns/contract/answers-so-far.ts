/** The answers of a campaign as far as it is, as columns: what measures are worked out of. */
import type { Answers } from './form.ts';

/** The tasks of a stratum: how many people are asked about, and what a rule said of the others. */
export type Cell = {
	/** null where nothing was drawn */
	probability: number | null;
	/** tasks for people, answered or not */
	asked: number;
	/** what a rule said, by place in the dictionary, of how many */
	automated: { said: number; tasks: number }[];
};

export type AnswersSoFar = {
	cells: readonly Cell[];
	/** the cell of each unit, a unit being a task with an answer */
	cellOf: ArrayLike<number>;
	personCount: number;
	/** one answer a row, in the order in which they came */
	units: ArrayLike<number>;
	people: ArrayLike<number>;
	/** place in the dictionary */
	said: ArrayLike<number>;
	dictionary: readonly Answers[];
};
