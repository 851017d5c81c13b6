/** Turns what was said of the tasks of a campaign into the rows of its dataset. Pure. */
import { type Aggregated, Aggregator, type Weigh } from '../../campaigns/agreement/aggregate.ts';
import {
	comparedCounts,
	countChoices,
	hasConsensus,
	hasMedian,
	isCompared,
	labelsThatAsk,
	listAnswers,
	medianOf,
} from '../../campaigns/agreement/consensus.ts';
import { PairAgreement } from '../../campaigns/agreement/majority.ts';
import { answerTo } from '../../campaigns/contract/answers.ts';
import type { Aggregation } from '../../campaigns/contract/campaign.ts';
import type { DatasetTask } from '../../campaigns/contract/dataset.ts';
import type { Answer, Answers, Form, Question } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import type { TaskPart } from '../../campaigns/contract/task.ts';
import type { CountingAnswers, TaskRow, TaskToFreeze } from '../../db/freezing.ts';

/** What the wiki says of an edit, each null as long as it was not asked. */
export type EditFacts = { parentId: number | null; pageId: number | null; timestamp: string | null };

/** What was said of one task: counted, but not yet weighed. */
export type Said = Pick<TaskRow, 'answers' | 'median' | 'labels'>;

/** so many combinations of answers are remembered */
const REMEMBERED = 10_000;

/** Counts the answers that count, task by task, and weighs them by the campaign's method when all are there. */
export class Tally {
	readonly #form: Form;
	readonly #aggregator: Aggregator;
	readonly #raters = new Map<number | string, number>();
	readonly #agreement: Map<string, PairAgreement>;
	readonly #said: Said[];
	readonly #numbers = new Map<Answers, number>();
	readonly #counted = new Map<string, Said>();

	/** @param tasks how many there are; they are numbered from 0 */
	constructor(form: Form, tasks: number) {
		this.#form = form;
		this.#aggregator = new Aggregator(form.questions);
		const compared = form.questions.filter(isCompared);
		this.#agreement = new Map(compared.map(({ name }) => [name, new PairAgreement()]));
		const nothing = this.#count([], this.#asking([]));
		this.#said = Array.from({ length: tasks }, () => nothing);
	}

	/** All answers to one task that count. */
	add(task: number, labels: CountingAnswers['labels']): void {
		const answers = labels.map((label) => label.answers);
		const asking = this.#asking(answers);
		this.#said[task] = this.#countOnce(answers, asking);
		for (const question of this.#form.questions) {
			const asked = asking(question);
			const agreement = this.#agreement.get(question.name);
			if (agreement) for (const counts of comparedCounts(question, asked)) agreement.add(counts);
			for (const { person, answers: given } of labels)
				if (asked.includes(given))
					this.#aggregator.add(question.name, task, this.#rater(person), answerTo(given, question.name));
		}
	}

	/** What was counted of the very same answers before; most tasks get one of a few combinations. */
	#countOnce(answers: readonly Answers[], asking: (question: Question) => readonly Answers[]): Said {
		if (this.#counted.size >= REMEMBERED || this.#numbers.size >= REMEMBERED) {
			this.#counted.clear();
			this.#numbers.clear();
		}
		const key = answers.map((one) => this.#number(one)).join(' ');
		const same = this.#counted.get(key) ?? this.#count(answers, asking);
		this.#counted.set(key, same);
		return same;
	}

	#number(answers: Answers): number {
		const known = this.#numbers.get(answers);
		if (known !== undefined) return known;
		this.#numbers.set(answers, this.#numbers.size);
		return this.#numbers.size - 1;
	}

	/** Of the answers to a task, those in which a question was asked. */
	#asking(answers: readonly Answers[]): (question: Question) => readonly Answers[] {
		if (this.#form.questions.every(({ showIf }) => showIf === undefined)) return () => answers;
		return (question) => labelsThatAsk(this.#form, question, answers);
	}

	#rater(person: number | string): number {
		const known = this.#raters.get(person);
		if (known !== undefined) return known;
		this.#raters.set(person, this.#raters.size);
		return this.#raters.size - 1;
	}

	#count(labels: readonly Answers[], asking: (question: Question) => readonly Answers[]): Said {
		const { questions } = this.#form;
		return {
			answers: perQuestion(questions, (question) =>
				choicesOf(question).length > 0
					? countChoices(question, asking(question))
					: listAnswers(question, asking(question)),
			),
			median: perQuestion(questions.filter(hasMedian), (question) => medianOf(question, asking(question))),
			labels: labels.length,
		};
	}

	get said(): readonly Said[] {
		return this.#said;
	}

	/** Per question that people can agree on: the share of pairs of answers that do. */
	get agreement(): Record<string, number | null> {
		return Object.fromEntries([...this.#agreement].map(([question, { share }]) => [question, share]));
	}

	/** What the answers to a question of a task come to. */
	async weigh(
		weigh: Weigh,
		method: Aggregation,
		seed: number,
	): Promise<(question: string, task: number) => Aggregated> {
		const results = await this.#aggregator.resultsFrom(weigh, method, this.#said.length, seed);
		return (question, task) => results.get(question)?.(task) ?? { consensus: null, posterior: null };
	}
}

function perQuestion<Value>(
	questions: readonly Question[],
	value: (question: Question) => Value,
): Record<string, Value> {
	return Object.fromEntries(questions.map((question) => [question.name, value(question)]));
}

/** @param weighed what the answers to each question of this task come to */
export function taskRow(
	task: TaskToFreeze,
	{ form, aggregation }: { form: Form; aggregation: Aggregation },
	edit: EditFacts,
	said: Said,
	weighed: (question: string) => Aggregated,
): TaskRow {
	const settled = form.questions.filter(hasConsensus);
	const decided = task.decided ?? task.automated;
	return {
		revision_id: task.revisionId,
		...partColumns(task.part),
		...{ parent_id: edit.parentId, page_id: edit.pageId, edit_timestamp: edit.timestamp },
		...{ distressing: task.distressing, position: task.position },
		...{ stratum: task.stratum, inclusion_probability: task.inclusionProbability },
		state: task.state === 'done' || task.state === 'automated' ? task.state : 'partial',
		consensus: perQuestion(settled, ({ name }) =>
			decided ? outcomeOf(answerTo(decided, name)) : weighed(name).consensus,
		),
		method: !decided ? aggregation : task.decided ? 'adjudicated' : 'automated',
		adjudicated: task.decided !== null,
		posterior: perQuestion(settled, ({ name }) => weighed(name).posterior),
		...said,
		...{ surplus: task.surplus, skips: task.skips },
	};
}

/** Numbers have no consensus; a question that was left out has none either. */
function outcomeOf(answer: Answer | undefined): string | string[] | null {
	return answer === undefined || typeof answer === 'number' ? null : answer;
}

function partColumns(
	part: TaskPart | null,
): Pick<DatasetTask, 'other_revision_ids' | 'section' | 'paragraph' | 'sentence'> {
	const place = part && 'section' in part ? part : { section: null, paragraph: null, sentence: null };
	return {
		other_revision_ids: part && 'otherRevisionIds' in part ? part.otherRevisionIds : null,
		section: place.section,
		paragraph: place.paragraph,
		sentence: place.sentence,
	};
}

/** Per choice and scale: how many tasks came out as what, `none` for tasks without an answer. */
export class Balance {
	readonly #counts: Map<string, Map<string, number>>;

	constructor(form: Form) {
		const single = form.questions.filter(({ kind }) => kind === 'choice' || kind === 'scale');
		this.#counts = new Map(
			single.map((question) => {
				const classes = [...choicesOf(question).map((choice) => choice.value), 'tie', 'none'];
				return [question.name, new Map(classes.map((outcome) => [outcome, 0]))];
			}),
		);
	}

	add({ consensus }: Pick<TaskRow, 'consensus'>): void {
		for (const [question, counts] of this.#counts) {
			const outcome = String(consensus[question] ?? 'none');
			counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
		}
	}

	get result(): Record<string, Record<string, number>> {
		return Object.fromEntries(
			[...this.#counts].map(([question, counts]) => [question, Object.fromEntries(counts)]),
		);
	}
}
