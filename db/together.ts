/** Many callers, one statement: what it costs to ask PostgreSQL anything is paid once for all who ask at about the same time. */

/**
 * Lets calls that come at about the same time run as one, `most` at most. They go as soon as what has arrived is read;
 * while `atOnce` runs are on their way, those that come wait, and then go together.
 *
 * A run that fails is tried again with each of its calls alone, so that one that cannot be answered spoils no other:
 * `run` must bear being tried again.
 *
 * @param run answers as many as it is asked, in the same order
 */
export function together<Asked, Answer>(
	run: (asked: Asked[]) => Promise<Answer[]>,
	{ most, atOnce }: { most: number; atOnce: number },
): (asked: Asked) => Promise<Answer> {
	type Call = { asked: Asked; resolve(answer: Answer): void; reject(error: unknown): void };
	const waiting: Call[] = [];
	let running = 0;

	async function answer(calls: Call[]): Promise<void> {
		try {
			const answers = await run(calls.map(({ asked }) => asked));
			if (answers.length !== calls.length)
				throw new Error(`${calls.length} were asked and ${answers.length} answered`);
			for (const [i, { resolve }] of calls.entries()) resolve(answers[i] as Answer);
		} catch (error) {
			if (calls.length === 1) for (const { reject } of calls) reject(error);
			else await Promise.all(calls.map((call) => answer([call])));
		}
	}

	function go(): void {
		while (running < atOnce && waiting.length > 0) {
			running++;
			void answer(waiting.splice(0, most)).finally(() => {
				running--;
				go();
			});
		}
	}

	return (asked) =>
		new Promise((resolve, reject) => {
			// once all requests that the sockets hold are read
			if (waiting.push({ asked, resolve, reject }) === 1) setImmediate(go);
		});
}
