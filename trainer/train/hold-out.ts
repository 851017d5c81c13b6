import { ModelError } from '../model/errors.ts';
import type { TrainingSet } from './matrix.ts';

/** Row numbers of the earlier and the later part of a set, each in time order; ties keep the dataset's order. Throws `OPTION_INVALID`. */
export function splitByTime(
	{ timesSeconds, labels }: TrainingSet,
	heldOutShare: number,
): { earlier: Int32Array; later: Int32Array } {
	if (timesSeconds === null) {
		throw new ModelError('OPTION_INVALID', 'A hold-out by time needs the time of every edit (timesSeconds).');
	}
	if (!(heldOutShare > 0 && heldOutShare < 1)) {
		throw new ModelError('OPTION_INVALID', `heldOutShare must lie between 0 and 1, got ${heldOutShare}.`);
	}
	const order = Int32Array.from(labels.keys()).sort((a, b) => timesSeconds[a] - timesSeconds[b] || a - b);
	const cut = Math.floor(order.length * (1 - heldOutShare));
	return { earlier: order.slice(0, cut), later: order.slice(cut) };
}
