/** The campaigns that a newcomer finds on the demo wikis: enough to teach a model something, few enough to finish alone. */
import { listCampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import type { DemoWikiData } from '../demo-wiki/wiki-data.ts';
import { createCampaign } from '../domain/campaigns.ts';
import type { Wikis } from '../domain/ports.ts';
import { drawSeed, sha256 } from './chance.ts';

const SEED = 20261121;

/** What the first minute shows: a source, a newcomer's slip, a joke, and a figure of which nobody knows the reason. */
const practiceInEnglish = [
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

/** The same kinds of edit on the wiki in Arabic. */
const practiceInArabic = [
	{
		rev_id: 16,
		answers: { damaging: 'no', goodfaith: 'yes' },
		explanation: 'أضيف مصدر إلى جملة لم يكن لها مصدر، فصارت الصفحة أفضل.',
	},
	{
		rev_id: 45,
		answers: { damaging: 'yes', goodfaith: 'yes' },
		explanation: 'حُذف قوسا الرابط فانكسر، والملخص يقول إن صاحبه أراد إصلاحه. هكذا يخطئ من هو جديد.',
	},
	{
		rev_id: 70,
		answers: { damaging: 'yes', goodfaith: 'no' },
		explanation: 'مزحة عن الأشباح حلت محل وصف صحيح.',
	},
	{
		rev_id: 66,
		answers: { damaging: 'yes' },
		explanation:
			'صار عدد السكان عشرة أمثاله بلا مصدر، فقلت ثقة القارئ به. أما النية فلا تُعرف من التعديل وحده: كل جواب عن السؤال الثاني مقبول هنا، و«لا أدري» أولها.',
	},
];

const campaigns = {
	en: {
		edits: 100,
		name: 'Damaging and good faith, a first look',
		purpose:
			'Did the edit make the page worse, and was it meant well? Your answers teach the models that score edits.',
		guideline: { page: 'Project:Label Wing/Damaging and good faith' },
		practice: practiceInEnglish,
	},
	ar: {
		edits: 40,
		name: 'الضرر وحسن النية، نظرة أولى',
		purpose: 'هل أضر التعديل بالصفحة، وهل كانت النية حسنة؟ إجاباتك تعلّم النماذج التي تقيّم التعديلات.',
		guideline: { page: 'Project:Label Wing/الضرر وحسن النية' },
		practice: practiceInArabic,
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
		const { edits: most, practice, ...words } = campaigns[site.language];
		const edits = spread(visibleEdits(revisions), most);
		await createCampaign(
			{ db, now, wikis, sha256, drawSeed },
			{
				...words,
				wiki,
				template: 'damaging_goodfaith',
				...{ labelsPerTask: 1, tasksPerWorkset: 10, leaseMinutes: 60, seed: SEED },
				practice: practice.map((item) => JSON.stringify(item)).join('\n'),
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
