/** Forms from files: one that was exported here, or one of Wikilabels with its messages. */
import { Form } from '../../campaigns/contract/form.ts';
import type { ImportNote } from '../../campaigns/contract/import-note.ts';
import { t } from '../language.ts';
import { isRecord } from '../records.ts';

/** Why files are no form; the sentence is for people. */
export class NoForm extends Error {}

export type ReadYaml = (asked: {
	yaml: string;
	messages: Record<string, Record<string, unknown>>;
}) => Promise<{ definition: Form; notes: ImportNote[] }>;

/** What is read of a file: its name and its text. */
export type NamedText = { name: string; text: string };

/**
 * @param readYaml asks the server to read a form of Wikilabels
 * @throws {NoForm} files that are none, with the reason
 */
export async function readFormFiles(
	files: readonly NamedText[],
	readYaml: ReadYaml,
): Promise<{ definition: Form; notes: ImportNote[] }> {
	const isYaml = ({ name }: NamedText) => /\.ya?ml$/i.test(name);
	const [yaml, ...more] = files.filter(isYaml);
	if (more.length > 0) throw new NoForm(t('forms-import-two'));
	const others = files.filter((file) => !isYaml(file));
	if (yaml) {
		const messages = others.map((file) => [languageOf(file.name), objectIn(file)] as const);
		return await readYaml({ yaml: yaml.text, messages: Object.fromEntries(messages) });
	}
	const [json, ...rest] = others;
	if (!json || rest.length > 0) throw new NoForm(t('forms-import-which'));
	const read = Form.safeParse(objectIn(json));
	if (!read.success) {
		const [issue] = read.error.issues;
		throw new NoForm(t('forms-import-no-form', json.name, issue?.path.join('.') || '–'));
	}
	return { definition: read.data, notes: [] };
}

/** `de.json` holds the messages in German. */
function languageOf(name: string): string {
	return name.replace(/\.json$/i, '').toLowerCase();
}

function objectIn({ name, text }: NamedText): Record<string, unknown> {
	try {
		const read: unknown = JSON.parse(text);
		if (isRecord(read)) return read;
	} catch (thrown) {
		if (!(thrown instanceof SyntaxError)) throw thrown;
	}
	throw new NoForm(t('forms-import-no-json', name));
}
