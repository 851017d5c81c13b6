/** Hand-made page histories. */
import type { Revision } from '../../campaigns/contract/revision.ts';
import { editOf } from '../support/edits.ts';

export type RevisionParts = Partial<
	Pick<Revision, 'revisionId' | 'pageId' | 'timestamp' | 'text' | 'comment'>
>;

/** The revisions of a history, one a minute, with ids from 1 on, all of page 1 unless the parts say otherwise. */
export async function* history(parts: RevisionParts[]): AsyncGenerator<Revision> {
	for (const [index, part] of parts.entries()) {
		const { revision } = editOf({});
		const timestamp = minute(index);
		yield { ...revision, revisionId: index + 1, timestamp, text: 'text', ...part };
	}
}

/** The start of a minute counted from 2024-05-01. */
export function minute(count: number): string {
	return new Date(Date.UTC(2024, 4, 1, 0, count)).toISOString().replace('.000', '');
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
	const collected: T[] = [];
	for await (const item of items) collected.push(item);
	return collected;
}
