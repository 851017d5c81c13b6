/** What the datasheet of a dataset says in figures: the same rows and seed give the same ones. */
import { agreementByQuestion } from '../../campaigns/agreement/question-agreement.ts';
import type { DatasetMeasures } from '../../campaigns/contract/dataset-measures.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import type { Said } from './dataset-rows.ts';
import type { NextTurn } from './ports.ts';

/** @param said of each task of the dataset */
export async function measureAgreement(
	nextTurn: NextTurn,
	{ form, seed }: { form: Form; seed: number },
	said: readonly Said[],
): Promise<DatasetMeasures['agreement']> {
	const agreement: DatasetMeasures['agreement'] = {};
	for (const question of form.questions) {
		Object.assign(agreement, agreementByQuestion({ ...form, questions: [question] }, said, seed));
		// a tenth of a second for each of a hundred thousand tasks: between two of them others have their turn
		await nextTurn();
	}
	return agreement;
}
