/** What the command says when it cannot go on: a sentence for what a person can mend, nothing for faults of the program. */
import { ExportError } from '../export/export-error.ts';
import { ModelError } from '../model/errors.ts';
import { HistoryOutOfOrder } from './time-order.ts';

/** The folder for the result cannot be made or written. */
export class OutputRefused extends Error {
	override readonly name = 'OutputRefused';

	constructor(folder: string, cause: unknown) {
		const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
		super(`The folder ${folder} cannot be made${code}. Name another with --out.`, { cause });
	}
}

const refusals = [ExportError, ModelError, HistoryOutOfOrder, OutputRefused];

/** The sentence of a refusal; null for what only a programmer can mend. */
export function sentenceOf(thrown: unknown): string | null {
	const isRefusal = refusals.some((refusal) => thrown instanceof refusal);
	return thrown instanceof Error && isRefusal ? thrown.message : null;
}

/** What helps here when there is too little to learn from: nobody labels these edits. */
export function adviceOn(thrown: unknown): string | null {
	const isTooLittle =
		thrown instanceof ModelError && ['NO_ROWS', 'ONE_CLASS', 'TOO_FEW_OF_A_CLASS'].includes(thrown.code);
	return isTooLittle
		? 'In a page history the labels are its reverts: give a longer history, or more --years.'
		: null;
}
