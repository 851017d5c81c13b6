/** How often each person says what others say, or what is known. For coordinators and the person, never a ranking. */

import { agreementWithOthers } from '../../campaigns/agreement/rater-agreement.ts';
import { ratingsOf } from '../../campaigns/agreement/ratings.ts';
import type { AnswersSoFar } from '../../campaigns/contract/answers-so-far.ts';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { canonicalJson } from './canonical-json.ts';

/** Answers to questions that could be compared, and how many were the same. */
export type Tally = { compared: number; agreed: number };

function add(tallies: Map<number, Tally>, personId: number, compared: number, agreed: number): void {
	const tally = tallies.get(personId) ?? { compared: 0, agreed: 0 };
	tallies.set(personId, { compared: tally.compared + compared, agreed: tally.agreed + agreed });
}

/** With what most of the others said, over all questions that are answered by one choice. */
export function agreementByPerson(
	form: Form,
	so: AnswersSoFar & { personIds: readonly number[] },
): Map<number, Tally> {
	const tallies = new Map<number, Tally>();
	for (const question of form.questions) {
		if (question.kind !== 'choice' && question.kind !== 'scale') continue;
		const values = choicesOf(question).map(({ value }) => value);
		const classes = so.dictionary.map((answers) => values.indexOf(String(answers[question.name])));
		const rows = { units: [] as number[], raters: [] as number[], classes: [] as number[] };
		for (let row = 0; row < so.units.length; row++) {
			const classIndex = classes[so.said[row] ?? 0] ?? -1;
			if (classIndex < 0) continue;
			rows.units.push(so.units[row] ?? 0);
			rows.raters.push(so.people[row] ?? 0);
			rows.classes.push(classIndex);
		}
		const sizes = { unitCount: so.cellOf.length, raterCount: so.personCount, classCount: values.length };
		for (const [rater, found] of agreementWithOthers(ratingsOf(rows, sizes)).entries())
			add(tallies, so.personIds[rater] ?? 0, found.compared, found.agreed);
	}
	return tallies;
}

/** With known answers, over all questions to which one is known. */
export function agreementWithKnown(
	form: Form,
	rows: readonly { personId: number; said: Answers; known: Answers }[],
): Map<number, Tally> {
	const tallies = new Map<number, Tally>();
	for (const { personId, said, known } of rows)
		for (const { name } of form.questions)
			if (known[name] !== undefined) {
				const same = canonicalJson(said[name] ?? null) === canonicalJson(known[name]);
				add(tallies, personId, 1, same ? 1 : 0);
			}
	return tallies;
}
