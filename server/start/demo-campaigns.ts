/** The campaigns that a newcomer finds on the demo wikis: enough to teach a model something, few enough to finish alone. */
import { listCampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import type { DemoWikiData } from '../demo-wiki/wiki-data.ts';
import { createCampaign } from '../domain/campaigns.ts';
import type { Wikis } from '../domain/ports.ts';
import { drawSeed, sha256 } from './chance.ts';

const SEED = 20261121;

const campaigns = {
	en: {
		edits: 100,
		name: 'Damaging and good faith, a first look',
		purpose:
			'Did the edit make the page worse, and was it meant well? Your answers teach the models that score edits.',
	},
	ar: {
		edits: 40,
		name: 'الضرر وحسن النية، نظرة أولى',
		purpose: 'هل أضر التعديل بالصفحة، وهل كانت النية حسنة؟ إجاباتك تعلّم النماذج التي تقيّم التعديلات.',
	},
};

type Opened = { wiki: string; tasks: number };

/** Opens one on each demo wiki that has none yet; says which. */
export async function openDemoCampaigns(
	db: Db,
	now: () => Date,
	{ wikis, demo }: { wikis: Wikis; demo: readonly DemoWikiData[] },
): Promise<Opened[]> {
	const had = new Set((await listCampaignFacts(db)).map(({ wiki }) => wiki));
	const opened: Opened[] = [];
	for (const { wiki, site, revisions } of demo) {
		if (had.has(wiki)) continue;
		const { edits: most, ...words } = campaigns[site.language];
		const edits = spread(visibleEdits(revisions), most);
		await createCampaign(
			{ db, now, wikis, sha256, drawSeed },
			{
				...words,
				wiki,
				template: 'damaging_goodfaith',
				...{ labelsPerTask: 1, tasksPerWorkset: 10, leaseMinutes: 60, seed: SEED },
				edits: edits.join('\n'),
			},
			null,
		);
		opened.push({ wiki, tasks: edits.length });
	}
	return opened;
}

/** Articles only, and edits that can be shown: neither side hidden, not the page's creation. */
function visibleEdits(revisions: DemoWikiData['revisions']): number[] {
	return [...revisions.values()].flatMap(({ page, revision }) => {
		const parent = revisions.get(revision.parentId)?.revision;
		const visible = page.namespace === 0 && revision.text !== null && typeof parent?.text === 'string';
		return visible ? [revision.revisionId] : [];
	});
}

/** At most so many, evenly from the whole list. */
function spread(ids: readonly number[], most: number): (number | undefined)[] {
	const step = Math.max(1, ids.length / most);
	return Array.from({ length: Math.min(most, ids.length) }, (_, i) => ids[Math.floor(i * step)]);
}
