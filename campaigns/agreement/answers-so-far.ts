/** How well people agree so far, what they say, and how exactly it is known: from the answers in a campaign's seats. Pure. */
import { askedQuestions } from '../contract/answers.ts';
import type { AnswersSoFar } from '../contract/answers-so-far.ts';
import type { Answers, Form, Question } from '../contract/form.ts';
import type { Goal } from '../contract/goal.ts';
import { choicesOf } from '../contract/questions.ts';
import { openRandom } from '../contract/random.ts';
import type { Estimate as Figure, Measures, QuestionMeasures } from '../contract/watch.ts';
import { bootstrapIntervals, type Estimate } from './bootstrap.ts';
import { generalisedFleiss, gwetAc } from './chance-corrected.ts';
import { designedShare } from './designed-share.ts';
import { nominal, ordinal } from './distances.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { observedAgreement } from './observed-agreement.ts';
import { type Ratings, ratingsOf } from './ratings.ts';
import type { Share } from './share.ts';
import { specificAgreement } from './specific-agreement.ts';
import { labelsLeft } from './stopping.ts';
import { cohenOfPairs, pairedUnits, theTwoPeople } from './two-people.ts';
import { type Undefined, undefinedFor } from './undefined.ts';
import { countUnits, type UnitCounts } from './unit-counts.ts';

/** resamples of each interval: it is worked out again and again, so fewer than for a dataset */
const DRAWS = 400;
/** how many points the plot of the interval has */
const STEPS = 24;

/** What is measured by itself: a choice or a scale; of several, each choice, ticked or not. */
type Matter = {
	question: Question;
	ticked: string | null;
	classes: string[];
	/** how many of the classes, from the first, have an order; 0 for none */
	ordered: number;
	/** the class of an answer; -1 for none */
	classOf(form: Form, answers: Answers): number;
};

function mattersOf(form: Form): Matter[] {
	return form.questions.flatMap((question): Matter[] => {
		const values = choicesOf(question).map(({ value }) => value);
		if (question.kind === 'choice' || question.kind === 'scale') {
			const last = question.kind === 'scale' ? values.filter((value) => value === 'unsure') : [];
			const classes = [...values.filter((value) => !last.some((one) => one === value)), ...last];
			const ordered = question.kind === 'scale' ? classes.length - last.length : 0;
			const classOf = (_form: Form, answers: Answers) => classes.indexOf(String(answers[question.name]));
			return [{ question, ticked: null, classes, ordered, classOf }];
		}
		if (question.kind !== 'several') return [];
		return values.map((ticked) => ({
			...{ question, ticked, classes: ['ticked', 'not'], ordered: 0 },
			classOf(_, answers) {
				if (!askedQuestions(form, answers).includes(question)) return -1;
				const answer = answers[question.name];
				return Array.isArray(answer) && answer.includes(ticked) ? 0 : 1;
			},
		}));
	});
}

/**
 * Per question and choice, with 95% intervals over edits: percent agreement, Krippendorff's alpha (ordinal on a scale),
 * Fleiss' kappa, Cohen's where two people did it all, Gwet's AC1, how often a choice is repeated by another person, and its share. In a designed sample all are
 * weighted by the inclusion probabilities, and shares are those of the wiki. A question that is not asked of every edit has
 * no share: how many it would be asked of is not known.
 *
 * @param seed of the resamples
 */
export function measureQuestions(form: Form, so: AnswersSoFar, seed: number): QuestionMeasures[] {
	return mattersOf(form).map((matter) => {
		const classes = so.dictionary.map((answers) => matter.classOf(form, answers));
		const ratings = ratingsIn(so, classes, matter.classes.length);
		const units = countUnits(ratings);
		const name = matter.ticked === null ? matter.question.name : `${matter.question.name}.${matter.ticked}`;
		const options = () => ({ draws: DRAWS, random: openRandom(seed, `watch ${name}`) });
		const { observed, kappa, ac1, ...own } = bootstrapIntervals(
			units,
			{
				...{ observed: observedAgreement, kappa: generalisedFleiss, ac1: gwetAc },
				...Object.fromEntries(
					matter.classes.map((_, k) => [`class ${k}`, (drawn: UnitCounts) => agreementOn(drawn, k)]),
				),
			},
			options(),
		);
		const { alpha } = bootstrapIntervals(
			matter.ordered > 0 ? countUnits(ratingsIn(so, classes, matter.ordered)) : units,
			{ alpha: (drawn) => krippendorffAlpha(drawn, matter.ordered > 0 ? ordinal : nominal) },
			options(),
		);
		const two = theTwoPeople(ratings);
		const { cohen } = two
			? bootstrapIntervals(pairedUnits(ratings, two), { cohen: cohenOfPairs }, options())
			: { cohen: null };
		const given = new Array<number>(matter.classes.length).fill(0);
		for (const k of ratings.classes) given[k] = (given[k] ?? 0) + 1;
		return {
			...{ question: matter.question.name, ticked: matter.ticked, edits: pairable(units) },
			...{ observed: figure(observed), alpha: figure(alpha), kappa: figure(kappa), ac1: figure(ac1) },
			cohen: cohen && figure(cohen),
			choices: matter.classes.map((choice, k) => ({
				...{ choice, answers: given[k] ?? 0 },
				agreement: figure(
					(own as Record<string, Estimate | Undefined>)[`class ${k}`] ?? undefinedFor('no-pairs'),
				),
				share: matter.question.showIf ? undefinedFor('nothing-counted') : figure(shareOf(so, classes, k)),
			})),
		};
	});
}

/** How exactly the goal is known, after so many answers and now, and about how many are left. Null: no such choice. */
export function measureGoal(form: Form, so: AnswersSoFar, goal: Goal): Measures['stop'] {
	const matter = mattersOf(form).find(
		({ question, ticked }) => question.name === goal.question && (ticked === null || ticked === goal.choice),
	);
	if (!matter || matter.question.showIf) return null;
	const k = matter.classes.indexOf(matter.ticked === null ? goal.choice : 'ticked');
	if (k < 0) return null;
	const classes = so.dictionary.map((answers) => matter.classOf(form, answers));
	const all = so.units.length;
	const widths: NonNullable<Measures['stop']>['widths'] = [];
	for (let step = 1; step <= STEPS; step++) {
		const answers = Math.floor((all * step) / STEPS);
		const halfWidth = halfWidthOf(shareOf(so, classes, k, answers));
		if (halfWidth !== null && answers > (widths.at(-1)?.answers ?? 0)) widths.push({ answers, halfWidth });
	}
	const share = shareOf(so, classes, k);
	const halfWidth = halfWidthOf(share);
	const now = { halfWidth: halfWidth ?? 0, unitCount: so.cellOf.length, labelCount: all };
	const left = halfWidth === null ? undefinedFor('nothing-counted') : labelsLeft(now, goal.within);
	// without a design nothing is left to know once each edit here has been judged
	const isDesigned = so.cells.every(({ probability }) => probability !== null);
	const edits = so.cells.reduce((sum, { asked }) => sum + asked, 0) - so.cellOf.length;
	const mostLeft = isDesigned ? Number.POSITIVE_INFINITY : Math.ceil((edits * all) / so.cellOf.length);
	return {
		...{ share: figure(share), halfWidth, widths },
		left: left.value === null ? null : Math.min(left.value, mostLeft),
		reached: halfWidth !== null && halfWidth <= goal.within,
	};
}

function halfWidthOf(share: Share | Undefined): number | null {
	return share.value === null ? null : (share.high - share.low) / 2;
}

function figure(found: Share | Estimate | Undefined): Figure {
	if (found.value === null) return found;
	const { value, low, high } = found;
	return { value, low, high };
}

function agreementOn(units: UnitCounts, k: number): { value: number } | Undefined {
	const found = specificAgreement(units);
	return 'classes' in found ? (found.classes[k] ?? undefinedFor('class-unused')) : found;
}

function pairable({ answers, frequencies }: UnitCounts): number {
	return answers.reduce((sum, count, row) => sum + (count >= 2 ? (frequencies[row] ?? 0) : 0), 0);
}

/** The answers to one matter, those beyond `classCount` left out. */
function ratingsIn(so: AnswersSoFar, classes: readonly number[], classCount: number): Ratings {
	const rows = { units: [] as number[], raters: [] as number[], classes: [] as number[] };
	for (let row = 0; row < so.units.length; row++) {
		const classIndex = classes[so.said[row] ?? 0] ?? -1;
		if (classIndex < 0 || classIndex >= classCount) continue;
		rows.units.push(so.units[row] ?? 0);
		rows.raters.push(so.people[row] ?? 0);
		rows.classes.push(classIndex);
	}
	const isDesigned = so.cells.every(({ probability }) => probability !== null);
	const weights = Float64Array.from(so.cellOf, (cell) => 1 / (so.cells[cell]?.probability ?? 1));
	return ratingsOf(rows, {
		...{ unitCount: so.cellOf.length, raterCount: so.personCount, classCount },
		unitWeights: isDesigned && weights.length > 0 ? weights : null,
	});
}

/** The share of a class after the first `answers` answers, what rules said counted in. */
function shareOf(so: AnswersSoFar, classes: readonly number[], k: number, answers = so.units.length) {
	const given = new Float64Array(so.cellOf.length);
	const positive = new Float64Array(so.cellOf.length);
	for (let row = 0; row < answers; row++) {
		const classIndex = classes[so.said[row] ?? 0] ?? -1;
		if (classIndex < 0) continue;
		const unit = so.units[row] ?? 0;
		given[unit] = (given[unit] ?? 0) + 1;
		if (classIndex === k) positive[unit] = (positive[unit] ?? 0) + 1;
	}
	const people = so.cells.map(({ asked }) => ({ drawn: asked, judged: 0, sum: 0, squares: 0 }));
	for (let unit = 0; unit < given.length; unit++) {
		const phase = people[so.cellOf[unit] ?? 0];
		const count = given[unit] ?? 0;
		if (!phase || count === 0) continue;
		const share = (positive[unit] ?? 0) / count;
		phase.judged++;
		phase.sum += share;
		phase.squares += share ** 2;
	}
	const strata = so.cells.map(({ probability, asked, automated }, at) => {
		const rule = { drawn: 0, judged: 0, sum: 0, squares: 0 };
		for (const { said, tasks } of automated) {
			rule.drawn += tasks;
			if (classes[said] === k) rule.sum += tasks;
		}
		rule.judged = rule.drawn;
		rule.squares = rule.sum;
		const drawn = asked + rule.drawn;
		return { population: drawn / (probability ?? 1), phases: [people[at] ?? rule, rule] };
	});
	return designedShare(strata);
}
