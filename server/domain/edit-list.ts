/**
 * Reads a list of edits in the forms in which people have them: JSON lines or a JSON array with `rev_id`, CSV or TSV with
 * a header, or bare ids with any separator; what campaigns of several edits or of statements need is in the fields that
 * Wikilabels named. All of it is good, or nothing is taken and every fault is named with its line.
 */
import type { View } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { NewEdit } from '../../db/edit-lists.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Entry, readEntries } from './list-entries.ts';
import { readListedEdit } from './listed-edit.ts';

export const MOST_EDITS = 1_000_000;

/** how many faults are spelled out; the rest is counted */
const MOST_FAULTS_TOLD = 20;
/** edits handed on at once */
const BATCH = 10_000;

type Fault = { line: number; text: string; fault: string };
/** The details of EDITS_UNREADABLE: the first faults spelled out, and how many there are. */
export type EditListFaults = { faults: Fault[]; count: number };

/**
 * Reads a list as it comes and gives its edits in batches; those that stand there twice are still among them.
 *
 * @throws {Failure} EDITS_UNREADABLE with {@link EditListFaults}, at the end of the list
 */
export async function* readEditList(
	pieces: AsyncIterable<string> | Iterable<string>,
	view: View = 'diff',
): AsyncGenerator<NewEdit[]> {
	const judge = judgeOf(view);
	const reader = readEntries();
	for await (const piece of pieces) {
		judge.take(reader.push(piece));
		if (judge.edits.length >= BATCH) yield judge.edits.splice(0);
	}
	judge.take(reader.end());
	judge.refuse();
	if (judge.edits.length > 0) yield judge.edits;
}

type Judge = {
	/** those that can be read, until a fault makes all of it worthless */
	edits: NewEdit[];
	take(entries: Entry[]): void;
	/** @throws {Failure} EDITS_UNREADABLE */
	refuse(): void;
};

function judgeOf(view: View): Judge {
	const details: EditListFaults = { faults: [], count: 0 };
	const edits: NewEdit[] = [];
	let entries = 0;
	const complain = (fault: Fault) => {
		if (details.count++ < MOST_FAULTS_TOLD) details.faults.push(fault);
		edits.length = 0;
	};
	return {
		edits,
		take(taken) {
			for (const { line, text, value } of taken) {
				// beyond twice the most, repeated or not, nothing is read to its end
				if (++entries > 2 * MOST_EDITS) {
					complain({ line, text: '', fault: `a list has at most ${2 * MOST_EDITS} entries` });
					throw new Failure('EDITS_UNREADABLE', details);
				}
				const read = readListedEdit(value, view);
				if ('fault' in read) complain({ line, text, fault: read.fault });
				else if (details.count === 0)
					edits.push({
						...(read.drawn ? { drawn: read.drawn } : {}),
						revisionId: read.revisionId,
						partKey: read.part === null ? '' : canonicalJson(read.part),
					});
			}
		},
		refuse() {
			if (entries === 0) complain({ line: 1, text: '', fault: 'the list is empty' });
			if (details.count > 0) throw new Failure('EDITS_UNREADABLE', details);
		},
	};
}
