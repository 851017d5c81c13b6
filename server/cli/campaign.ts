/** `npm run campaign -- create|list|update|pause|…`: what a coordinator does in the browser, from a shell. */
import { parseArgs } from 'node:util';
import { NewCampaign } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { listCampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { reasonOf, SetupError } from '../../db/setup-error.ts';
import { readCounts } from '../../db/tallies.ts';
import { LiveModels } from '../../trainer/score/live-models.ts';
import { scorerOfEdits } from '../../trainer/score/scorer-of-edits.ts';
import { createCampaign, type Wanted } from '../domain/campaigns.ts';
import type { EditListFaults } from '../domain/edit-list.ts';
import { importWikilabels } from '../domain/import-wikilabels.ts';
import { statusOf } from '../domain/status.ts';
import { readSettings } from '../env.ts';
import { parse } from '../routes/parse.ts';
import { drawSeed, newSecret, sha256 } from '../start/chance.ts';
import { modelsOfDatabase } from '../start/model-source.ts';
import { withDatabase } from '../start/open-database.ts';
import { dieWithSentence, say } from '../start/say.ts';
import { wikisForCommand } from '../start/wikis-for-command.ts';
import { draftUsage, isDraftCommand, runDraftCommand } from './campaign-drafts.ts';
import { importUsage, isImportCommand, runImportCommand } from './campaign-imports.ts';
import { isStep, takeStep } from './campaign-steps.ts';
import { readJson, readText } from './read-file.ts';
import { sampleOf } from './sample.ts';
import { readWelcome, welcomeOptions } from './welcome-options.ts';

const usage = `npm run campaign -- create --name TEXT --purpose TEXT --edits FILE | --sample DESIGN.json [--template damaging_goodfaith | --form FILE | --form-digest DIGEST]
                  [--labels-per-task 2] [--tasks-per-workset 20] [--lease-minutes 60] [--seed N] [--wiki NAME]
                  [--distressing]
                  [--guideline TITLE-OR-ADDRESS] [--practice FILE] [--practice-share 0.8]
                  [--minimum-edits 500] [--minimum-account-days 90] [--group NAME …]
                  [--allow NAME …] [--only-allowed] [--deny NAME …]
npm run campaign -- list
npm run campaign -- update ID [--name TEXT] [--purpose TEXT] [--announcement TEXT] [--deadline 2027-01-31T12:00:00Z]
                  [--labels-per-task N] [--tasks-per-workset N] [--lease-minutes N] [--reason TEXT]
npm run campaign -- import-wikilabels FILE [--wiki NAME]
npm run campaign -- pause|resume|close|wind-down|archive ID [--reason TEXT]
${draftUsage}
${importUsage}`;

const now = () => new Date();
const settings = readSettings();

try {
	const [command, ...words] = process.argv.slice(2);
	await withDatabase(settings, async ({ orm }) => {
		if (command === 'create') await create(orm, words);
		else if (command === 'list') await list(orm);
		else if (isImportCommand(command))
			await runImportCommand({ ...(await making(orm)), newSecret }, command, words);
		else if (command === 'import-wikilabels' && words[0] !== undefined)
			await bringIn(orm, words[0], words.slice(1));
		else if (isDraftCommand(command)) await runDraftCommand(await making(orm), command, words);
		else if (/^\d+$/.test(words[0] ?? '') && isStep(command)) await takeStep(orm, command, words);
		else throw new SetupError('Say what to do:', { details: usage.split('\n') });
	});
} catch (thrown) {
	dieWithSentence(
		thrown instanceof Failure ? new SetupError(thrown.message, { details: detailsOf(thrown) }) : thrown,
	);
}

async function making(db: Db) {
	return { db, now, wikis: await wikisForCommand(settings), sha256, drawSeed };
}

async function create(db: Db, words: string[]): Promise<void> {
	const options = readOptions(words);
	const { settings: welcome, practiceFile } = readWelcome(options.welcome);
	const practice = practiceFile === null ? {} : { practice: readText('The practice round', practiceFile) };
	const wanted = parse(NewCampaign, { ...options.settings, ...welcome, ...practice });
	const parts = await making(db);
	const made = await createCampaign(
		parts,
		{ ...wanted, ...(await editsOf(parts, options, wanted.wiki)) },
		null,
	);
	say(`Campaign ${made.campaignId} is open with ${made.taken} edits (${made.repeated} were listed twice).`);
}

/** A list as it stands in a file, or a sample that is counted first. */
async function editsOf(
	parts: Awaited<ReturnType<typeof making>>,
	{ edits, sample }: { edits: string | null; sample: string | null },
	wiki = parts.wikis.login().name,
): Promise<Pick<Wanted, 'edits' | 'source'>> {
	if (sample === null) return { edits: readText('The list of edits', edits ?? '') };
	const design = readJson('The design', sample);
	// a frame may be split by scores, this one or one that waits beside it
	const live = new LiveModels(modelsOfDatabase(parts.db));
	await live.refresh();
	for (const fault of live.faults()) say(fault);
	const scores = scorerOfEdits({ live, readEdits: (of, ids) => parts.wikis.of(of).readEdits(ids) });
	try {
		const onCounted = (counted: number) => say(`${counted} edits counted.`);
		return { source: await sampleOf({ ...parts, scores }, { wiki, design }, onCounted) };
	} finally {
		await live.close();
	}
}

function readOptions(words: string[]): {
	settings: Record<string, unknown>;
	welcome: Parameters<typeof readWelcome>[0];
	edits: string | null;
	sample: string | null;
} {
	try {
		const { values } = parseArgs({
			args: words,
			options: {
				name: { type: 'string' },
				purpose: { type: 'string' },
				edits: { type: 'string' },
				sample: { type: 'string' },
				template: { type: 'string' },
				form: { type: 'string' },
				'form-digest': { type: 'string' },
				'labels-per-task': { type: 'string', default: '2' },
				'tasks-per-workset': { type: 'string', default: '20' },
				'lease-minutes': { type: 'string', default: '60' },
				seed: { type: 'string' },
				wiki: { type: 'string' },
				distressing: { type: 'boolean', default: false },
				...welcomeOptions,
			},
		});
		if ((values.edits === undefined) === (values.sample === undefined))
			throw new RangeError('give either --edits or --sample');
		const { name, purpose, form, seed, wiki, distressing } = values;
		const formDigest = values['form-digest'];
		const template =
			values.template ?? (form === undefined && formDigest === undefined ? 'damaging_goodfaith' : undefined);
		const settings = {
			...{ name, purpose, wiki, distressing },
			...(template === undefined ? {} : { template }),
			...(formDigest === undefined ? {} : { formDigest }),
			...(form === undefined ? {} : { form: readJson('The form', form) }),
			labelsPerTask: Number(values['labels-per-task']),
			tasksPerWorkset: Number(values['tasks-per-workset']),
			leaseMinutes: Number(values['lease-minutes']),
			...(seed === undefined ? {} : { seed: Number(seed) }),
		};
		return { settings, welcome: values, edits: values.edits ?? null, sample: values.sample ?? null };
	} catch (cause) {
		throw new SetupError(`${reasonOf(cause)}.`, { cause, details: usage.split('\n') });
	}
}

/** Campaigns of Wikilabels, from its answers or a dump. */
async function bringIn(db: Db, file: string, words: string[]): Promise<void> {
	const { values } = parseArgs({ args: words, options: { wiki: { type: 'string' } } });
	const parts = { db, now, wikis: await wikisForCommand(settings), sha256, newSecret };
	const wanted = { wiki: values.wiki ?? null, by: null };
	const done = await importWikilabels(parts, readText('The file', file), wanted);
	for (const { campaignId, wiki, name, tasks, labels, people } of done.campaigns)
		say(`Campaign ${campaignId}\t${wiki}\t${tasks} edits, ${labels} answers of ${people} people\t${name}`);
	for (const { what, why } of done.notTaken) say(`Not taken: ${what}: ${why}.`);
	if (done.notTakenCount > done.notTaken.length)
		say(`Not taken: ${done.notTakenCount - done.notTaken.length} more.`);
}

async function list(db: Db): Promise<void> {
	for (const { id, wiki, name, ...life } of await listCampaignFacts(db)) {
		const { done, tasks } = (await readCounts(db, id, now())).progress;
		say(`${id}\t${statusOf(life, now())}\t${wiki}\t${done}/${tasks}\t${name}`);
	}
}

/** A line for each fault of a list of edits; other evidence as it is. */
function detailsOf({ code, details }: Failure): string[] {
	if (details === undefined) return [];
	if (!['EDITS_UNREADABLE', 'PRACTICE_UNREADABLE', 'LABELS_UNREADABLE'].includes(code))
		return [JSON.stringify(details)];
	const { faults, count } = details as EditListFaults;
	const lines = faults.map(
		({ line, fault, text }) => `line ${line}: ${fault}${text === '' ? '' : `: ${text}`}`,
	);
	return count > faults.length ? [...lines, `and ${count - faults.length} more`] : lines;
}
