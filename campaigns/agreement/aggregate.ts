/** What a campaign's answers come to by the method that it chose: one consensus and one soft label a question. Pure. */
import type { Aggregation } from '../contract/campaign.ts';
import type { Answer, Question } from '../contract/form.ts';
import { choicesOf } from '../contract/questions.ts';
import { openRandom } from '../contract/random.ts';
import { hasConsensus } from './consensus.ts';
import { dawidSkene } from './dawid-skene.ts';
import { mace } from './mace.ts';
import { type Ratings, ratingsOf } from './ratings.ts';
import { leadingClass, type SoftLabels, undecided, voteShares } from './soft-labels.ts';
import { wawa } from './wawa.ts';

/** Decimals of a soft label: more would differ by the last bits of a logarithm. */
const DECIMALS = 6;

/**
 * One of the things that a question decides: which class of a choice or a scale; of several, for each choice whether it
 * is ticked (`choice` is its place), classes being 0 not and 1 ticked.
 */
type Matter = { question: Question; choice: number | null; classCount: number };

/** Answers to one matter as growing columns: ten bytes an answer, however many there are. */
class Answered {
	readonly matter: Matter;
	#units = new Uint32Array(1024);
	#raters = new Uint32Array(1024);
	#classes = new Uint16Array(1024);
	#length = 0;

	constructor(matter: Matter) {
		this.matter = matter;
	}

	add(unit: number, rater: number, classIndex: number): void {
		if (this.#length === this.#units.length) {
			this.#units = grown(this.#units, new Uint32Array(2 * this.#length));
			this.#raters = grown(this.#raters, new Uint32Array(2 * this.#length));
			this.#classes = grown(this.#classes, new Uint16Array(2 * this.#length));
		}
		this.#units[this.#length] = unit;
		this.#raters[this.#length] = rater;
		this.#classes[this.#length++] = classIndex;
	}

	ratings(unitCount: number, raterCount: number): Ratings {
		const [units, raters, classes] = [this.#units, this.#raters, this.#classes].map((column) =>
			column.subarray(0, this.#length),
		) as [Uint32Array, Uint32Array, Uint16Array];
		return ratingsOf(
			{ units, raters, classes },
			{ unitCount, raterCount, classCount: this.matter.classCount },
		);
	}
}

function grown<Column extends Uint32Array | Uint16Array>(from: Column, into: Column): Column {
	into.set(from);
	return into;
}

/** What the answers to a question of one unit come to. */
export type Aggregated = {
	/** the likeliest class, `tie` where none leads; of several, those likelier than not; null without an answer */
	consensus: string | string[] | null;
	/** per class how likely it is, adding up to 1; of several, per choice how likely it applies; null without an answer */
	posterior: Record<string, number> | null;
};

/**
 * What the answers to one matter say of each unit; by whoever has time for it.
 *
 * @param seed of MACE's random starts, together with the name: the same answers and seed give the same figures
 */
export type Weigh = (
	method: Aggregation,
	ratings: Ratings,
	seed: number,
	name: string,
) => SoftLabels | Promise<SoftLabels>;

/** Takes the answers of a campaign one by one; then tells what they come to. Units and people are numbered from 0. */
export class Aggregator {
	readonly #questions: readonly Question[];
	readonly #matters: Map<string, Answered[]>;
	#raterCount = 0;

	constructor(questions: readonly Question[]) {
		this.#questions = questions.filter(hasConsensus);
		this.#matters = new Map(
			this.#questions.map((question) => [
				question.name,
				mattersOf(question).map((matter) => new Answered(matter)),
			]),
		);
	}

	/** @param answer what the person said to a question that was asked; undefined for nothing */
	add(question: string, unit: number, rater: number, answer: Answer | undefined): void {
		this.#raterCount = Math.max(this.#raterCount, rater + 1);
		for (const answered of this.#matters.get(question) ?? []) {
			const classIndex = classOf(answered.matter, answer);
			if (classIndex >= 0) answered.add(unit, rater, classIndex);
		}
	}

	/**
	 * By question: what the answers to it come to in each unit.
	 *
	 * @param seed of MACE's random starts: the same answers and seed give the same figures
	 */
	results(method: Aggregation, unitCount: number, seed: number): Map<string, (unit: number) => Aggregated> {
		return new Map(
			this.#questions.map((question) => {
				const softLabels = this.#ratingsOf(question, unitCount).map(({ ratings, name }) =>
					softLabelsBy(method, ratings, seed, name),
				);
				return [question.name, (unit: number) => resultOf(question, softLabels, unit)];
			}),
		);
	}

	/** The same, weighed elsewhere. */
	async resultsFrom(
		weigh: Weigh,
		method: Aggregation,
		unitCount: number,
		seed: number,
	): Promise<Map<string, (unit: number) => Aggregated>> {
		const results = new Map<string, (unit: number) => Aggregated>();
		for (const question of this.#questions) {
			const softLabels: SoftLabels[] = [];
			for (const { ratings, name } of this.#ratingsOf(question, unitCount))
				softLabels.push(await weigh(method, ratings, seed, name));
			results.set(question.name, (unit) => resultOf(question, softLabels, unit));
		}
		return results;
	}

	#ratingsOf(question: Question, unitCount: number): { ratings: Ratings; name: string }[] {
		return (this.#matters.get(question.name) ?? []).map((answered, place) => ({
			ratings: answered.ratings(unitCount, this.#raterCount),
			name: `${question.name} ${place}`,
		}));
	}
}

function mattersOf(question: Question): Matter[] {
	const choices = choicesOf(question);
	if (question.kind !== 'several') return [{ question, choice: null, classCount: choices.length }];
	return choices.map((_, choice) => ({ question, choice, classCount: 2 }));
}

/** -1 for what is no answer to it. Whoever was asked for several and named none said "not" to each. */
function classOf({ question, choice }: Matter, answer: Answer | undefined): number {
	const choices = choicesOf(question);
	if (choice === null) return choices.findIndex(({ value }) => value === answer);
	return Array.isArray(answer) && answer.includes(choices[choice]?.value ?? '') ? 1 : 0;
}

/** Here and now. */
export function softLabelsBy(method: Aggregation, ratings: Ratings, seed: number, name: string): SoftLabels {
	switch (method) {
		case 'majority':
			return voteShares(ratings);
		case 'weighted_majority':
			return wawa(ratings).posteriors;
		case 'dawid_skene':
			return dawidSkene(ratings).posteriors;
		case 'mace':
			return mace(ratings, { random: openRandom(seed, `mace ${name}`) }).posteriors;
	}
}

function resultOf(question: Question, softLabels: readonly SoftLabels[], unit: number): Aggregated {
	const values = choicesOf(question).map(({ value }) => value);
	const rows = softLabels.map(({ shares, classCount }) =>
		shares.subarray(unit * classCount, (unit + 1) * classCount),
	);
	const [first] = rows;
	if (!first?.some((share) => share > 0)) return { consensus: null, posterior: null };
	const named = (share: (place: number) => number) =>
		Object.fromEntries(values.map((value, place) => [value, rounded(share(place))]));
	if (question.kind === 'several') {
		const ticked = (place: number) => rows[place]?.[1] ?? 0;
		return {
			consensus: values.filter((_, place) => leadingClass(rows[place] ?? []) === 1),
			posterior: named(ticked),
		};
	}
	const leading = leadingClass(first);
	return {
		consensus: leading === undecided ? 'tie' : (values[leading] ?? null),
		posterior: named((place) => first[place] ?? 0),
	};
}

function rounded(share: number): number {
	return Math.round(share * 10 ** DECIMALS) / 10 ** DECIMALS;
}
