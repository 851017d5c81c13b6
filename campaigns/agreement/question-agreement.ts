/** How well people agree on the questions of a form, with intervals, from the counts per task that a dataset holds. */
import type { DatasetTask } from '../contract/dataset.ts';
import type { Estimate as Figure, QuestionAgreement } from '../contract/dataset-measures.ts';
import type { Form, Question } from '../contract/form.ts';
import { choicesOf } from '../contract/questions.ts';
import { openRandom } from '../contract/random.ts';
import { bootstrapIntervals, type Estimate } from './bootstrap.ts';
import { gwetAc } from './chance-corrected.ts';
import { nominal, ordinal } from './distances.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { observedAgreement } from './observed-agreement.ts';
import { ratingsOf } from './ratings.ts';
import type { Undefined } from './undefined.ts';
import { countUnits, type UnitCounts } from './unit-counts.ts';

const DRAWS = 1000;

/** What of a task is looked at. */
type Counted = Pick<DatasetTask, 'answers' | 'labels'>;

/**
 * Per choice and scale, and per choice of several (`question.choice`, ticked or not): percent agreement, Krippendorff's
 * alpha and Gwet's AC1 with bootstrap intervals over tasks. On a scale `unsure` has no place, so alpha is ordinal and
 * leaves it out. Several that are not asked of every edit have none: the counts do not say who was asked.
 *
 * @param seed of the resamples: the same counts and seed give the same intervals
 */
export function agreementByQuestion(
	form: Form,
	rows: readonly Counted[],
	seed: number,
): Record<string, QuestionAgreement> {
	return Object.fromEntries(
		form.questions.flatMap((question) =>
			measured(question, rows).map(({ name, scale, counts }): [string, QuestionAgreement] => [
				name,
				agreementOf(counts, scale, seed, name),
			]),
		),
	);
}

type Measured = {
	name: string;
	/** how many of the classes, from the first, have an order; 0 for none */
	scale: number;
	/** per task, answers per class */
	counts: number[][];
};

function measured(question: Question, rows: readonly Counted[]): Measured[] {
	const { name, kind } = question;
	const values = choicesOf(question).map(({ value }) => value);
	const countsOf = (row: Counted): Record<string, number> => {
		const found = row.answers[name];
		return found === undefined || Array.isArray(found) ? {} : found;
	};
	if (kind === 'choice' || kind === 'scale') {
		// what has no place on the scale stands last
		const ordered = kind === 'scale' ? values.filter((value) => value !== 'unsure') : [];
		const classes = kind === 'scale' ? [...ordered, ...values.filter((value) => value === 'unsure')] : values;
		const counts = rows.map((row) => classes.map((value) => countsOf(row)[value] ?? 0));
		return [{ name, scale: ordered.length, counts }];
	}
	if (kind !== 'several' || question.showIf) return [];
	return values.map((value) => ({
		name: `${name}.${value}`,
		scale: 0,
		counts: rows.map((row) => {
			const ticked = countsOf(row)[value] ?? 0;
			return [ticked, Math.max(0, row.labels - ticked)];
		}),
	}));
}

function agreementOf(counts: number[][], scale: number, seed: number, name: string): QuestionAgreement {
	const units = unitsOf(counts);
	const options = () => ({ draws: DRAWS, random: openRandom(seed, `agreement ${name}`) });
	const { observed, ac1 } = bootstrapIntervals(
		units,
		{ observed: observedAgreement, ac1: gwetAc },
		options(),
	);
	const onScale = scale > 0 ? unitsOf(counts.map((row) => row.slice(0, scale))) : units;
	const metric = scale > 0 ? ordinal : nominal;
	const { alpha } = bootstrapIntervals(
		onScale,
		{ alpha: (drawn) => krippendorffAlpha(drawn, metric) },
		options(),
	);
	const tasks = counts.filter((row) => row.reduce((sum, count) => sum + count, 0) >= 2).length;
	return { tasks, observed: figure(observed), alpha: figure(alpha), ac1: figure(ac1) };
}

function figure(found: Estimate | Undefined): Figure {
	if (found.value === null) return found;
	const { value, low, high } = found;
	return { value, low, high };
}

/** Who gave an answer does not matter to any of these figures: its place within its task stands for the rater. */
function unitsOf(counts: readonly number[][]): UnitCounts {
	const rows = { units: [] as number[], raters: [] as number[], classes: [] as number[] };
	let raterCount = 0;
	for (const [unit, row] of counts.entries()) {
		let rater = 0;
		for (const [classIndex, count] of row.entries())
			for (let i = 0; i < count; i++) {
				rows.units.push(unit);
				rows.raters.push(rater++);
				rows.classes.push(classIndex);
			}
		raterCount = Math.max(raterCount, rater);
	}
	const classCount = counts[0]?.length ?? 0;
	return countUnits(ratingsOf(rows, { unitCount: counts.length, raterCount, classCount }));
}
