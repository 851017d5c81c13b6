/** Puts the edits of a source into a campaign. */
import type { EditSource } from '../../campaigns/contract/edit-source.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { insertChosen } from '../../db/chosen-edits.ts';
import type { Db } from '../../db/connect.ts';
import { useUpList } from '../../db/edit-lists.ts';
import { answerByRules, automatedAnswers } from './autolabel.ts';
import type { Choice, StagedSource } from './choose-edits.ts';
import { type StagedFor, type Staging, stageEdits } from './stage-edits.ts';

/** Where edits come from: a list that is sent along, or a source. */
export type EditsWanted = { edits?: string | undefined; source?: EditSource | undefined };

/**
 * A list that is sent along is staged like one that was uploaded before.
 *
 * @throws {Failure} INVALID_INPUT, EDITS_UNREADABLE, EDITS_UNKNOWN, WIKI_*
 */
export async function stagedSource(
	staging: Staging,
	{ edits, source }: EditsWanted,
	target: StagedFor,
): Promise<StagedSource> {
	if ((edits === undefined) === (source === undefined))
		throw new Failure('INVALID_INPUT', { edits: 'send a list of edits, or say where they come from' });
	if (source && source.kind !== 'pasted') return source;
	return { kind: 'uploaded', listId: await stageEdits(staging, target, [source?.text ?? edits ?? '']) };
}

/**
 * Makes tasks of a choice, and answers the plain ones where the source says by which rules. A list has done its work
 * then; of a frame other samples may be drawn.
 *
 * @returns how many are new
 * @throws {Failure} INVALID_INPUT where the form takes no such answers
 */
export async function putEdits(
	tx: Db,
	to: { campaignId: number; seats: number; seed: number; form: Form; at: Date },
	{ chosen, staged, autolabel }: Choice,
): Promise<number> {
	const { campaignId, form, at } = to;
	const taken = await insertChosen(tx, to, chosen);
	if (staged && autolabel) {
		const answers = automatedAnswers(autolabel, form);
		await answerByRules(tx, { campaignId, listId: staged.listId }, autolabel, { answers, at });
	}
	if (staged?.isList) await useUpList(tx, staged.listId, at);
	return taken;
}
