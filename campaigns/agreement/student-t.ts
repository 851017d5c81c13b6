/** Half of the width of a 95% interval in standard errors, for large samples. */
export const normal95 = 1.959963984540054;

/**
 * How many standard errors hold 95% of Student's t distribution, both tails cut: 12.706 for 1 degree of freedom, 1.96
 * for many. By bisection, exact to 12 digits.
 */
export function student95(degreesOfFreedom: number): number {
	let [low, high] = [0, 13];
	for (let step = 0; step < 60; step++) {
		const middle = (low + high) / 2;
		if (studentTails(middle, degreesOfFreedom) > 0.05) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** Probability that |t| exceeds a value: the two-sided p-value. I_x(v/2, 1/2) at x = v / (v + t^2). */
export function studentTails(t: number, degreesOfFreedom: number): number {
	const x = degreesOfFreedom / (degreesOfFreedom + t * t);
	return incompleteBeta(x, degreesOfFreedom / 2, 0.5);
}

/** The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22, evaluated as Lentz did). */
function incompleteBeta(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
	const front = Math.exp(
		logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x) - Math.log(a),
	);
	let c = 1;
	let d = 1 / (1 - ((a + b) * x) / (a + 1));
	let fraction = d;
	for (let m = 1; m < 10_000; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / (1 + even * d);
		c = 1 + even / c;
		fraction *= d * c;
		d = 1 / (1 + odd * d);
		c = 1 + odd / c;
		const change = d * c;
		fraction *= change;
		if (Math.abs(change - 1) < 1e-15) break;
	}
	return front * fraction;
}

/** ln of the gamma function for x > 0: Stirling's series from 12 upwards (DLMF 5.11.1), the recurrence below. */
export function logGamma(x: number): number {
	let shift = 0;
	let z = x;
	for (; z < 12; z++) shift += Math.log(z);
	const inverse = 1 / (z * z);
	const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z;
	return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift;
}
