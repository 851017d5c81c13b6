/** What each edit of the demo wiki truly is, and people who mostly see it. */
import { readFileSync } from 'node:fs';

export type Truth = { revisionId: number; author: string; damaging: boolean; goodfaith: boolean };

type Seed = { rev: number; user: string; kind: string };

/** In the order in which the edits were made. */
export const truths: readonly Truth[] = (
	JSON.parse(
		readFileSync(new URL('../../server/demo-wiki/data/seed-revisions.json', import.meta.url), 'utf8'),
	) as Seed[]
).map(({ rev, user, kind }) => ({
	revisionId: rev,
	author: user,
	damaging: kind.startsWith('bad-') || kind === 'goodfaith-damaging',
	goodfaith: !kind.startsWith('bad-'),
}));

/** Somebody who answers by the truth and errs in `share` of the questions; the same seed errs in the same places. */
export function volunteerWhoErrs(share: number, seed: number): (truth: boolean) => 'yes' | 'no' {
	let state = seed;
	const next = () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 4_294_967_296;
	};
	return (truth) => (truth !== next() < share ? 'yes' : 'no');
}
