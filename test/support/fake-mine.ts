/** The side of the first page on the fake server: a volunteer of twelve weeks, invented. */
import { Hono } from 'hono';
import type { Mine } from '../../campaigns/contract/mine.ts';

const weeks = [0, 18, 40, 22, 0, 60, 44, 20, 38, 80, 61, 46];

export function fakeMine(): Hono {
	const app = new Hono();
	const mine: Mine = {
		answered: 429,
		skipped: 12,
		weeks: weeks.map((edits, at) => ({
			begins: new Date(Date.UTC(2026, 8, 7 + at * 7)).toISOString().slice(0, 10),
			edits,
		})),
		agreement: { judged: 100, agreed: 91 },
		known: null,
		credited: false,
	};
	app.get('/api/me', (context) => context.json(mine));
	return app;
}
