/**
 * A client that costs little itself, so that on a few cores the server is measured and not who asks it: HTTP/1.1 written
 * to a socket, which node:http does at two to three times the cost. It knows what Label Wing answers and no more: a
 * length in front of every body.
 */
import { connect, type Socket } from 'node:net';

type LeanAnswer = { status: number; body: string };
export type LeanClient = {
	send(method: 'POST' | 'PUT', path: string, cookie: string, body: object): Promise<LeanAnswer>;
	close(): void;
};

/** A connection on which one request is under way, or none. */
type Line = { socket: Socket; read: Buffer[]; waiting: Waiting | null; used: boolean };
type Waiting = { text: string; resolve(answer: LeanAnswer): void; reject(error: Error): void };

/** @param url of the server, without a slash at the end */
export function leanClient(url: string): LeanClient {
	const { host, hostname, port } = new URL(url);
	const lines = new Set<Line>();
	const idle: Line[] = [];

	function open(): Line {
		const socket = connect(Number(port), hostname).setNoDelay();
		const line: Line = { socket, read: [], waiting: null, used: false };
		lines.add(line);
		let failure: Error | null = null;
		socket.on('error', (error) => {
			failure = error;
		});
		socket.on('close', () => {
			lines.delete(line);
			const { waiting, used, read } = line;
			if (!waiting) return;
			// the server let go of a connection that had been idle, just as it was used again
			if (used && read.length === 0) ask(open(), waiting);
			else waiting.reject(failure ?? new Error('the server closed the connection before it answered'));
		});
		socket.on('data', (piece) => {
			line.read.push(piece);
			const answer = answerIn(line.read);
			const { waiting } = line;
			if (answer === null || waiting === null) return;
			Object.assign(line, { read: [], waiting: null, used: true });
			idle.push(line);
			waiting.resolve(answer);
		});
		return line;
	}

	function ask(line: Line, waiting: Waiting): void {
		line.waiting = waiting;
		line.socket.write(waiting.text);
	}

	return {
		send: (method, path, cookie, body) =>
			new Promise((resolve, reject) => {
				const text = JSON.stringify(body);
				const head = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\ncontent-type: application/json`;
				const sent = `${head}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
				let line = idle.pop();
				while (line && !lines.has(line)) line = idle.pop();
				ask(line ?? open(), { text: sent, resolve, reject });
			}),
		close: () => {
			for (const { socket } of lines) socket.destroy();
		},
	};
}

/** The answer, once all of it is read. */
function answerIn(read: readonly Buffer[]): LeanAnswer | null {
	const [only] = read;
	const bytes = read.length === 1 && only ? only : Buffer.concat(read);
	const end = bytes.indexOf('\r\n\r\n');
	if (end < 0) return null;
	const head = bytes.toString('latin1', 0, end);
	const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
	if (length === undefined) throw new Error(`an answer without its length: ${head}`);
	if (bytes.length < end + 4 + Number(length)) return null;
	return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', end + 4) };
}
