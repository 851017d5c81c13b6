/** A page history as examples: features of every edit, and whether it was reverted. */
import type { Edit, Revision } from '../../campaigns/contract/revision.ts';
import { type FeatureSet, featuresOf } from '../features/features.ts';
import { prepareEdit } from '../features/prepared-edit.ts';
import { type PreparedText, prepareText } from '../features/prepared-text.ts';
import { FeaturesUnavailable } from '../features/unavailable.ts';
import { IdentityReverts } from './identity-reverts.ts';
import type { Usable } from './usable.ts';

export type HistoryExamples = {
	wiki: string;
	revisionIds: number[];
	pageIds: number[];
	timesSeconds: number[];
	/** 1 = reverted */
	reverted: number[];
	/** row-major */
	values: number[];
	/** usable revisions, with or without features */
	usable: number;
	/** revisions that reverted others */
	reverting: number;
	/** usable revisions left out because a part that the features need is hidden */
	hidden: number;
};

/** The text before an edit is that of the usable revision before it on its page. */
export async function historyExamples(
	revisions: AsyncIterable<Usable<Revision>>,
	set: FeatureSet,
	onProgress: (usable: number) => void,
): Promise<HistoryExamples> {
	const reverts = new IdentityReverts();
	const examples: HistoryExamples = {
		...{ wiki: '', revisionIds: [], pageIds: [], timesSeconds: [], reverted: [], values: [] },
		...{ usable: 0, reverting: 0, hidden: 0 },
	};
	/** place of each usable revision among the examples, null for one without features */
	let places: (number | null)[] = [];
	let before: { pageId: number; text: PreparedText } | null = null;
	for await (const revision of revisions) {
		const samePage: boolean = before?.pageId === revision.pageId;
		if (!samePage) places = [];
		examples.wiki = revision.wiki;
		examples.usable++;
		const text = prepareText(revision.text);
		const parent: PreparedText = samePage && before ? before.text : prepareText('');
		const reach = reverts.next(revision.pageId, revision.text);
		if (reach > 0) examples.reverting++;
		for (const place of places.slice(places.length - reach)) if (place !== null) examples.reverted[place] = 1;
		places.push(addExample(examples, revision, text, parent, set));
		before = { pageId: revision.pageId, text };
		onProgress(examples.usable);
	}
	return examples;
}

function addExample(
	examples: HistoryExamples,
	revision: Usable<Revision>,
	text: PreparedText,
	parent: PreparedText,
	set: FeatureSet,
): number | null {
	const edit: Edit = { revision, parentText: parent.text, account: null };
	try {
		examples.values.push(...featuresOf(prepareEdit(edit, { revision: text, parent }), set));
	} catch (error) {
		if (!(error instanceof FeaturesUnavailable)) throw error;
		examples.hidden++;
		return null;
	}
	examples.revisionIds.push(revision.revisionId);
	examples.pageIds.push(revision.pageId);
	examples.timesSeconds.push(Date.parse(revision.timestamp) / 1000);
	return examples.reverted.push(0) - 1;
}
