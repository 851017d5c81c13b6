import { createHash } from 'node:crypto';

/** how many revisions before a revision may be the one that it goes back to */
const REACH = 16;

/**
 * Finds identity reverts while a page's history passes by: a revision whose text is that of one of the 16 before it
 * reverts everything strictly between it and the nearest such revision; nothing between is no revert. Self-reverts
 * count. (The definition of Wikimedia's mwreverts with radius 15.)
 */
export class IdentityReverts {
	/** digests of the last texts, newest last */
	#recent: string[] = [];
	#pageId: number | null = null;

	/** Takes the next revision by time; says how many of the revisions just before it it reverts. */
	next(pageId: number, text: string): number {
		if (pageId !== this.#pageId) {
			this.#pageId = pageId;
			this.#recent = [];
		}
		const digest = createHash('sha1').update(text).digest('base64');
		const back = this.#recent.length - 1 - this.#recent.lastIndexOf(digest);
		const reverted = this.#recent.includes(digest) ? back : 0;
		this.#recent.push(digest);
		if (this.#recent.length > REACH) this.#recent.shift();
		return reverted;
	}
}
