/** `datasheet.md`: the datasheet as a file, always in English so that two people have the same one. */
import { datasheetSections } from '../../campaigns/contract/datasheet.ts';
import { sheetOf } from './sheet.ts';
import { balanceTables } from './sheet-agreement.ts';
import { type Block, type SheetMaterial, voiceOf } from './sheet-blocks.ts';

/** Text that means nothing but itself in Markdown: what people wrote can neither make links nor markup. */
function plain(words: string): string {
	return words
		.replace(/[\\`*_[\]<>|~&]/g, '\\$&')
		.replace(/^(\s*)([-=+#]|\d+[.)](?=\s|$))/gm, '$1\\$2')
		.replace(/https?:/g, (scheme) => scheme.replace(':', '\\:'));
}

const cell = (words: string) => plain(words.replace(/\s+/g, ' '));

function blockText(block: Block): string {
	if (block.kind === 'text') return plain(block.text);
	if (block.kind === 'own') return quoted(block.text);
	if (block.kind === 'list') return block.items.map((item) => `- ${cell(item)}`).join('\n');
	const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
	return [
		line(block.head),
		line(block.head.map(() => '---')).replaceAll('\\', ''),
		...block.rows.map(line),
	].join('\n');
}

/** In somebody's own words. */
function quoted(words: string): string {
	return plain(words)
		.split('\n')
		.map((line) => `> ${line}`.trimEnd())
		.join('\n');
}

export function datasheetMarkdown(material: SheetMaterial, address: string): string {
	const voice = voiceOf('en');
	const { write, date } = voice;
	const { dataset, notes, wiki } = material;
	const sheet = sheetOf(voice, material);
	const parts = datasheetSections.flatMap((section) => {
		const note = notes.find((one) => one.section === section);
		const blocks =
			section === 'quality' ? [...sheet.quality, ...balanceTables(voice, material)] : sheet[section];
		return [
			`## ${write(`sheet-section-${section}`)}`,
			...blocks.map(blockText),
			...(note ? [quoted(note.text), `— ${plain(note.by ?? write('by-nobody'))}, ${date(note.at)}`] : []),
		];
	});
	return `${[
		`# ${cell(dataset.campaignName)}`,
		plain(write('dataset-description', dataset.tasks, wiki, dataset.labels, dataset.labellers)),
		`${address}\n<br>sha256:${dataset.id}\n<br>CC0 1.0`,
		...parts,
	].join('\n\n')}\n`;
}
