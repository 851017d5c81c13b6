import type { Revision } from '../../campaigns/contract/revision.ts';

/** how far a revision may stand from its place; imports and merged histories are off by less */
const WINDOW = 100;

/** A history whose revisions stand too far from their place in time. */
export class HistoryOutOfOrder extends Error {
	override readonly name = 'HistoryOutOfOrder';
}

/**
 * The revisions of each page by time, with no more than `WINDOW` texts in memory. Pages come one after the other, as in
 * every export. Revisions of the same second keep the order of the file.
 *
 * @throws {HistoryOutOfOrder} when a revision is older than one that had to be handed on
 */
export async function* byTime<R extends Revision>(revisions: AsyncIterable<R>): AsyncGenerator<R> {
	let waiting: R[] = [];
	let handedOn = '';
	for await (const revision of revisions) {
		if (waiting[0] && waiting[0].pageId !== revision.pageId) {
			yield* waiting;
			waiting = [];
			handedOn = '';
		}
		const { timestamp, revisionId, title } = revision;
		if (timestamp < handedOn)
			throw new HistoryOutOfOrder(
				`Revision ${revisionId} of "${title}" (${timestamp}) stands more than ${WINDOW} revisions after its place in time. Sort the export by time.`,
			);
		const place = waiting.findLastIndex((earlier) => earlier.timestamp <= timestamp);
		waiting.splice(place + 1, 0, revision);
		if (waiting.length > WINDOW) {
			const first = waiting.shift();
			if (first) {
				handedOn = first.timestamp;
				yield first;
			}
		}
	}
	yield* waiting;
}
