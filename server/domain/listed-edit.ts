/** One entry of a list of edits: which revision, what of it as the campaign's view needs it, and how it was drawn. */
import type { View } from '../../campaigns/contract/campaign.ts';
import type { DefinedEdit } from '../../campaigns/contract/definition.ts';
import type { NewTask } from '../../db/campaigns.ts';

/** names under which lists carry the id, most usual first; Wikilabels' lists of statements say `revision` */
export const ID_FIELDS = ['rev_id', 'revision_id', 'revid', 'oldid', 'revision'];
const MOST_TOGETHER = 50;

type ListedEdit = Pick<NewTask, 'revisionId' | 'part' | 'drawn'>;
type Read = ListedEdit | { fault: string };

function field(entry: unknown, names: readonly string[]): unknown {
	if (typeof entry !== 'object' || entry === null) return undefined;
	const fields = new Map<string, unknown>(Object.entries(entry));
	return names.map((name) => fields.get(name)).find((value) => value !== undefined);
}

function whole(value: unknown): number | null {
	const number = typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

function revisionId(value: unknown): number | null {
	const id = whole(value);
	return id !== null && id > 0 ? id : null;
}

function readOne(entry: unknown): Read {
	const bare = typeof entry === 'number' || typeof entry === 'string';
	const id = revisionId(bare ? entry : field(entry, ID_FIELDS));
	if (id !== null) return { revisionId: id, part: null };
	return {
		fault:
			field(entry, ['rev_ids']) === undefined
				? 'no revision id here'
				: 'several edits in one entry are for campaigns that judge them together',
	};
}

/** `rev_ids`: an array, or in a table ids apart by spaces. */
function readTogether(entry: unknown): Read {
	const listed = field(entry, ['rev_ids']);
	const values: unknown[] =
		typeof listed === 'string' ? listed.trim().split(/[\s|]+/) : Array.isArray(listed) ? listed : [];
	const ids = values.map(revisionId);
	const [first, ...others] = ids.filter((id) => id !== null);
	if (first === undefined || others.length + 1 < ids.length)
		return { fault: 'no rev_ids, a list of revision ids, here' };
	if (new Set(ids).size < ids.length) return { fault: 'an edit is listed twice in this entry' };
	if (ids.length > MOST_TOGETHER) return { fault: `at most ${MOST_TOGETHER} edits are judged together` };
	return { revisionId: first, part: others.length === 0 ? null : { otherRevisionIds: others } };
}

/** As Wikilabels has them: a sentence of -1, or none, is the whole paragraph. */
function readStatement(entry: unknown): Read {
	const id = revisionId(field(entry, ID_FIELDS));
	if (id === null) return { fault: 'no revision id here' };
	const section = whole(field(entry, ['section_index']));
	const paragraph = whole(field(entry, ['paragraph_index']));
	const said = field(entry, ['sentence_index']) ?? -1;
	const sentence = whole(said === '' ? -1 : said);
	if (section === null || section < 0) return { fault: 'no section_index, a number from 0, here' };
	if (paragraph === null || paragraph < 0) return { fault: 'no paragraph_index, a number from 0, here' };
	if (sentence === null || sentence < -1)
		return { fault: 'sentence_index is no number from 0, nor -1 for all' };
	return { revisionId: id, part: { section, paragraph, sentence: sentence === -1 ? null : sentence } };
}

export function readListedEdit(entry: unknown, view: View): Read {
	if (entry instanceof Error) return { fault: entry.message };
	const read =
		view === 'diffs' ? readTogether(entry) : view === 'statement' ? readStatement(entry) : readOne(entry);
	const drawn = readDrawn(entry);
	return 'fault' in read ? read : 'fault' in drawn ? drawn : { ...read, ...drawn };
}

/** Of an edit that was drawn: the group that it was drawn from, and the probability with which it was. */
function readDrawn(entry: unknown): Pick<ListedEdit, 'drawn'> | { fault: string } {
	const none = (value: unknown) => value === undefined || value === null || value === '';
	const [stratum, said] = ['stratum', 'inclusion_probability'].map((name) => field(entry, [name]));
	if (none(stratum) && none(said)) return {};
	const probability = Number(said);
	return typeof stratum === 'string' && !none(stratum) && probability > 0 && probability <= 1
		? { drawn: { stratum, probability } }
		: { fault: 'a stratum goes with an inclusion_probability over 0 and at most 1' };
}

/** The entry that is read as this edit in a campaign of this view: a line of JSON. */
export function listedLine(edit: DefinedEdit, view: View): string {
	const { revisionId, part, stratum, inclusionProbability } = edit;
	const others = part && 'otherRevisionIds' in part ? part.otherRevisionIds : [];
	return JSON.stringify({
		...(view === 'diffs' ? { rev_ids: [revisionId, ...others] } : { rev_id: revisionId }),
		...(part && 'section' in part
			? {
					...{ section_index: part.section, paragraph_index: part.paragraph },
					sentence_index: part.sentence ?? -1,
				}
			: {}),
		...(stratum === undefined ? {} : { stratum, inclusion_probability: inclusionProbability }),
	});
}
