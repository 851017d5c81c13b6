import type { Revision } from '../../campaigns/contract/revision.ts';

/** so many empty texts in a row are lost storage, not blanking */
const LOST_RUN = 3;

/** A revision whose text is known. */
export type Usable<R extends Revision> = R & { text: string };

/**
 * Leaves out revisions without a text: hidden ones, and runs of three or more empty texts in a row, which old dumps
 * have where the storage lost them. One or two empty texts are pages being blanked and stay. A run ends with its page;
 * hidden texts neither end nor lengthen it.
 */
export async function* usable<R extends Revision>(revisions: AsyncIterable<R>): AsyncGenerator<Usable<R>> {
	/** the empty texts just read, no more of them than tell whether they are lost */
	let run: Usable<R>[] = [];
	for await (const revision of revisions) {
		if (!hasText(revision)) continue;
		const goesOn = revision.text === '' && revision.pageId === run[0]?.pageId;
		if (!goesOn) {
			if (run.length < LOST_RUN) yield* run;
			run = [];
		}
		if (revision.text !== '') yield revision;
		else if (run.length < LOST_RUN) run.push(revision);
	}
	if (run.length < LOST_RUN) yield* run;
}

function hasText<R extends Revision>(revision: R): revision is Usable<R> {
	return revision.text !== null;
}
