/** The campaign that a newcomer finds on the demo wiki. */
import { listCampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { loadDemoWiki } from '../demo-wiki/load.ts';
import { createCampaign } from '../domain/campaigns.ts';
import type { Wikis } from '../domain/ports.ts';
import { drawSeed, sha256 } from './chance.ts';

/** enough to teach a model something, few enough to finish alone in ten minutes */
const EDITS = 100;
const SEED = 20261121;

/** What the first minute shows: a source, a newcomer's slip, a joke, and a figure of which nobody knows the reason. */
const practice = [
	{
		rev_id: 41,
		answers: { damaging: 'no', goodfaith: 'yes' },
		explanation: 'A reference is added to a sentence that had none. The page is better for it.',
	},
	{
		rev_id: 44,
		answers: { damaging: 'yes', goodfaith: 'yes' },
		explanation:
			'The reference and the table are never closed, so the page breaks. “added source!! :)” is what a newcomer writes who wants to help.',
	},
	{
		rev_id: 103,
		answers: { damaging: 'yes', goodfaith: 'no' },
		explanation: 'A joke about somebody called Tom, under a summary that says it fixes something.',
	},
	{
		rev_id: 192,
		answers: { damaging: 'yes' },
		explanation:
			'A height changes from 27 to 40 metres without a source, so readers can trust it less. Whether it was meant well cannot be seen: every answer to the second question is fine here, “unsure” most of all.',
	},
];

/** Opens it unless there are campaigns already; says whether it did. */
export async function openDemoCampaign(db: Db, now: () => Date, wikis: Wikis): Promise<boolean> {
	if ((await listCampaignFacts(db)).length > 0) return false;
	const { revisions } = await loadDemoWiki();
	// Articles only, and edits that can be shown: neither side hidden, not the page's creation.
	const shown = [...revisions.values()].flatMap(({ page, revision }) => {
		const parent = revisions.get(revision.parentId)?.revision;
		const visible = page.namespace === 0 && revision.text !== null && typeof parent?.text === 'string';
		return visible ? [revision.revisionId] : [];
	});
	const step = Math.max(1, shown.length / EDITS);
	const edits = Array.from({ length: Math.min(EDITS, shown.length) }, (_, i) => shown[Math.floor(i * step)]);
	await createCampaign(
		{ db, now, wikis, sha256, drawSeed },
		{
			name: 'Damaging and good faith, a first look',
			purpose:
				'Did the edit make the page worse, and was it meant well? Your answers teach the models that score edits.',
			template: 'damaging_goodfaith',
			...{ labelsPerTask: 1, tasksPerWorkset: 10, leaseMinutes: 60, seed: SEED },
			guideline: { page: 'Project:Label Wing/Damaging and good faith' },
			practice: practice.map((item) => JSON.stringify(item)).join('\n'),
			edits: edits.join('\n'),
		},
		null,
	);
	return true;
}
