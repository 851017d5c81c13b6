import { diffWords, type LineOperation, type WordEdit } from './line-diff.ts';

/** wikidiff2's own defaults (its php.ini settings). */
const MOVED_THRESHOLD = 0.4;
const MOST_MOVABLE_LINES = 100;

/** Where a line stands: the number of its operation and its place among the operation's lines. */
type LinePlace = { operation: number; line: number };
type Match = { from: LinePlace; to: LinePlace; similarity: number; leftShown: boolean; rightShown: boolean };

/** How a line that was added or deleted is to be shown, if its like was found on the other side. */
export type MovedLine =
	| {
			kind: 'moved';
			side: 'left' | 'right';
			edits: WordEdit[];
			anchor: string;
			target: string;
			downwards: boolean;
	  }
	| { kind: 'change'; edits: WordEdit[] }
	| { kind: 'shown-before' };

const keyOf = ({ operation, line }: LinePlace) => `${operation}:${line}`;
const isSame = (a: LinePlace, b: LinePlace) => a.operation === b.operation && a.line === b.line;
const follows = (a: LinePlace, b: LinePlace) => b.operation === a.operation + 1 && b.line === 0;
const isAfter = (a: LinePlace, b: LinePlace) =>
	b.operation > a.operation || (b.operation === a.operation && b.line > a.line);

function anchorName({ operation, line }: LinePlace, side: 'left' | 'right'): string {
	return `movedpara_${operation}_${line}_${side === 'left' ? 'lhs' : 'rhs'}`;
}

/** Finds lines that were moved, asked line by line in the order of the diff: what was shown already counts. */
export class MovedLines {
	private readonly operations: readonly LineOperation[];
	private readonly worthwhile: boolean;
	private readonly matches = new Map<string, Match>();

	constructor(operations: readonly LineOperation[]) {
		this.operations = operations;
		const movable = operations.filter(({ kind }) => kind === 'insert' || kind === 'delete');
		const lines = movable.reduce((sum, { from, to }) => sum + from.length + to.length, 0);
		this.worthwhile = lines <= MOST_MOVABLE_LINES;
	}

	/** @returns null when the line is simply new or gone */
	show(place: LinePlace): MovedLine | null {
		if (!this.worthwhile) return null;
		const side = this.operations[place.operation]?.kind === 'delete' ? 'left' : 'right';
		const known = this.matches.get(keyOf(place));
		if (known) {
			const other = side === 'left' ? known.to : known.from;
			if (!this.isFree(other, place, side)) return null;
			return follows(other, place) ? { kind: 'shown-before' } : this.showSide(known, place, other, side);
		}
		const match = this.search(place, side);
		if (!match || match.similarity <= MOVED_THRESHOLD) return null;
		const other = side === 'left' ? match.to : match.from;
		if (!this.isFree(other, place, side) || this.matches.has(keyOf(other))) return null;
		this.matches.set(keyOf(place), match);
		this.matches.set(keyOf(other), match);
		if (!follows(place, other)) return this.showSide(match, place, other, side);
		match.leftShown = true;
		match.rightShown = true;
		return { kind: 'change', edits: this.editsOf(match) };
	}

	private lineAt({ operation, line }: LinePlace): string {
		const { from = [], to = [], kind } = this.operations[operation] ?? {};
		return (kind === 'delete' ? from[line] : to[line]) ?? '';
	}

	private editsOf(match: Match): WordEdit[] {
		return diffWords(this.lineAt(match.from), this.lineAt(match.to)).edits;
	}

	private showSide(match: Match, place: LinePlace, other: LinePlace, side: 'left' | 'right'): MovedLine {
		if (side === 'left') match.leftShown = true;
		else match.rightShown = true;
		return {
			kind: 'moved',
			side,
			edits: this.editsOf(match),
			anchor: anchorName(place, side),
			target: anchorName(other, side === 'left' ? 'right' : 'left'),
			downwards: isAfter(place, other),
		};
	}

	/** False when the other line is already shown as the counterpart of a third one. */
	private isFree(other: LinePlace, place: LinePlace, side: 'left' | 'right'): boolean {
		const match = this.matches.get(keyOf(other));
		if (!match || isSame(side === 'left' ? match.from : match.to, place)) return true;
		return !(side === 'left' ? match.leftShown : match.rightShown);
	}

	private search(place: LinePlace, side: 'left' | 'right'): Match | null {
		const wanted = side === 'left' ? 'insert' : 'delete';
		let best: Match | null = null;
		this.operations.forEach(({ kind, from, to }, operation) => {
			if (kind !== wanted) return;
			for (let line = 0; line < Math.max(from.length, to.length); line++) {
				const other = { operation, line };
				const known = this.matches.get(keyOf(other));
				if (known && (side === 'left' ? known.leftShown : known.rightShown)) continue;
				const [left, right] = side === 'left' ? [place, other] : [other, place];
				// compared from new to old, as wikidiff2 does: of equally long matches another one may be found
				const { similarity } = diffWords(this.lineAt(right), this.lineAt(left));
				if (best && !(similarity > best.similarity && this.isFree(other, place, side))) continue;
				best = { from: left, to: right, similarity, leftShown: false, rightShown: false };
			}
		});
		return best;
	}
}
