/** A designed sample from a file: `{"frame": …, "take": {"anonymous/reverted": 1000, …}, "seed": 1, "autolabel": …}`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type EditSourceOf, SampleDesign } from '../../campaigns/contract/edit-source.ts';
import { type ErrorCode, Failure } from '../../campaigns/contract/errors.ts';
import { type Counting, countFrame, goThroughLists } from '../domain/count-frame.ts';
import { findList } from '../domain/stage-edits.ts';
import { parse } from '../routes/parse.ts';

/** a server that runs beside the command may be counting already */
const PAUSE_MS = 2000;

/**
 * The source of a design, once its frame is counted.
 *
 * @param onCounted hears how many edits there are by now
 * @throws {Failure} INVALID_INPUT, and what counting fails with
 */
export async function sampleOf(
	parts: Counting,
	{ wiki, design }: { wiki: string; design: unknown },
	onCounted: (edits: number) => void,
): Promise<EditSourceOf<'sample'>> {
	const { frame, ...wanted } = parse(SampleDesign, design);
	const { id: frameId } = await countFrame(parts, { wiki, frame, ownerId: null });
	for (;;) {
		await goThroughLists(parts);
		const { state, edits, failure } = await findList(parts.db, frameId, 'frame');
		onCounted(edits);
		if (failure) throw new Failure(failure.code as ErrorCode, failure.details);
		if (state === 'ready') return { kind: 'sample', frame, frameId, ...wanted };
		await sleep(PAUSE_MS);
	}
}
