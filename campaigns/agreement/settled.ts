/** Whether the answers to one edit settle it, or another person is to be asked. Pure. */
import type { Answers, Form } from '../contract/form.ts';
import type { MoreAnswers } from '../contract/more-answers.ts';
import { countChoices, hasConsensus, labelsThatAsk } from './consensus.ts';
import { type Counts, majority } from './majority.ts';

/** outside of what can be right or wrong */
const UNSURE = 'unsure';

/**
 * Whether each question with choices is settled by these answers. A question that nobody was asked is; of several choices,
 * each is a question of its own, ticked or not.
 */
export function isSettled(form: Form, rule: MoreAnswers, labels: readonly Answers[]): boolean {
	return form.questions.every((question) => {
		if (question.kind !== 'choice' && question.kind !== 'scale' && question.kind !== 'several') return true;
		const asked = labelsThatAsk(form, question, labels);
		if (asked.length === 0) return true;
		const counts = countChoices(question, asked);
		if (question.kind !== 'several') return settles(rule, counts);
		return Object.values(counts).every((ticked) => settles(rule, { ticked, not: asked.length - ticked }));
	});
}

function settles(rule: MoreAnswers, counts: Counts): boolean {
	const winner = majority(counts);
	if (winner === null || winner === 'tie' || winner === UNSURE) return false;
	if (rule.rule === 'posterior') return posteriorOf(winner, counts, rule.accuracy) >= rule.bound;
	const agreeing = counts[winner] ?? 0;
	const others = Object.values(counts).reduce((sum, count) => sum + count, -agreeing);
	return agreeing >= rule.ratio * others;
}

/**
 * The probability that a choice is right, given how often each was said: Dawid and Skene (1979) with one accuracy for all
 * people, errors spread evenly over the other choices, and every choice equally likely beforehand. "Unsure" says nothing.
 *
 * @param accuracy how often a person is right, between the chance of a guess and 1
 */
export function posteriorOf(choice: string, counts: Counts, accuracy: number): number {
	const choices = Object.keys(counts).filter((one) => one !== UNSURE);
	if (choices.length < 2) return 1;
	// the likelihoods share the factor error^answers, so that a choice's is (accuracy / error)^(times said)
	const odds = Math.log(accuracy / ((1 - accuracy) / (choices.length - 1)));
	const said = (one: string) => counts[one] ?? 0;
	return 1 / choices.reduce((sum, one) => sum + Math.exp(odds * (said(one) - said(choice))), 0);
}

/** Whether people's answers to some question with choices differ, or all of them are "unsure". */
export function isContested(form: Form, labels: readonly Answers[]): boolean {
	return form.questions.filter(hasConsensus).some(({ name }) => {
		const said = new Set(
			labels.flatMap(({ [name]: one }) => (one === undefined ? [] : [JSON.stringify(one)])),
		);
		return said.size > 1 || (said.size === 1 && said.has(JSON.stringify(UNSURE)));
	});
}
