import { Hono } from 'hono';
import type { AppParts } from '../parts.ts';

/** `/healthz`: the process is alive. `/readyz`: it can do its work, and with which models. */
export function health({ notReady, scores }: Pick<AppParts, 'notReady' | 'scores'>): Hono {
	const app = new Hono();
	app.get('/healthz', (c) => c.json({ alive: true }));
	app.get('/readyz', async (c) => {
		const reason = await notReady();
		const models = scores.models().map(({ wiki, name, version }) => ({ wiki, name, version }));
		return c.json(
			{ ready: reason === null, reason, models, faults: scores.faults() },
			reason === null ? 200 : 503,
		);
	});
	return app;
}
