/** Drafts and definitions of campaigns, from a shell. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import { Definition } from '../../campaigns/contract/definition.ts';
import { listDraftFacts } from '../../db/drafts.ts';
import { reasonOf, SetupError } from '../../db/setup-error.ts';
import { findCampaign, type Making } from '../domain/campaigns.ts';
import { draftFrom, draftLike, writeDefinition } from '../domain/definition.ts';
import { createDraft, deleteDraft } from '../domain/drafts.ts';
import { addEdits } from '../domain/more-edits.ts';
import { openDraft } from '../domain/open-draft.ts';
import { parse } from '../routes/parse.ts';
import { say } from '../start/say.ts';
import { readJson, readText } from './read-file.ts';

export const draftUsage = `npm run campaign -- export ID [--to FILE]      the definition of a campaign, as JSON
npm run campaign -- import FILE                a draft from a definition
npm run campaign -- clone ID                   a draft like a campaign, without its edits
npm run campaign -- drafts                     campaigns in the making
npm run campaign -- open DRAFT-ID [--edits FILE]
npm run campaign -- delete-draft DRAFT-ID
npm run campaign -- add-edits ID --edits FILE [--reason TEXT]`;

const text = { type: 'string' } as const;

const commands: Record<string, (making: Making, words: string[]) => Promise<void>> = {
	async export({ db }, words) {
		const { place, to = `label-wing-campaign-${place}.json` } = read(words, { to: text });
		const pieces = Readable.from(writeDefinition(db, await findCampaign(db, numberOf(place))));
		await pipeline(pieces, createWriteStream(to));
		say(`The definition of campaign ${place} stands in ${to}.`);
	},
	async import(making, words) {
		const { place } = read(words, {});
		const definition = parse(Definition, readJson('The definition', place));
		const { wiki } = definition.settings;
		const content = await draftFrom(making, definition, wiki, null);
		const draftId = await createDraft(making, { wiki, content }, null);
		say(`Draft ${draftId} holds the definition of "${definition.settings.name}".`);
	},
	async clone(making, words) {
		const campaign = await findCampaign(making.db, numberOf(read(words, {}).place));
		const content = await draftLike(making.db, campaign);
		const draftId = await createDraft(making, { wiki: campaign.wiki, content }, null);
		say(`Draft ${draftId} is like campaign ${campaign.id}, without its edits.`);
	},
	async drafts({ db, wikis }) {
		const all = wikis.list().map(({ name }) => name);
		for (const { id, wiki, name, savedAt, owner } of await listDraftFacts(db, all, null, 1000))
			say(`${id}\t${wiki}\t${savedAt.toISOString()}\t${owner?.name ?? '-'}\t${name}`);
	},
	async open(making, words) {
		const { place, edits } = read(words, { edits: text });
		const list =
			edits === undefined ? {} : { edits: readText('The list of edits', edits), source: undefined };
		const made = await openDraft(making, { draftId: numberOf(place) }, null, (wanted) =>
			parse(createCampaign.input, { ...(wanted as object), ...list }),
		);
		say(`Campaign ${made.campaignId} is open with ${made.taken} edits (${made.repeated} were listed twice).`);
	},
	async 'delete-draft'({ db }, words) {
		const { place } = read(words, {});
		await deleteDraft(db, numberOf(place), null);
		say(`Draft ${place} is deleted.`);
	},
	async 'add-edits'(making, words) {
		const { place, edits, reason } = read(words, { edits: text, reason: text });
		if (edits === undefined) throw new SetupError('--edits is missing.');
		const list = readText('The list of edits', edits);
		const deed = { campaignId: numberOf(place), by: null, reason };
		const { taken, known } = await addEdits(making, deed, { edits: list });
		say(`${taken} edits were added to campaign ${place}; ${known} were in it before.`);
	},
};

export function isDraftCommand(word: string | undefined): word is string {
	return word !== undefined && Object.hasOwn(commands, word);
}

/** @param words what stands behind the command */
export async function runDraftCommand(making: Making, command: string, words: string[]): Promise<void> {
	await commands[command]?.(making, words);
}

/** The one thing that a command is about, and its options. */
function read<Name extends string>(
	words: string[],
	options: Record<Name, typeof text>,
): { place: string } & { [One in Name]?: string | undefined } {
	try {
		const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
		const [place] = positionals;
		if (place === undefined || positionals.length > 1) throw new RangeError('Name one number or file');
		return { place, ...(values as { [One in Name]?: string | undefined }) };
	} catch (cause) {
		throw new SetupError(`${reasonOf(cause)}.`, { cause, details: draftUsage.split('\n') });
	}
}

function numberOf(word: string): number {
	if (!/^\d{1,15}$/.test(word)) throw new SetupError(`${word} is not the number of a campaign or draft.`);
	return Number(word);
}
