/** A thread that is asked one thing after the other, and started when it is asked first. */
import { parentPort, Worker } from 'node:worker_threads';

type Asked<Question> = { id: number; question: Question };
type Answered<Answer> = { id: number; answer: Answer } | { id: number; failure: string };
type Waiting<Answer> = { resolve(answer: Answer): void; reject(error: Error): void };

/** @param name what is said to have ended when it does */
export function workerThread<Question, Answer>(
	name: string,
	program: URL,
	workerData: unknown,
): { ask(question: Question): Promise<Answer>; stop(): Promise<void> } {
	let worker: Worker | null = null;
	let asked = 0;
	const waiting = new Map<number, Waiting<Answer>>();

	const failAll = (error: Error) => {
		worker = null;
		for (const { reject } of waiting.values()) reject(error);
		waiting.clear();
	};
	const start = () => {
		const started = new Worker(program, { workerData });
		started.on('message', (answered: Answered<Answer>) => {
			const { resolve, reject } = waiting.get(answered.id) ?? {};
			waiting.delete(answered.id);
			if ('failure' in answered) reject?.(new Error(answered.failure));
			else resolve?.(answered.answer);
		});
		started.on('error', failAll);
		started.on('exit', (code) => failAll(new Error(`${name} ended with code ${code}`)));
		return started;
	};

	return {
		ask: (question) =>
			new Promise((resolve, reject) => {
				worker ??= start();
				const id = ++asked;
				waiting.set(id, { resolve, reject });
				worker.postMessage({ id, question } satisfies Asked<Question>);
			}),
		async stop() {
			await worker?.terminate();
		},
	};
}

/** What such a thread does: answers, in the order in which it was asked. */
export function answerInOrder<Question, Answer>(work: (question: Question) => Promise<Answer>): void {
	const answer = (answered: Answered<Answer>) => parentPort?.postMessage(answered);
	let last = Promise.resolve();
	parentPort?.on('message', ({ id, question }: Asked<Question>) => {
		last = last.then(async () => {
			try {
				answer({ id, answer: await work(question) });
			} catch (error) {
				answer({ id, failure: String(error) });
			}
		});
	});
}
