/** Labels that were given elsewhere, brought in from a shell. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importLabels as importCall, LabelMapping } from '../../campaigns/contract/label-import-calls.ts';
import { reasonOf, SetupError } from '../../db/setup-error.ts';
import { fetchDataset } from '../domain/fetch-dataset.ts';
import { importDataset } from '../domain/import-dataset.ts';
import { type Importing, importLabels, previewLabels } from '../domain/import-labels.ts';
import type { Wikis } from '../domain/ports.ts';
import { publicText } from '../remote/public-text.ts';
import { parse } from '../routes/parse.ts';
import { say } from '../start/say.ts';
import { version } from '../start/version.ts';
import { readJson, readText } from './read-file.ts';

export const importUsage = `npm run campaign -- import-labels FILE --name TEXT --purpose TEXT --source TEXT [--template KEY | --form FILE]
                  [--wiki NAME] [--revision COLUMN] [--labeller COLUMN] [--time COLUMN]
                  [--answer QUESTION=COLUMN …] [--value QUESTION:WORD=CHOICE …] [--skip-empty] [--dry-run]
npm run campaign -- import-dataset FOLDER --source TEXT | ADDRESS [--source TEXT] [--wiki NAME]`;

type Parts = Importing & { wikis: Wikis };

const commands: Record<string, (parts: Parts, words: string[]) => Promise<void>> = {
	async 'import-labels'(parts, words) {
		const { file, dryRun, ...wanted } = readLabelOptions(words);
		const labels = readText('The table of labels', file);
		if (dryRun) {
			const {
				mapping,
				tasks,
				labels: count,
				people,
				empty,
				faults,
			} = await previewLabels(parts, { ...wanted, labels });
			say(`Columns are taken so: ${JSON.stringify(mapping)}`);
			say(
				`${count} labels of ${people} people for ${tasks} edits; ${empty} lines without an answer are left out.`,
			);
			for (const { line, fault } of faults.faults) say(`line ${line}: ${fault}`);
			say(faults.count === 0 ? 'All lines are good. Nothing was stored.' : `${faults.count} lines are bad.`);
			return;
		}
		const { wiki = parts.wikis.login().name, ...asked } = parse(importCall.input, { ...wanted, labels });
		told(await importLabels(parts, { ...asked, wiki, by: null }));
	},
	async 'import-dataset'(parts, words) {
		const { place, source, wiki = null } = readDatasetOptions(words);
		const read = (name: string) => readText('The file', join(place, name));
		// whoever has a shell reaches this machine anyway
		const fetchText = publicText({ loopback: true, userAgent: `LabelWing/${version}` });
		const files = isAddress(place)
			? await fetchDataset({ ...parts, fetchText }, place)
			: {
					...{ SHA256SUMS: read('SHA256SUMS'), 'campaign.json': read('campaign.json') },
					...{ 'tasks.jsonl': read('tasks.jsonl'), 'labels.jsonl': read('labels.jsonl') },
				};
		told(await importDataset(parts, { wiki, source, files, by: null }));
	},
};

export function isImportCommand(word: string | undefined): word is string {
	return word !== undefined && Object.hasOwn(commands, word);
}

export async function runImportCommand(parts: Parts, command: string, words: string[]): Promise<void> {
	await commands[command]?.(parts, words);
}

function told({ campaignId, tasks, labels, people }: Awaited<ReturnType<typeof importLabels>>): void {
	say(
		`Campaign ${campaignId} is closed with ${labels} labels of ${people} people for ${tasks} edits. The server freezes its dataset.`,
	);
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

function readLabelOptions(words: string[]) {
	const { values, positionals } = reading(() =>
		parseArgs({
			args: words,
			allowPositionals: true,
			options: {
				...{ name: text, purpose: text, source: text, template: text, form: text, wiki: text },
				...{ revision: text, labeller: text, time: text },
				...{ answer: { ...text, multiple: true }, value: { ...text, multiple: true } },
				...{ 'skip-empty': flag, 'dry-run': flag },
			},
		}),
	);
	const { name, purpose, source, template, form, wiki, revision, labeller, time, answer, value } = values;
	const [file] = positionals;
	if (file === undefined)
		throw new SetupError('Name the file with the labels.', { details: importUsage.split('\n') });
	const mapping =
		revision === undefined && answer === undefined
			? undefined
			: parse(LabelMapping, { revision, labeller, time, answers: answersFrom(answer ?? [], value ?? []) });
	return {
		...{ file, name, purpose, source, wiki, mapping },
		...(form === undefined
			? { template }
			: { form: parse(importCall.input.shape.form, readJson('The form', form)) }),
		...{ skipEmpty: values['skip-empty'], dryRun: values['dry-run'] },
	};
}

/** `question=column`, and `question:word=choice`. */
function answersFrom(columns: string[], values: string[]): LabelMapping['answers'] {
	const answers: Record<string, { column: string; values: Record<string, string> }> = {};
	for (const given of columns) {
		const [question, column] = parted(given);
		answers[question] = { column, values: {} };
	}
	for (const given of values) {
		const [place, choice] = parted(given);
		const [question = '', word = ''] = place.split(/:(.*)/s);
		const answer = answers[question];
		if (!answer) throw new SetupError(`--value ${given}: say --answer ${question}=COLUMN too.`);
		answer.values[word] = choice;
	}
	return answers;
}

function parted(given: string): [string, string] {
	const [before = '', after] = given.split(/=(.*)/s);
	if (after === undefined)
		throw new SetupError(`"${given}" has no = in it.`, { details: importUsage.split('\n') });
	return [before, after];
}

const isAddress = (place: string) => /^https?:\/\//.test(place);

function readDatasetOptions(words: string[]): { place: string; source: string; wiki?: string | undefined } {
	const { values, positionals } = reading(() =>
		parseArgs({ args: words, allowPositionals: true, options: { source: text, wiki: text } }),
	);
	const [place] = positionals;
	const { source = place !== undefined && isAddress(place) ? place : undefined, wiki } = values;
	if (place === undefined || source === undefined)
		throw new SetupError(
			'Give the address of the dataset, or its folder and with --source where it comes from.',
			{
				details: importUsage.split('\n'),
			},
		);
	return { place, source, wiki };
}

function reading<T>(read: () => T): T {
	try {
		return read();
	} catch (cause) {
		throw new SetupError(`${reasonOf(cause)}.`, { cause, details: importUsage.split('\n') });
	}
}
