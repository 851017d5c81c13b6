/** Which edits a source means: what a draft says of them, made into a choice that the database carries out. */
import type { View } from '../../campaigns/contract/campaign.ts';
import type {
	AutolabelRules,
	EditSource,
	EditSourceOf,
	KeptSource,
} from '../../campaigns/contract/edit-source.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { findCampaignFacts } from '../../db/campaigns.ts';
import {
	allOfList,
	type ChosenEdits,
	countChosen,
	disagreementsOf,
	disputedOn,
	drawnOfFrame,
} from '../../db/chosen-edits.ts';
import type { Db } from '../../db/connect.ts';
import { drawSample } from './draw-sample.ts';
import { findList } from './stage-edits.ts';

export type Choice = {
	chosen: ChosenEdits;
	/** how many they are */
	size: number;
	/** what the campaign keeps of the source */
	kept: KeptSource;
	/** entries that stood in a list more than once */
	repeated: number;
	/** the staged list or frame that it was chosen from, where rules find what they go by; null where there is none */
	staged: { listId: string; isList: boolean } | null;
	autolabel: AutolabelRules | null;
	/** of the draw, where there was one */
	seed: number | null;
};

/** A list that was pasted has been staged before it comes here. */
export type StagedSource = Exclude<EditSource, { kind: 'pasted' }>;

/** for which wiki, and how its edits are shown */
type For = { wiki: string; view: View };

/** @throws {Failure} INVALID_INPUT, NOT_FOUND, EDITS_NOT_READY, NO_EDITS */
export async function chooseEdits(db: Db, source: StagedSource, target: For): Promise<Choice> {
	switch (source.kind) {
		case 'uploaded':
			return await fromList(db, source, target);
		case 'sample':
			return await fromFrame(db, source, target);
		case 'disagreements':
			return await fromCampaign(db, source, target);
		case 'disputes': {
			const { model } = source;
			needWhole(target, 'Disputed scores are of single edits');
			// they come one by one, and there may be none yet
			const chosen = disputedOn(target.wiki, model);
			return { ...plain, chosen, size: await countChosen(db, chosen), kept: { kind: 'disputes', model } };
		}
	}
}

const plain = { repeated: 0, staged: null, autolabel: null, seed: null };
const missing = (field: string, sentence: string) => new Failure('INVALID_INPUT', { [field]: sentence });

/** Whole edits are shown as a diff or as a page alike. */
function isWhole(view: View): boolean {
	return view === 'diff' || view === 'page';
}

function needWhole({ view }: For, what: string): void {
	if (!isWhole(view)) throw missing('source', `${what}; this campaign asks about other things`);
}

function needWiki(of: string, { wiki }: For): void {
	if (of !== wiki) throw missing('source', `these are edits of ${of}, and the campaign is about ${wiki}`);
}

async function fromList(
	db: Db,
	{ listId, autolabel }: EditSourceOf<'uploaded'>,
	target: For,
): Promise<Choice> {
	if (listId === null) throw missing('source', 'upload a list of edits first');
	const list = await findList(db, listId, 'list');
	needWiki(list.wiki, target);
	if (list.view !== target.view && !(list.view && isWhole(list.view) && isWhole(target.view)))
		throw missing(
			'source',
			`the list was read for the view ${list.view}: upload it again for ${target.view}`,
		);
	if (list.state !== 'ready' || (autolabel && !list.authorsKnown))
		throw new Failure('EDITS_NOT_READY', { listId, state: list.state });
	return {
		...{ chosen: allOfList(listId), size: list.edits, kept: { kind: 'list', edits: list.edits } },
		repeated: list.repeated,
		...{ staged: { listId, isList: true }, autolabel: autolabel ?? null, seed: null },
	};
}

async function fromFrame(
	db: Db,
	{ frameId, take, seed, autolabel }: EditSourceOf<'sample'>,
	target: For,
): Promise<Choice> {
	if (frameId === null) throw new Failure('EDITS_NOT_READY', { frameId });
	const { wiki, state, strata, frame } = await findList(db, frameId, 'frame');
	needWiki(wiki, target);
	needWhole(target, 'A sample is of single edits');
	if (state !== 'ready' || !strata || !frame) throw new Failure('EDITS_NOT_READY', { frameId, state });
	const unknown = Object.keys(take).find((key) => !strata.some((one) => one.key === key));
	if (unknown !== undefined) throw missing('take', `there is no stratum ${unknown} in this frame`);
	const drawn = drawSample(strata, take, seed);
	if (drawn.length === 0) throw missing('take', 'say how many edits to take of at least one group');
	const taken = new Map(drawn.map(({ key, ranks }) => [key, ranks.length]));
	return {
		chosen: drawnOfFrame(frameId, drawn),
		size: drawn.reduce((sum, { ranks }) => sum + ranks.length, 0),
		kept: {
			...{ kind: 'sample', frame, seed },
			strata: strata.map(({ key, count }) => ({ key, count, take: taken.get(key) ?? 0 })),
		},
		...{ repeated: 0, staged: { listId: frameId, isList: false }, autolabel: autolabel ?? null, seed },
	};
}

async function fromCampaign(
	db: Db,
	{ campaignId, question, which }: EditSourceOf<'disagreements'>,
	target: For,
): Promise<Choice> {
	if (campaignId === null) throw missing('source', 'choose a campaign');
	const facts = await findCampaignFacts(db, campaignId);
	if (!facts) throw new Failure('NOT_FOUND', { campaignId });
	needWiki(facts.wiki, target);
	if (facts.view !== target.view && !(isWhole(facts.view) && isWhole(target.view)))
		throw missing('source', `that campaign shows its edits as ${facts.view}, this one as ${target.view}`);
	const questions = facts.form.questions.filter((one) => choicesOf(one).length > 0).map(({ name }) => name);
	if (question !== null && !questions.includes(question))
		throw missing('source', `that campaign asks no question "${question}" with choices`);
	const chosen = disagreementsOf(campaignId, question === null ? questions : [question], which);
	const size = await countChosen(db, chosen);
	if (size === 0) throw new Failure('NO_EDITS', { campaignId, question, which });
	return {
		...{ ...plain, chosen, size },
		kept: { kind: 'disagreements', campaignId, question, which },
	};
}
