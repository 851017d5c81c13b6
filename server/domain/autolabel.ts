/**
 * Rules that answer plain cases by themselves, so that people see only what needs a person; after the script `autolabel` of
 * editquality. There, several conditions were closures over one variable and only the last of them counted; here each
 * does.
 */
import { faultsOfAnswers } from '../../campaigns/contract/answers.ts';
import type { AutolabelRules } from '../../campaigns/contract/edit-source.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import { type AuthorFacts, insertAutomated, readAuthorFacts } from '../../db/automated-labels.ts';
import type { Db } from '../../db/connect.ts';

/** tasks looked at together */
const BATCH = 5000;

/**
 * Why an edit needs no person: the keys of the rules that hold, or none. What was reverted, what was made without an
 * account, and what somebody did who is blocked by now is always shown to people.
 */
export function reasonsOf(rules: AutolabelRules, facts: AuthorFacts): string[] {
	const { author, reverted, blocked, editCount, groups } = facts;
	if (reverted || blocked || author === 'anonymous') return [];
	return [
		...(groups.some((group) => rules.trustedGroups.includes(group)) ? ['trusted_group'] : []),
		...(rules.trustedEdits !== null && editCount > rules.trustedEdits ? ['trusted_edits'] : []),
	];
}

/** What plain cases are answered with. @throws {Failure} INVALID_INPUT where the form takes no such answers */
export function automatedAnswers(rules: AutolabelRules, form: Form): Answers {
	const answers = rules.answers ?? { damaging: 'no', goodfaith: 'yes' };
	const faults = faultsOfAnswers(form, answers);
	if (faults.length > 0)
		throw new Failure('INVALID_INPUT', {
			autolabel: `say in its answers how this form is answered where a rule holds: ${faults.join('; ')}`,
		});
	return answers;
}

/**
 * Answers the open tasks of a campaign that came from a staged list or frame, where a rule holds.
 *
 * @returns how many nobody is asked about now
 */
export async function answerByRules(
	tx: Db,
	of: { campaignId: number; listId: string },
	rules: AutolabelRules,
	{ answers, at }: { answers: Answers; at: Date },
): Promise<number> {
	let answered = 0;
	let after = 0;
	for (;;) {
		const tasks = await readAuthorFacts(tx, of, after, BATCH);
		const plain = tasks.flatMap(({ taskId, facts }) => {
			const reasons = facts ? reasonsOf(rules, facts) : [];
			return reasons.length > 0 ? [{ taskId, reasons }] : [];
		});
		if (plain.length > 0) await insertAutomated(tx, plain, answers, at);
		answered += plain.length;
		const last = tasks.at(-1);
		if (!last || tasks.length < BATCH) return answered;
		after = last.taskId;
	}
}
