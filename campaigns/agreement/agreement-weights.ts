/**
 * How much two classes agree, classCount x classCount: 1 on the diagonal, 0 to 1 beside it, symmetric. Unlike
 * Krippendorff's distances these do not look at the data (Cohen 1968; Gwet 2014, Handbook of Inter-Rater Reliability,
 * chapter 3).
 */
export type AgreementWeights = Float64Array;

/** Only the same class agrees. */
export function identityWeights(classCount: number): AgreementWeights {
	return weightsBy(classCount, (a, b) => (a === b ? 1 : 0));
}

/** 1 - |a - b| / (q - 1), for classes in order at equal distances. */
export function linearWeights(classCount: number): AgreementWeights {
	return weightsBy(classCount, (a, b) => 1 - Math.abs(a - b) / (classCount - 1));
}

/** 1 - ((a - b) / (q - 1))^2: a near miss costs little. */
export function quadraticWeights(classCount: number): AgreementWeights {
	return weightsBy(classCount, (a, b) => 1 - ((a - b) / (classCount - 1)) ** 2);
}

/** 1 - C(|a - b| + 1, 2) / C(q, 2), Gwet's weights of ranks; not Krippendorff's ordinal distance. */
export function ordinalWeights(classCount: number): AgreementWeights {
	const pairsAmong = (count: number) => (count * (count - 1)) / 2;
	return weightsBy(classCount, (a, b) => 1 - pairsAmong(Math.abs(a - b) + 1) / pairsAmong(classCount));
}

function weightsBy(classCount: number, weight: (a: number, b: number) => number): AgreementWeights {
	return Float64Array.from({ length: classCount ** 2 }, (_, at) => {
		const [a, b] = [Math.floor(at / classCount), at % classCount];
		return a === b ? 1 : weight(a, b);
	});
}
