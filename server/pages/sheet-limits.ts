import { isMessageKey } from './say.ts';
import { type Block, type SheetMaterial, text, type Voice } from './sheet-blocks.ts';

/** With fewer, whoever knows the people may guess who said what; where nobody said anything there is nothing to guess. */
const FEW_LABELLERS = 5;

export function hasFewLabellers({ labellers }: { labellers: number }): boolean {
	return labellers > 0 && labellers < FEW_LABELLERS;
}

/** What the system knows to be weak about a dataset. */
export function limitsOf({ write }: Voice, { dataset }: SheetMaterial): Block[] {
	const { measures } = dataset;
	const counted = (key: 'limit-ties' | 'limit-surplus' | 'limit-wiki' | 'limit-distressing', count = 0) =>
		count > 0 ? [write(key, count)] : [];
	const skips = Object.entries(measures?.skips ?? {}).map(([reason, count]) => {
		const key = `skip-${reason.replaceAll('_', '-')}`;
		return write(isMessageKey(key) ? key : 'skip-none', count);
	});
	const items = [
		...counted('limit-ties', measures?.ties),
		...counted('limit-surplus', measures?.surplus),
		...counted('limit-wiki', measures?.notBlind),
		...counted('limit-distressing', measures?.distressing),
		...skips,
	];
	return [
		...(hasFewLabellers(dataset) ? [text(write('few-labellers'))] : []),
		text(write('dataset-limits')),
		...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
	];
}
