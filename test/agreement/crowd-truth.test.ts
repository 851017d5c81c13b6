/** Real crowds whose truth is known (VLDB'17 benchmark): who finds it how often. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dawidSkene } from '../../campaigns/agreement/dawid-skene.ts';
import { krippendorffAlpha } from '../../campaigns/agreement/krippendorff.ts';
import { mace } from '../../campaigns/agreement/mace.ts';
import { type Ratings, ratingsOf } from '../../campaigns/agreement/ratings.ts';
import {
	leadingClasses,
	type SoftLabels,
	undecided,
	voteShares,
} from '../../campaigns/agreement/soft-labels.ts';
import { countUnits } from '../../campaigns/agreement/unit-counts.ts';
import { openRandom } from '../../campaigns/contract/random.ts';
import { sharedData } from '../support/shared-data.ts';

const folder = sharedData('crowd-truth');

function read(name: string): { ratings: Ratings; truth: number[] } {
	const lines = (file: string) =>
		readFileSync(`${folder}/${name}/${file}`, 'utf8')
			.trim()
			.split(/\r?\n/)
			.slice(1)
			.map((line) => line.split(','));
	const answers = lines('answer.csv');
	const column = (at: number) => {
		const names = [...new Set(answers.map((row) => row[at] ?? ''))].sort();
		return { names, codes: answers.map((row) => names.indexOf(row[at] ?? '')) };
	};
	const [units, raters, classes] = [column(0), column(1), column(2)];
	const truths = new Map(lines('truth.csv').map(([question = '', truth = '']) => [question, truth]));
	const sizes = {
		unitCount: units.names.length,
		raterCount: raters.names.length,
		classCount: classes.names.length,
	};
	return {
		ratings: ratingsOf({ units: units.codes, raters: raters.codes, classes: classes.codes }, sizes),
		truth: units.names.map((unit) => classes.names.indexOf(truths.get(unit) ?? '')),
	};
}

describe.skipIf(!folder)('real crowds (need the shared data)', () => {
	it.each([
		['d_Duck_Identification', 0.1255, 0.7593, 0.8981, 0.89],
		['s4_Dog_data', 0.5194, 0.8166, 0.8426, 0.82],
		['s4_Face_Sentiment_Identification', 0.4949, 0.6387, 0.6421, 0.64],
	])('%s', (name, alpha, byVote, byDawidSkene, byMace) => {
		const { ratings, truth } = read(name);
		expect(krippendorffAlpha(countUnits(ratings)).value).toBeCloseTo(alpha, 4);

		const right = (soft: SoftLabels, breakTies: boolean) => {
			const classes = leadingClasses(soft);
			const found = truth.filter((each, unit) => {
				const own =
					classes[unit] === undecided && breakTies ? firstOfTie(ratings, soft, unit) : classes[unit];
				return own === each;
			});
			return found.length / truth.length;
		};
		// the published accuracy of the majority breaks ties by the first answer
		expect(right(voteShares(ratings), true)).toBeCloseTo(byVote, 4);
		expect(right(dawidSkene(ratings).posteriors, false)).toBeCloseTo(byDawidSkene, 4);
		const fit = mace(ratings, { random: openRandom(1, 'mace') });
		expect(right(fit.posteriors, false)).toBeGreaterThan(byMace);
	});
});

function firstOfTie({ starts, classes }: Ratings, { classCount, shares }: SoftLabels, unit: number): number {
	const own = shares.subarray(unit * classCount, (unit + 1) * classCount);
	const most = Math.max(...own);
	const answers = [...classes.subarray(starts[unit], starts[unit + 1])];
	return answers.find((each) => (own[each] ?? 0) > most - 1e-12) ?? undecided;
}
