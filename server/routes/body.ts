/**
 * A body that is read as fast as the client takes it. Where the content fails, the connection breaks off: what is not whole
 * never looks whole. Where the client goes away, the content is told to stop.
 */
export function bodyOf(
	content: AsyncGenerator<Uint8Array>,
	onFailure: (error: unknown) => void,
): ReadableStream<Uint8Array> {
	return new ReadableStream(
		{
			async pull(controller) {
				try {
					const { done, value } = await content.next();
					if (done) controller.close();
					else controller.enqueue(value);
				} catch (error) {
					onFailure(error);
					controller.error(error);
				}
			},
			async cancel() {
				await content.return(undefined);
			},
		},
		{ highWaterMark: 0 },
	);
}
