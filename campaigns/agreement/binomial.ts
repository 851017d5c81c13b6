import type { Random } from '../contract/random.ts';
import { logGamma } from './student-t.ts';

/**
 * How many of `count` tries succeed, each with `probability`: an exact draw, in constant time however large the count.
 * Adds up the probabilities for small means; else transformed rejection with squeeze, algorithm BTRS of W. Hörmann, The
 * generation of binomial random variates, 1993.
 */
export function drawBinomial(count: number, probability: number, random: Random): number {
	if (count === 0 || probability <= 0) return 0;
	if (probability >= 1) return count;
	if (probability > 0.5) return count - drawBinomial(count, 1 - probability, random);
	return count * probability < 10
		? byInversion(count, probability, random)
		: byRejection(count, probability, random);
}

function byInversion(count: number, probability: number, random: Random): number {
	const odds = probability / (1 - probability);
	let rest = random.next();
	let term = Math.exp(count * Math.log1p(-probability));
	for (let k = 0; k < count; k++) {
		if (rest < term) return k;
		rest -= term;
		term *= (odds * (count - k)) / (k + 1);
	}
	return count;
}

function byRejection(count: number, probability: number, random: Random): number {
	const logFactorial = (k: number) => logGamma(k + 1);
	const deviation = Math.sqrt(count * probability * (1 - probability));
	const b = 1.15 + 2.53 * deviation;
	const a = -0.0873 + 0.0248 * b + 0.01 * probability;
	const c = count * probability + 0.5;
	const alpha = (2.83 + 5.1 / b) * deviation;
	const squeeze = 0.92 - 4.2 / b;
	const logOdds = Math.log(probability / (1 - probability));
	const mode = Math.floor((count + 1) * probability);
	const atMode = logFactorial(mode) + logFactorial(count - mode);
	while (true) {
		const u = random.next() - 0.5;
		const v = random.next();
		const edge = 0.5 - Math.abs(u);
		const k = Math.floor(((2 * a) / edge + b) * u + c);
		if (edge >= 0.07 && v <= squeeze) return k;
		if (k < 0 || k > count) continue;
		const bound = atMode - logFactorial(k) - logFactorial(count - k) + (k - mode) * logOdds;
		if (Math.log((v * alpha) / (a / (edge * edge) + b)) <= bound) return k;
	}
}
