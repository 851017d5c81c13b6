/** `npm run campaign -- create|list|close`: what a coordinator does in the browser, from a shell. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CampaignSettings } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Db } from '../../db/connect.ts';
import { reasonOf, SetupError } from '../../db/setup-error.ts';
import { closeCampaign, createCampaign, listCampaigns } from '../domain/campaigns.ts';
import type { EditListFaults } from '../domain/edit-list.ts';
import { readSettings } from '../env.ts';
import { parse } from '../routes/parse.ts';
import { drawSeed, sha256 } from '../start/chance.ts';
import { withDatabase } from '../start/open-database.ts';
import { dieWithSentence, say } from '../start/say.ts';
import { siteForCommand } from '../start/site.ts';

const usage = `npm run campaign -- create --name TEXT --purpose TEXT --edits FILE [--template damaging_goodfaith]
                  [--labels-per-task 2] [--tasks-per-workset 20] [--lease-minutes 60] [--seed N] [--distressing]
npm run campaign -- list
npm run campaign -- close ID`;

const now = () => new Date();
const settings = readSettings();

try {
	const [command, ...words] = process.argv.slice(2);
	await withDatabase(settings, async ({ orm }) => {
		if (command === 'create') await create(orm, words);
		else if (command === 'list') await list(orm);
		else if (command === 'close' && /^\d+$/.test(words[0] ?? '')) await close(orm, Number(words[0]));
		else throw new SetupError('Say what to do:', { details: usage.split('\n') });
	});
} catch (thrown) {
	dieWithSentence(
		thrown instanceof Failure ? new SetupError(thrown.message, { details: detailsOf(thrown) }) : thrown,
	);
}

async function create(db: Db, words: string[]): Promise<void> {
	const options = readOptions(words);
	const wanted = parse(CampaignSettings, options.settings);
	const { wiki, knownRevisions } = await siteForCommand(settings);
	const making = { db, now, wiki, sha256, drawSeed, knownRevisions };
	const made = await createCampaign(making, { ...wanted, edits: readEdits(options.edits) }, null);
	say(`Campaign ${made.campaignId} is open with ${made.taken} edits (${made.repeated} were listed twice).`);
}

function readOptions(words: string[]): { settings: Record<string, unknown>; edits: string } {
	try {
		const { values } = parseArgs({
			args: words,
			options: {
				name: { type: 'string' },
				purpose: { type: 'string' },
				edits: { type: 'string' },
				template: { type: 'string', default: 'damaging_goodfaith' },
				'labels-per-task': { type: 'string', default: '2' },
				'tasks-per-workset': { type: 'string', default: '20' },
				'lease-minutes': { type: 'string', default: '60' },
				seed: { type: 'string' },
				distressing: { type: 'boolean', default: false },
			},
		});
		if (values.edits === undefined) throw new RangeError('--edits is missing');
		const { name, purpose, template, seed, distressing } = values;
		const settings = {
			...{ name, purpose, template, distressing },
			labelsPerTask: Number(values['labels-per-task']),
			tasksPerWorkset: Number(values['tasks-per-workset']),
			leaseMinutes: Number(values['lease-minutes']),
			...(seed === undefined ? {} : { seed: Number(seed) }),
		};
		return { settings, edits: values.edits };
	} catch (cause) {
		throw new SetupError(`${reasonOf(cause)}.`, { cause, details: usage.split('\n') });
	}
}

async function list(db: Db): Promise<void> {
	for (const { id, status, name, progress } of await listCampaigns(db, now, null))
		say(`${id}\t${status}\t${progress.done}/${progress.tasks}\t${name}`);
}

async function close(db: Db, campaignId: number): Promise<void> {
	await closeCampaign(db, now, campaignId);
	say(`Campaign ${campaignId} is closed. The server freezes its dataset.`);
}

/** A line for each fault of a list of edits; other evidence as it is. */
function detailsOf({ code, details }: Failure): string[] {
	if (details === undefined) return [];
	if (code !== 'EDITS_UNREADABLE') return [JSON.stringify(details)];
	const { faults, count } = details as EditListFaults;
	const lines = faults.map(
		({ line, fault, text }) => `line ${line}: ${fault}${text === '' ? '' : `: ${text}`}`,
	);
	return count > faults.length ? [...lines, `and ${count - faults.length} more`] : lines;
}

function readEdits(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (cause) {
		throw new SetupError(`The list of edits ${path} cannot be read: ${reasonOf(cause)}.`, { cause });
	}
}
