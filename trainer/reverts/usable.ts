import type { Revision } from '../../campaigns/contract/revision.ts';

/** so many empty texts in a row are lost storage, not blanking */
const LOST_RUN = 3;

/** A revision whose text is known. */
export type Usable<R extends Revision> = R & { text: string };

/**
 * Leaves out revisions without a text: hidden ones, and runs of three or more empty texts in a row, which old dumps
 * have where the storage lost them. One or two empty texts are pages being blanked and stay.
 */
export async function* usable<R extends Revision>(revisions: AsyncIterable<R>): AsyncGenerator<Usable<R>> {
	let empty: Usable<R>[] = [];
	let lost = false;
	for await (const revision of revisions) {
		if (!hasText(revision)) continue;
		const sameRun = revision.text === '' && (empty.length === 0 || empty[0]?.pageId === revision.pageId);
		if (!sameRun) {
			yield* empty;
			empty = [];
			lost = false;
		}
		if (revision.text !== '') {
			lost = false;
			yield revision;
			continue;
		}
		if (lost) continue;
		empty.push(revision);
		if (empty.length === LOST_RUN) {
			empty = [];
			lost = true;
		}
	}
	yield* empty;
}

function hasText<R extends Revision>(revision: R): revision is Usable<R> {
	return revision.text !== null;
}
