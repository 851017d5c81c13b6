/**
 * The longest common subsequence that MediaWiki's diffs are made of: Hunt and Szymanski's lists of matches, divided into
 * up to eight parts and conquered (the way of Perl's Algorithm::Diff 1.06, which wikidiff2 and MediaWiki took over). Of
 * several subsequences of the same length it finds the same one as they do, which is why a general diff library is not
 * used here.
 */
const MOST_PARTS = 8;

type Range = { xStart: number; xEnd: number; yStart: number; yEnd: number };
type Point = { x: number; y: number };

/** For each length the smallest place at which a common subsequence of that length can end. */
class Ends {
	readonly places: number[];
	private readonly present = new Set<number>();

	constructor(before: number) {
		this.places = [before];
	}

	get longest(): number {
		return this.places.length - 1;
	}

	has(place: number): boolean {
		return this.present.has(place);
	}

	endOf(length: number): number {
		return this.places[length] ?? Number.POSITIVE_INFINITY;
	}

	replace(length: number, place: number): void {
		const old = this.places[length];
		if (old !== undefined) this.present.delete(old);
		this.places[length] = place;
		this.present.add(place);
	}

	/** Puts a place where it belongs and says which length now ends there. */
	insert(place: number): number {
		let low = 1;
		let high = this.longest;
		if (high === 0 || place > this.endOf(high)) {
			this.replace(high + 1, place);
			return high + 1;
		}
		while (low < high) {
			const middle = (low + high) >> 1;
			if (place > this.endOf(middle)) low = middle + 1;
			else high = middle;
		}
		this.replace(high, place);
		return high;
	}
}

type Part = { of: readonly number[]; start: number; end: number };

/** Where each symbol stands in a part of a sequence, last place first. */
function placesOf({ of, start, end }: Part): Map<number, number[]> {
	const all = new Map<number, number[]>();
	for (let i = end - 1; i >= start; i--) {
		const symbol = of[i] ?? -1;
		const places = all.get(symbol);
		if (places) places.push(i);
		else all.set(symbol, [i]);
	}
	return all;
}

/**
 * Walks through `short` and notes at each border where in `long` the best common subsequence stands.
 * @param borders one place in `short` for each part, rising; @returns null when nothing is common
 */
function crossBorders(short: Part, long: Part, borders: readonly number[]): number[] | null {
	const matches = placesOf(long);
	const ends = new Ends(long.start - 1);
	/** for each length of a subsequence: where it stood at the borders passed so far */
	const crossings: number[][] = [[]];
	let i = short.start;
	borders.forEach((border, part) => {
		if (part > 0) for (const [length, crossed] of crossings.entries()) crossed[part - 1] = ends.endOf(length);
		for (; i < border; i++) {
			let length = 0;
			for (const place of matches.get(short.of[i] ?? -1) ?? []) {
				if (length > 0 && place > ends.endOf(length - 1)) {
					ends.replace(length, place);
				} else if (!ends.has(place)) {
					length = ends.insert(place);
					crossings[length] = [...(crossings[length - 1] ?? [])];
				}
			}
		}
	});
	return ends.longest === 0 ? null : (crossings[ends.longest] ?? []);
}

/** Divides a range at points that lie on one of its longest common subsequences; null when there is none. */
function divide(xs: readonly number[], ys: readonly number[], range: Range, parts: number): Point[] | null {
	const x = { of: xs, start: range.xStart, end: range.xEnd };
	const y = { of: ys, start: range.yStart, end: range.yEnd };
	const flip = x.end - x.start > y.end - y.start;
	const [short, long] = flip ? [y, x] : [x, y];
	const size = short.end - short.start;
	const borders = Array.from(
		{ length: parts },
		(_, part) => short.start + Math.floor((size + parts - 1 + size * part) / parts),
	);
	const crossed = crossBorders(short, long, borders);
	if (!crossed) return null;
	const inner = borders.slice(0, -1).map((inShort, part) => {
		const inLong = (crossed[part] ?? 0) + 1;
		return flip ? { x: inLong, y: inShort } : { x: inShort, y: inLong };
	});
	return [{ x: range.xStart, y: range.yStart }, ...inner, { x: range.xEnd, y: range.yEnd }];
}

/**
 * Which elements of two sequences are not part of their common subsequence.
 * @param xs,ys symbols as numbers; equal numbers are equal elements
 */
export function findChanged(xs: readonly number[], ys: readonly number[]): { x: boolean[]; y: boolean[] } {
	const changed = { x: xs.map(() => false), y: ys.map(() => false) };
	const compare = ({ xStart, xEnd, yStart, yEnd }: Range): void => {
		while (xStart < xEnd && yStart < yEnd && xs[xStart] === ys[yStart]) {
			xStart++;
			yStart++;
		}
		while (xEnd > xStart && yEnd > yStart && xs[xEnd - 1] === ys[yEnd - 1]) {
			xEnd--;
			yEnd--;
		}
		const parts = Math.min(MOST_PARTS - 1, xEnd - xStart, yEnd - yStart) + 1;
		const points = parts > 1 ? divide(xs, ys, { xStart, xEnd, yStart, yEnd }, parts) : null;
		if (!points) {
			changed.x.fill(true, xStart, xEnd);
			changed.y.fill(true, yStart, yEnd);
			return;
		}
		points.slice(1).forEach((to, n) => {
			const from = points[n];
			if (from) compare({ xStart: from.x, xEnd: to.x, yStart: from.y, yEnd: to.y });
		});
	};
	compare({ xStart: 0, xEnd: xs.length, yStart: 0, yEnd: ys.length });
	return changed;
}
