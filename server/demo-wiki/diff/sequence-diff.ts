import { findChanged } from './lcs.ts';
import { slideChanges } from './slide.ts';

/** Half-open range of places in a sequence. */
type Span = { start: number; end: number };
export type Edit = { kind: 'copy' | 'delete' | 'insert' | 'change'; from: Span; to: Span };

function commonPrefix(from: readonly string[], to: readonly string[]): number {
	let length = 0;
	while (length < from.length && length < to.length && from[length] === to[length]) length++;
	return length;
}

/** Equal elements at the end; like MediaWiki's diffs it leaves one element of each side that the prefix did not take. */
function commonSuffix(from: readonly string[], to: readonly string[], prefix: number): number {
	let length = 0;
	const left = Math.min(from.length, to.length) - prefix - 1;
	while (length < left && from[from.length - 1 - length] === to[to.length - 1 - length]) length++;
	return length;
}

/** Gives each different element a number. */
function numberElements(...sequences: (readonly string[])[]): number[][] {
	const numbers = new Map<string, number>();
	return sequences.map((sequence) =>
		sequence.map((element) => {
			const number = numbers.get(element) ?? numbers.size;
			numbers.set(element, number);
			return number;
		}),
	);
}

function editsOf(fromChanged: readonly boolean[], toChanged: readonly boolean[]): Edit[] {
	const edits: Edit[] = [];
	let x = 0;
	let y = 0;
	const add = (kind: Edit['kind'], fromStart: number, toStart: number) =>
		edits.push({ kind, from: { start: fromStart, end: x }, to: { start: toStart, end: y } });
	while (x < fromChanged.length || y < toChanged.length) {
		const [copyX, copyY] = [x, y];
		while (x < fromChanged.length && y < toChanged.length && !fromChanged[x] && !toChanged[y]) {
			x++;
			y++;
		}
		if (x > copyX) add('copy', copyX, copyY);
		const [changeX, changeY] = [x, y];
		while (x < fromChanged.length && fromChanged[x]) x++;
		while (y < toChanged.length && toChanged[y]) y++;
		if (x > changeX && y > changeY) add('change', changeX, changeY);
		else if (x > changeX) add('delete', changeX, changeY);
		else if (y > changeY) add('insert', changeX, changeY);
	}
	return edits;
}

/**
 * The edits that lead from one sequence to another; null when the two, less what they begin and end with in common, are
 * so long that the product of their lengths is above `complexityLimit`.
 */
export function diffSequences(
	from: readonly string[],
	to: readonly string[],
	complexityLimit: number,
): Edit[] | null {
	const prefix = commonPrefix(from, to);
	const suffix = commonSuffix(from, to, prefix);
	const fromMiddle = { start: prefix, end: from.length - suffix };
	const toMiddle = { start: prefix, end: to.length - suffix };
	if ((fromMiddle.end - fromMiddle.start) * (toMiddle.end - toMiddle.start) > complexityLimit) return null;

	const [fromNumbers = [], toNumbers = []] = numberElements(from, to);
	const fromChanged = from.map(() => false);
	const toChanged = to.map(() => false);
	const inFrom = new Set(fromNumbers.slice(fromMiddle.start, fromMiddle.end));
	const inTo = new Set(toNumbers.slice(toMiddle.start, toMiddle.end));
	/** Elements that the other side lacks are changed; the places of the rest are returned. */
	const shared = (numbers: number[], { start, end }: Span, other: Set<number>, changed: boolean[]) => {
		const places: number[] = [];
		for (let i = start; i < end; i++) {
			if (other.has(numbers[i] ?? -1)) places.push(i);
			else changed[i] = true;
		}
		return places;
	};
	const xPlaces = shared(fromNumbers, fromMiddle, inTo, fromChanged);
	const yPlaces = shared(toNumbers, toMiddle, inFrom, toChanged);
	const { x, y } = findChanged(
		xPlaces.map((place) => fromNumbers[place] ?? -1),
		yPlaces.map((place) => toNumbers[place] ?? -1),
	);
	xPlaces.forEach((place, i) => {
		fromChanged[place] = x[i] ?? false;
	});
	yPlaces.forEach((place, i) => {
		toChanged[place] = y[i] ?? false;
	});
	slideChanges(fromNumbers, fromChanged, toChanged);
	slideChanges(toNumbers, toChanged, fromChanged);
	return editsOf(fromChanged, toChanged);
}
