/**
 * `node test/bench/agreement.ts`: what agreement and aggregation cost on made-up campaigns: Dawid-Skene and MACE on 100,000
 * tasks with 3 answers each, agreement of 1,000,000 answers with 1,000 resamples, and how often each method finds the truth.
 *
 * Times are also given in majority votes over the same answers, which say more than seconds on a busy machine.
 * Takes about a quarter of a minute. Leaves with status 1 when a limit printed beside a time is broken.
 */
import { bootstrapIntervals } from '../../campaigns/agreement/bootstrap.ts';
import { gwetAc } from '../../campaigns/agreement/chance-corrected.ts';
import { dawidSkene } from '../../campaigns/agreement/dawid-skene.ts';
import { interval, nominal, ordinal } from '../../campaigns/agreement/distances.ts';
import { krippendorffAlpha } from '../../campaigns/agreement/krippendorff.ts';
import { mace } from '../../campaigns/agreement/mace.ts';
import { agreementWithOthers } from '../../campaigns/agreement/rater-agreement.ts';
import { type Ratings, ratingsOf } from '../../campaigns/agreement/ratings.ts';
import { leadingClasses, type SoftLabels, voteShares } from '../../campaigns/agreement/soft-labels.ts';
import { countUnits } from '../../campaigns/agreement/unit-counts.ts';
import { openRandom } from '../../campaigns/contract/random.ts';

const RATERS = 500;
let baselineSeconds = 0;

type MadeUp = { ratings: Ratings; truth: Uint16Array };

/** One rater in five guesses; the others are right in 65 to 95 of 100. Class 0 holds four units in five. */
function madeUp(unitCount: number, answersPerUnit: number, classCount: number): MadeUp {
	const random = openRandom(1, `agreement ${unitCount} ${classCount}`);
	const skill = Float64Array.from({ length: RATERS }, (_, rater) =>
		rater % 5 === 0 ? 0 : 0.65 + random.next() * 0.3,
	);
	const truth = Uint16Array.from({ length: unitCount }, () =>
		random.next() < 0.8 ? 0 : 1 + random.below(classCount - 1),
	);
	const ratingCount = unitCount * answersPerUnit;
	const rows = {
		units: new Uint32Array(ratingCount),
		raters: new Uint32Array(ratingCount),
		classes: new Uint16Array(ratingCount),
	};
	for (let i = 0; i < ratingCount; i++) {
		const unit = i % unitCount;
		// apart from one another, so that nobody answers a unit twice
		const rater = (random.below(100) + 100 * Math.floor(i / unitCount)) % RATERS;
		rows.units[i] = unit;
		rows.raters[i] = rater;
		rows.classes[i] = random.next() < (skill[rater] ?? 0) ? (truth[unit] ?? 0) : random.below(classCount);
	}
	return { ratings: ratingsOf(rows, { unitCount, raterCount: RATERS, classCount }), truth };
}

function timed<Result>(
	what: string,
	limitSeconds: number,
	work: () => Result,
	say: (result: Result) => string,
): Result {
	const started = performance.now();
	const result = work();
	const seconds = (performance.now() - started) / 1000;
	const broken = seconds > limitSeconds;
	const ratio = baselineSeconds > 0 ? `${Math.round(seconds / baselineSeconds)} votes` : '';
	if (broken) process.exitCode = 1;
	console.log(
		`${what.padEnd(58)} ${seconds.toFixed(2).padStart(6)} s of ${limitSeconds} s${broken ? ' BROKEN' : ''}  ${ratio.padStart(10)}  ${say(result)}`,
	);
	return result;
}

/** Counting votes once, the least that any method can do: the best of several times. */
function measureVote(ratings: Ratings): void {
	const seconds = Array.from({ length: 9 }, () => {
		const started = performance.now();
		voteShares(ratings);
		return (performance.now() - started) / 1000;
	});
	baselineSeconds = Math.min(...seconds);
}

function accuracy(soft: SoftLabels, truth: Uint16Array): string {
	const classes = leadingClasses(soft);
	const right = classes.filter((each, unit) => each === truth[unit]).length;
	return `${((100 * right) / classes.length).toFixed(2)}% right`;
}

for (const classCount of [2, 4]) {
	console.log(`\n100,000 tasks x 3 answers, ${classCount} classes, ${RATERS} people`);
	const { ratings, truth } = madeUp(100_000, 3, classCount);
	measureVote(ratings);
	timed(
		'majority',
		1,
		() => voteShares(ratings),
		(soft) => accuracy(soft, truth),
	);
	timed(
		'Dawid-Skene',
		15,
		() => dawidSkene(ratings),
		(fit) =>
			`${accuracy(fit.posteriors, truth)}, ${fit.logLikelihoods.length} iterations${fit.isConverged ? '' : ', not converged'}`,
	);
	timed(
		'MACE, 10 restarts, 50 iterations',
		15,
		() => mace(ratings, { random: openRandom(1, 'mace') }),
		(fit) => accuracy(fit.posteriors, truth),
	);
	timed(
		'each person against the others',
		1,
		() => agreementWithOthers(ratings),
		(all) => `${all.length} people`,
	);
}

for (const [answers, classCount] of [
	[3, 4],
	[10, 5],
] as const) {
	console.log(`\n1,000,000 answers, ${answers} a task, ${classCount} classes`);
	const { ratings } = madeUp(Math.round(1_000_000 / answers), answers, classCount);
	measureVote(ratings);
	const units = timed(
		'counting them',
		2,
		() => countUnits(ratings),
		({ rowCount }) => `${rowCount} rows`,
	);
	const values = Array.from({ length: classCount }, (_, k) => k + 1);
	const statistics = {
		'alpha, nominal': (some: typeof units) => krippendorffAlpha(some, nominal),
		'alpha, ordinal': (some: typeof units) => krippendorffAlpha(some, ordinal),
		'alpha, interval': (some: typeof units) => krippendorffAlpha(some, interval(values)),
		AC1: (some: typeof units) => gwetAc(some),
	};
	timed(
		'four coefficients, 1,000 resamples',
		5,
		() => bootstrapIntervals(units, statistics, { draws: 1000, random: openRandom(1, 'bootstrap') }),
		(estimates) =>
			Object.entries(estimates)
				.map(([name, estimate]) =>
					estimate.value === null
						? `${name} ${estimate.reason}`
						: `${name} ${estimate.value.toFixed(4)} (${estimate.low.toFixed(4)} to ${estimate.high.toFixed(4)})`,
				)
				.join('; '),
	);
}
