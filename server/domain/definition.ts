/** The definition of a campaign as a file, and a draft from one. */
import {
	type Definition,
	definitionFormat,
	Definition as Shape,
} from '../../campaigns/contract/definition.ts';
import type { DraftContent } from '../../campaigns/contract/draft.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { findTemplate } from '../../campaigns/templates/templates.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { readDefinedEdits, readDefinedGold } from '../../db/defined-edits.ts';
import type { PersonRow } from '../../db/people.ts';
import { listPracticeItems } from '../../db/practice.ts';
import { canonicalJson } from './canonical-json.ts';
import { readListAuthors } from './count-frame.ts';
import { listedLine } from './listed-edit.ts';
import { type Staging, stageEdits } from './stage-edits.ts';

type Head = Omit<Definition, 'edits'>;

/** All but the edits. */
async function headOf(db: Db, campaign: CampaignFacts): Promise<Head> {
	const { id, form, rules, guidelineTitle, guidelineRevisionId, announcement, deadline } = campaign;
	const practice = await listPracticeItems(db, id);
	const gold = await readDefinedGold(db, id);
	return {
		format: definitionFormat,
		origin: { campaignId: id, createdAt: campaign.createdAt.toISOString() },
		settings: Shape.shape.settings.parse(withoutNulls(campaign)),
		...{ form, rules, announcement, deadline: deadline?.toISOString() ?? null },
		guideline:
			guidelineTitle !== null && guidelineRevisionId !== null
				? { title: guidelineTitle, revisionId: guidelineRevisionId }
				: null,
		...{ goal: campaign.goal, autolabel: campaign.autolabel },
		gold: gold.length > 0 ? { every: campaign.goldEvery, edits: gold } : null,
		practice: practice.map(({ revisionId, answers, explanation }) => ({ revisionId, answers, explanation })),
	};
}

/** What was not decided is null in a row, and not there in a definition. */
function withoutNulls(row: CampaignFacts): Partial<CampaignFacts> {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

/**
 * The file in pieces, so that a million edits are never in memory at once. The same campaign gives the same bytes: keys
 * are sorted within each field, and edits stand one on a line.
 */
export async function* writeDefinition(db: Db, campaign: CampaignFacts): AsyncGenerator<string> {
	const head = await headOf(db, campaign);
	yield '{\n';
	for (const [field, value] of Object.entries(head))
		yield `${JSON.stringify(field)}: ${canonicalJson(value)},\n`;
	yield '"edits": [';
	let separator = '\n';
	for await (const edits of readDefinedEdits(db, campaign.id)) {
		yield separator + edits.map(canonicalJson).join(',\n');
		separator = ',\n';
	}
	yield '\n]\n}\n';
}

/**
 * What a draft of the same campaign holds; its edits as a list. Where rules answer plain cases the list is kept apart, and
 * the wiki is asked who made the edits before it can be opened.
 *
 * @throws {Failure} INVALID_INPUT: it is of another wiki; TOO_MANY_EDITS for rules; EDITS_UNREADABLE, EDITS_UNKNOWN, WIKI_*
 */
export async function draftFrom(
	staging: Staging,
	{ edits, ...head }: Definition,
	wiki: string,
	by: PersonRow | null,
): Promise<DraftContent> {
	if (head.settings.wiki !== wiki)
		throw new Failure('INVALID_INPUT', {
			wiki: `the edits of this definition are of ${head.settings.wiki}, not of ${wiki}`,
		});
	const text = edits.map((edit) => listedLine(edit, head.settings.view)).join('\n');
	const { autolabel, gold } = head;
	const content = { ...contentOf(head), ...(gold ? { gold } : {}) };
	if (edits.length === 0) return content;
	if (!autolabel) return { ...content, edits: { kind: 'pasted', text } };
	const listId = await stageEdits(staging, { wiki, view: head.settings.view, ownerId: by?.id ?? null }, [
		text,
	]);
	await readListAuthors(staging, listId);
	return { ...content, edits: { kind: 'uploaded', listId, autolabel } };
}

/** What a draft of a campaign like this one holds: neither its edits, nor the order they were in, nor its deadline. */
export async function draftLike(db: Db, campaign: CampaignFacts): Promise<DraftContent> {
	const { seed: _seed, deadline: _deadline, ...content } = contentOf(await headOf(db, campaign));
	return content;
}

function contentOf(head: Head): DraftContent {
	const { wiki: _wiki, template: key, ...settings } = head.settings;
	const { form, rules, guideline, practice, announcement, deadline, goal } = head;
	const template = findTemplate(key);
	// a template's form may have been another one then: what was asked is what is kept
	const isTemplates = template && canonicalJson(template.form) === canonicalJson(form);
	return {
		...settings,
		...(isTemplates ? { template: key } : { form }),
		...(Object.keys(rules).length > 0 ? { rules } : {}),
		...(guideline ? { guideline: { page: guideline.title, revisionId: guideline.revisionId } } : {}),
		...(practice.length > 0 ? { practice: practice.map(practiceLine).join('\n') } : {}),
		...(announcement === null ? {} : { announcement }),
		...(deadline === null ? {} : { deadline }),
		...(goal ? { goal } : {}),
	};
}

function practiceLine({ revisionId, ...known }: Definition['practice'][number]): string {
	return JSON.stringify({ rev_id: revisionId, ...known });
}
