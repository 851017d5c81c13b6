/** What each kind of source begins with. */
import type { EditSource, EditSourceOf } from '../../campaigns/contract/edit-source.ts';

/** One may be sent with the campaign; the others have to be told what. */
export type SourceKind = 'sample' | 'list' | 'disagreements' | 'disputes';
export const sourceKinds: readonly SourceKind[] = ['sample', 'list', 'disagreements', 'disputes'];

const DAY_MS = 86_400_000;
const LARGEST_SEED = 2_147_483_647;

export function kindOf(source: EditSource): SourceKind {
	return source.kind === 'uploaded' || source.kind === 'pasted' ? 'list' : source.kind;
}

export function drawSeed(): number {
	const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
	return number % LARGEST_SEED;
}

export function newSource(kind: SourceKind, now: Date): EditSource {
	if (kind === 'list') return { kind: 'pasted', text: '' };
	if (kind === 'disagreements') return { kind, campaignId: null, question: null, which: 'tie' };
	return kind === 'disputes' ? { kind, model: null } : newSample(now);
}

/** The week that ended yesterday, split by who made the edits and what became of them. */
function newSample(now: Date): EditSourceOf<'sample'> {
	const day = (ago: number) => new Date(now.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
	return {
		kind: 'sample',
		frame: {
			...{ from: day(7), to: day(1), namespaces: [0], withoutBots: true, withoutJudged: true },
			split: { author: true, reverted: true },
		},
		...{ frameId: null, take: {}, seed: drawSeed() },
	};
}
