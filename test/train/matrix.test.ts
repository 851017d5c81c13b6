import { expect, test } from 'vitest';
import { selectRows, type TrainingRows, trainingSet } from '../../trainer/train/matrix.ts';

const good: TrainingRows = {
	features: { set: 's', names: ['a', 'b'], versions: [1, 2] },
	values: [1, 2, 3, Number.NaN],
	labels: [0, 1],
	revisionIds: [11, 12],
	pageIds: [7, 8],
};

function refusal(rows: TrainingRows): { code: string; message: string } {
	try {
		trainingSet(rows);
	} catch (error) {
		const { code, message } = error as { code: string; message: string };
		return { code, message };
	}
	return { code: 'none', message: '' };
}

test('refuses bad rows with a code and the revision to look at', () => {
	expect(refusal({ ...good, labels: [], values: [], revisionIds: [], pageIds: [] }).code).toBe('NO_ROWS');
	expect(refusal({ ...good, labels: [0, Number.NaN] })).toMatchObject({
		code: 'LABEL_INVALID',
		message: expect.stringContaining('revision 12'),
	});
	expect(refusal({ ...good, values: [1, 2, 3, 1e39] })).toMatchObject({
		code: 'FEATURE_INFINITE',
		message: expect.stringMatching(/Feature b of revision 12/),
	});
	expect(refusal({ ...good, weights: [1, 0] }).code).toBe('WEIGHT_INVALID');
	expect(refusal({ ...good, values: [1, 2, 3] }).code).toBe('SHAPE_MISMATCH');
	expect(refusal({ ...good, pageIds: [1] }).code).toBe('SHAPE_MISMATCH');
	expect(refusal({ ...good, features: { set: 's', names: ['a', 'a'], versions: [1, 1] } }).code).toBe(
		'SHAPE_MISMATCH',
	);
	expect(refusal(good).code).toBe('none');
});

test('selects whole rows with everything that belongs to them', () => {
	const picked = selectRows(trainingSet(good), Int32Array.of(1));
	expect([...picked.matrix.values]).toEqual([3, Number.NaN]);
	expect([picked.labels[0], picked.revisionIds[0], picked.pageIds?.[0], picked.timesSeconds]).toEqual([
		1,
		12,
		8,
		null,
	]);
});
