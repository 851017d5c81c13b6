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
				clearTimeout(giveUp);
				await content.return(undefined);
			},
		},
		{ highWaterMark: 0 },
	);
}
