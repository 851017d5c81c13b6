import type { Context } from 'hono';
import type { AppParts } from '../parts.ts';

export type Reading = {
	onFailure(error: unknown): void;
	/** so long a client may not read before it is given up; without it, for ever */
	patienceMs?: number;
};

/**
 * A body that is read as fast as the client takes it. Where the content fails, the connection breaks off: what is not whole
 * never looks whole. Where the client goes away, or does not read any more, the content is told to stop.
 */
export function bodyOf(
	content: AsyncGenerator<Uint8Array>,
	{ onFailure, patienceMs }: Reading,
): ReadableStream<Uint8Array> {
	let giveUp: NodeJS.Timeout | undefined;
	let isGone = false;
	return new ReadableStream(
		{
			async pull(controller) {
				clearTimeout(giveUp);
				const fail = (error: unknown) => {
					onFailure(error);
					controller.error(error);
				};
				try {
					const { done, value } = await content.next();
					// the client may have gone while this was made
					if (isGone) return;
					if (done) return controller.close();
					controller.enqueue(value);
				} catch (error) {
					return fail(error);
				}
				if (patienceMs === undefined) return;
				giveUp = setTimeout(() => {
					content.return(undefined).then(() => fail(new Error('the client does not read any more')), fail);
				}, patienceMs);
			},
			async cancel() {
				isGone = true;
				clearTimeout(giveUp);
				await content.return(undefined);
			},
		},
		{ highWaterMark: 0 },
	);
}

/** characters sent at once, however short the texts are that come */
const PIECE = 16_384;

/** Texts, one after the other, as the body of a reply whose headers are set. A failure is logged, and breaks it off. */
export function sendText(
	c: Context,
	{ log }: Pick<AppParts, 'log'>,
	texts: AsyncGenerator<string>,
): Response {
	const { path } = c.req;
	return c.body(
		bodyOf(gathered(texts), { onFailure: (err) => log.error({ err, path }, 'a reply broke off') }),
	);
}

async function* gathered(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	let piece = '';
	for await (const text of texts) {
		piece += text;
		if (piece.length < PIECE) continue;
		yield encoder.encode(piece);
		piece = '';
	}
	if (piece !== '') yield encoder.encode(piece);
}
