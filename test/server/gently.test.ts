import { expect, test } from 'vitest';
import { gently } from '../../server/routes/gently.ts';

async function* pieces(): AsyncGenerator<Uint8Array> {
	try {
		for (let i = 0; i < 5; i++) {
			// longer than a stretch of work
			for (const end = performance.now() + 4; performance.now() < end; );
			yield new Uint8Array([i]);
		}
	} finally {
		ended++;
	}
}
let ended = 0;

test('all pieces come in their order, and others have their turn between them', async () => {
	let turns = 0;
	const counting = setInterval(() => turns++, 0);
	const said: number[] = [];
	for await (const [byte = -1] of gently(pieces(), 0.5)) said.push(byte);
	clearInterval(counting);
	expect(said).toEqual([0, 1, 2, 3, 4]);
	expect(turns).toBeGreaterThanOrEqual(4);
});

test('who stops reading stops what is read', async () => {
	ended = 0;
	for await (const _ of gently(pieces(), 0.5)) break;
	expect(ended).toBe(1);
});
