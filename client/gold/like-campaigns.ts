import { listCampaigns } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { allPages } from '../all-pages.ts';
import { ask } from '../server.ts';

/** The campaigns, archived ones too, whose answers can be known here: of the same wiki, form and view. */
export async function listLikeCampaigns({ id, wiki, formDigest, view }: Campaign): Promise<Campaign[]> {
	const all = await Promise.all(
		[{}, { archived: 'only' as const }].map((which) =>
			allPages(
				(after) => ask(listCampaigns, { ...which, ...after }),
				(page) => page.campaigns,
			),
		),
	);
	return all
		.flat()
		.filter(
			(other) =>
				other.id !== id && other.wiki === wiki && other.formDigest === formDigest && other.view === view,
		);
}
