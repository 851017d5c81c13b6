import { expect, test } from 'vitest';
import { hasFewLabellers } from '../../../server/pages/sheet-limits.ts';

test('few people can be told apart, nobody cannot', () => {
	const few = [0, 1, 4, 5, 6].filter((labellers) => hasFewLabellers({ labellers }));
	expect(few).toEqual([1, 4]);
});
