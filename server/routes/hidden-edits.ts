/** Edits that the wiki does not show any more: their tombstones for everybody, and the brake for coordinators. */
import { cors } from 'hono/cors';
import { Failure } from '../../campaigns/contract/errors.ts';
import * as hiddenCalls from '../../campaigns/contract/hidden-calls.ts';
import type { Tombstone } from '../../campaigns/contract/hidden-edits.ts';
import { findCampaign } from '../domain/campaigns.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import {
	listCampaignTombstones,
	readHiddenEdits,
	readTombstones,
	settleHold,
} from '../domain/hidden-edits.ts';
import { readGoneTasks } from '../domain/worksets.ts';
import type { JoinedParts } from '../parts.ts';
import { sendText } from './body.ts';
import { type App, mount } from './mount.ts';

const columns = ['revision_id', 'reason', 'noticed_at', 'since_version'] as const;
const csvLine = (row: Tombstone) => `${columns.map((column) => row[column] ?? '').join(',')}\n`;

const formats = {
	jsonl: { mediaType: 'application/jsonl', head: '', line: (row: Tombstone) => `${canonicalJson(row)}\n` },
	csv: {
		mediaType: 'text/csv; charset=utf-8; header=present',
		head: `${columns.join(',')}\n`,
		line: csvLine,
	},
} as const;

export function mountHiddenEdits(app: App, parts: JoinedParts): void {
	const { db } = parts;
	const open = cors({ origin: '*', allowMethods: ['GET', 'HEAD'] });

	mount(app, parts, hiddenCalls.listTombstones, (asked) => listCampaignTombstones(db, asked));
	mount(app, parts, hiddenCalls.readHiddenEdits, ({ campaignId }) => readHiddenEdits(db, campaignId));
	mount(app, parts, hiddenCalls.settleHiddenEdits, async ({ campaignId, decision, reason }, by) => {
		await settleHold(parts, { campaignId, decision, reason, by });
		parts.wake();
		return await readHiddenEdits(db, campaignId);
	});
	mount(app, parts, hiddenCalls.readGoneTasks, async ({ worksetId }, person) => ({
		taskIds: await readGoneTasks(db, worksetId, person),
	}));

	for (const [ending, { mediaType, head, line }] of Object.entries(formats))
		app.get(`/campaigns/:campaignId/tombstones.${ending}`, open, async (c) => {
			const written = c.req.param('campaignId');
			if (!/^\d{1,15}$/.test(written)) throw new Failure('NOT_FOUND', { campaignId: written });
			const { id } = await findCampaign(db, Number(written));
			c.header('content-type', mediaType);
			c.header('cache-control', 'no-cache');
			c.header('content-disposition', `inline; filename="campaign-${id}-tombstones.${ending}"`);
			return sendText(c, parts, linesOf(readTombstones(db, id), head, line));
		});
}

async function* linesOf(
	rows: AsyncGenerator<Tombstone>,
	head: string,
	line: (row: Tombstone) => string,
): AsyncGenerator<string> {
	yield head;
	for await (const row of rows) yield line(row);
}
