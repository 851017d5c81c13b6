/** Edits with known answers among the others. */
import * as calls from '../../campaigns/contract/gold-calls.ts';
import { addGold, readGold, retireGold, setGold } from '../domain/gold.ts';
import type { JoinedParts } from '../parts.ts';
import { type App, mount } from './mount.ts';

export function mountGold(app: App, parts: JoinedParts): void {
	mount(app, parts, calls.readGold, async (asked) => await readGold(parts, asked));
	mount(app, parts, calls.addGold, async (wanted, by) => await addGold(parts, by, wanted));
	mount(app, parts, calls.setGold, async ({ campaignId, every }, by) => {
		await setGold(parts, by, { campaignId, every });
		return { every };
	});
	mount(app, parts, calls.retireGold, async (meant, by) => {
		await retireGold(parts, by, meant);
		return { ok: true as const };
	});
}
