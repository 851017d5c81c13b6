/** Edits with known answers that come with a campaign when it is made, as from a definition file. */
import type { View } from '../../campaigns/contract/campaign.ts';
import { decisionForm } from '../../campaigns/contract/decision-form.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import type { GoldWanted } from '../../campaigns/contract/gold.ts';
import type { TaskPart } from '../../campaigns/contract/task.ts';
import type { NewGoldItem } from '../../db/gold.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Wikis } from './ports.ts';
import { faultsOfKnown } from './practice-list.ts';

/**
 * They are kept when the wiki knows them, they are none of those to label or to practise on, and the answers are answers to its form.
 *
 * @throws {Failure} GOLD_UNREADABLE with the place of each at fault, from 1; WIKI_*
 */
export async function goldToBegin(
	{ wikis, wiki, form, view }: { wikis: Wikis; wiki: string; form: Form; view: View },
	{ edits }: GoldWanted,
	isTask: (revisionIds: number[]) => Promise<ReadonlySet<number>>,
): Promise<NewGoldItem[]> {
	const ids = edits.map(({ revisionId }) => revisionId);
	const [known, tasks] = [await wikis.of(wiki).knownRevisions(ids), await isTask(ids)];
	const asked = decisionForm(form);
	const seen = new Set<string>();
	const faults = edits.flatMap(({ revisionId, part, answers }, place) => {
		const key = `${revisionId} ${keyOf(part)}`;
		const wrong = [
			...(known.has(revisionId) ? [] : [`${wiki} does not know revision ${revisionId}`]),
			...(tasks.has(revisionId)
				? [`revision ${revisionId} is among the edits to label or to practise on`]
				: []),
			...(seen.has(key) ? [`revision ${revisionId} stands here twice`] : []),
			...(fits(part, view)
				? []
				: [`this campaign shows its edits as ${view}, and this is about something else`]),
			...faultsOfKnown(asked, answers),
		];
		seen.add(key);
		return wrong.map((fault) => ({ line: place + 1, text: String(revisionId), fault }));
	});
	if (faults.length > 0) throw new Failure('GOLD_UNREADABLE', { faults, count: faults.length });
	return edits.map(({ part = null, ...item }) => ({
		...{ ...item, part, partKey: keyOf(part), fromCampaignId: null },
	}));
}

const keyOf = (part: TaskPart | null | undefined) => (part ? canonicalJson(part) : '');

function fits(part: TaskPart | undefined, view: View): boolean {
	if (view === 'statement') return part !== undefined && 'section' in part;
	return part === undefined || (view === 'diffs' && 'otherRevisionIds' in part);
}
