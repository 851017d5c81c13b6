/** Six numbers about what an edit did to a table of frequencies. */
import { type Feature, feature } from './feature.ts';
import type { DeltaSums } from './frequency.ts';
import type { Table } from './prepared-edit.ts';

const parts: readonly (keyof DeltaSums)[] = ['sum', 'increase', 'decrease'];

/** `…delta_sum`, `…delta_increase`, `…delta_decrease`, and the same of `…prop_delta`. */
export function changeFeatures(
	prefix: string,
	table: Table,
	rest: Pick<Feature, 'group'> & Partial<Feature>,
): Feature[] {
	return [
		...parts.map((part) =>
			feature(`${prefix}delta_${part}`, 'count', { ...rest, of: (edit) => edit.change(table).delta[part] }),
		),
		...parts.map((part) =>
			feature(`${prefix}prop_delta_${part}`, 'real', {
				...rest,
				of: (edit) => edit.change(table).proportional[part],
			}),
		),
	];
}
