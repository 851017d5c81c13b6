/** `npm run forms -- list|export|keep|import`: forms that are kept, and forms of Wikilabels, from a shell. */
import { readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../../campaigns/contract/errors.ts';
import { createForm as createFormCall } from '../../campaigns/contract/form-calls.ts';
import { reasonOf, SetupError } from '../../db/setup-error.ts';
import { createForm, keepFormVersion, listForms, readForm } from '../domain/forms.ts';
import { readSettings } from '../env.ts';
import { parse } from '../routes/parse.ts';
import { sha256 } from '../start/chance.ts';
import { withDatabase } from '../start/open-database.ts';
import { dieWithSentence, say } from '../start/say.ts';
import { wikisForCommand } from '../start/wikis-for-command.ts';
import { readWikilabelsForm } from '../wikilabels-form/wikilabels-form.ts';
import { readJson, readText } from './read-file.ts';

const usage = `npm run forms -- list [--wiki NAME]
npm run forms -- export ID [--version N]            prints what the form asks, as JSON
npm run forms -- keep FILE.json [--wiki NAME | --family ID] [--note TEXT]
npm run --silent forms -- import FILE.yaml [--i18n FOLDER]   prints a form of Wikilabels as JSON; on the side, what is other than it was`;

const options = {
	wiki: { type: 'string' },
	version: { type: 'string' },
	family: { type: 'string' },
	note: { type: 'string' },
	i18n: { type: 'string' },
} as const;

type Options = Partial<Record<keyof typeof options, string>>;

try {
	const { positionals, values } = readWords(process.argv.slice(2));
	const [command, subject] = positionals;
	if (command === 'list') await list(values);
	else if (command === 'export' && /^\d+$/.test(subject ?? '')) await print(Number(subject), values);
	else if (command === 'keep' && subject !== undefined) await keep(subject, values);
	else if (command === 'import' && subject !== undefined) importForm(subject, values);
	else throw new SetupError('Say what to do:', { details: usage.split('\n') });
} catch (thrown) {
	dieWithSentence(
		thrown instanceof Failure ? new SetupError(thrown.message, { details: detailsOf(thrown) }) : thrown,
	);
}

function readWords(args: string[]): { positionals: string[]; values: Options } {
	try {
		return parseArgs({ args, options, allowPositionals: true });
	} catch (cause) {
		throw new SetupError(`${reasonOf(cause)}.`, { cause, details: usage.split('\n') });
	}
}

async function list({ wiki }: Options): Promise<void> {
	await withDatabase(readSettings(), async ({ orm }) => {
		for (let after: number | undefined, isMore = true; isMore; ) {
			const { forms, next } = await listForms(orm, { wiki, after });
			for (const { familyId, version, wiki: of, digest, name } of forms)
				say(`${familyId}\tversion ${version}\t${of}\t${digest.slice(0, 12)}\t${name}`);
			after = next ?? undefined;
			isMore = next !== null;
		}
	});
}

async function print(familyId: number, { version }: Options): Promise<void> {
	await withDatabase(readSettings(), async ({ orm }) => {
		const { definition } = await readForm(orm, familyId, version === undefined ? undefined : Number(version));
		say(JSON.stringify(definition, null, '\t'));
	});
}

async function keep(file: string, { wiki, family, note }: Options): Promise<void> {
	const settings = readSettings();
	const asked = parse(createFormCall.input, { definition: readJson('The form', file), note });
	await withDatabase(settings, async ({ orm }) => {
		const parts = { db: orm, now: () => new Date(), sha256, wikis: await wikisForCommand(settings) };
		const kept =
			family === undefined
				? await createForm(parts, wiki ?? parts.wikis.login().name, asked, null)
				: await keepAfterNewest(parts, Number(family), asked);
		const { familyId, version, digest } = kept.form;
		say(`Form ${familyId} is kept as version ${version}: ${digest}`);
	});
}

async function keepAfterNewest(
	parts: Parameters<typeof keepFormVersion>[0],
	familyId: number,
	asked: Parameters<typeof createForm>[2],
): ReturnType<typeof keepFormVersion> {
	const { form } = await readForm(parts.db, familyId);
	return await keepFormVersion(parts, familyId, { ...asked, after: form.version }, null);
}

function importForm(file: string, { i18n }: Options): void {
	const messages = i18n === undefined ? {} : readMessages(i18n);
	const { definition, notes } = readWikilabelsForm(readText('The form', file), messages);
	say(JSON.stringify(definition, null, '\t'));
	for (const { sentence } of notes) process.stderr.write(`${sentence}\n`);
}

/** Every `<language>.json` of a folder. */
function readMessages(folder: string): Record<string, Record<string, unknown>> {
	let files: string[];
	try {
		files = readdirSync(folder).filter((file) => extname(file) === '.json');
	} catch (cause) {
		throw new SetupError(`The folder ${folder} cannot be read: ${reasonOf(cause)}.`, { cause });
	}
	return Object.fromEntries(
		files.map((file) => {
			const read = readJson('The file of messages', join(folder, file));
			if (typeof read !== 'object' || read === null) throw new SetupError(`${file} holds no messages.`);
			return [basename(file, '.json'), { ...read }];
		}),
	);
}

/** A line for each fault. */
function detailsOf({ details }: Failure): string[] {
	if (details === undefined) return [];
	const faults = typeof details === 'object' && details !== null ? Object.values(details).flat() : [details];
	return faults.map((fault) => (typeof fault === 'string' ? fault : JSON.stringify(fault)));
}
