/** Where edits come from: lists that are uploaded, frames that are counted, edits that are added. */
import type { Call } from '../../campaigns/contract/call.ts';
import { disputeScore } from '../../campaigns/contract/dispute-calls.ts';
import * as calls from '../../campaigns/contract/edit-source-calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { findCampaign } from '../domain/campaigns.ts';
import { chooseEdits } from '../domain/choose-edits.ts';
import { countFrame, describeFrame, readListAuthors } from '../domain/count-frame.ts';
import { disputeScore as keepDispute } from '../domain/disputes.ts';
import { describeList, findList, stageEdits } from '../domain/stage-edits.ts';
import type { JoinedParts } from '../parts.ts';
import { type App, type Handler, mount } from './mount.ts';

/** a million lines of JSON with what people keep beside an id */
const LARGEST_LIST_BYTES = 256 * 1024 * 1024;

export function mountEditSources(app: App, parts: JoinedParts): void {
	const { db } = parts;
	const on = <C extends Call>(call: C, handler: Handler<C>) => mount(app, parts, call, handler);

	on(calls.uploadEditList, async ({ wiki, view = 'diff' }, { id: ownerId }, c) => {
		const listId = await stageEdits(parts, { wiki, view, ownerId }, piecesOf(c.req.raw.body));
		return { list: describeList(await findList(db, listId, 'list')) };
	});
	on(calls.readEditList, async ({ listId }) => ({ list: describeList(await findList(db, listId, 'list')) }));
	on(calls.readListAuthors, async ({ listId }) => {
		const list = describeList(await readListAuthors(parts, listId));
		parts.wake();
		return { list };
	});
	on(calls.countFrame, async ({ wiki, frame }, { id: ownerId }) => {
		const counted = describeFrame(await countFrame(parts, { wiki, frame, ownerId }));
		parts.wake();
		return { frame: counted };
	});
	on(calls.readFrame, async ({ frameId }) => ({
		frame: describeFrame(await findList(db, frameId, 'frame')),
	}));
	on(calls.countEdits, async ({ wiki, view = 'diff', source }) => {
		if (source.kind === 'pasted')
			throw new Failure('INVALID_INPUT', { source: 'upload the list: that says how many they are' });
		return { edits: (await chooseEdits(db, source, { wiki, view })).size };
	});
	on(disputeScore, async (said, person) => {
		const { at, scores } = await keepDispute(parts, said, person);
		return { dispute: { at: at.toISOString(), scores } };
	});
	on(calls.readEditSource, async ({ campaignId }) => {
		const { source, autolabel } = await findCampaign(db, campaignId);
		return { source, autolabel };
	});
}

/** A body as it comes, as text. @throws {Failure} BODY_TOO_LARGE */
async function* piecesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
	const decoder = new TextDecoder();
	let bytes = 0;
	for await (const piece of body ?? []) {
		bytes += piece.byteLength;
		if (bytes > LARGEST_LIST_BYTES) throw new Failure('BODY_TOO_LARGE', { limitBytes: LARGEST_LIST_BYTES });
		yield decoder.decode(piece, { stream: true });
	}
	yield decoder.decode();
}
