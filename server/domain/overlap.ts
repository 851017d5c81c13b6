/** How many answers an edit gets: k, and up to how many more where those that it has do not settle it. */
import { Failure } from '../../campaigns/contract/errors.ts';
import { type MoreAnswers, usualMoreAnswers } from '../../campaigns/contract/more-answers.ts';

type Wanted = {
	labelsPerTask: number;
	mostLabelsPerTask?: number | undefined;
	moreAnswers?: MoreAnswers | null | undefined;
};

export type Overlap = { mostLabelsPerTask: number; moreAnswers: MoreAnswers | null };

/** What is left out filled in. @throws {Failure} INVALID_INPUT when the most is less than what every edit gets */
export function overlapOf({
	labelsPerTask,
	mostLabelsPerTask = labelsPerTask,
	moreAnswers,
}: Wanted): Overlap {
	if (mostLabelsPerTask < labelsPerTask)
		throw new Failure('INVALID_INPUT', {
			mostLabelsPerTask: `every edit gets ${labelsPerTask} answers: give ${labelsPerTask} or more`,
		});
	const isFixed = mostLabelsPerTask === labelsPerTask;
	return { mostLabelsPerTask, moreAnswers: isFixed ? null : (moreAnswers ?? usualMoreAnswers) };
}
