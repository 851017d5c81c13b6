import { escapeHtml } from './diff/escape.ts';
import { normaliseTitle } from './titles.ts';
import { type DemoWikiData, latestRevision } from './wiki-data.ts';
import { renderInline } from './wikitext-inline.ts';
import { takeReferences } from './wikitext-refs.ts';

/** Fills a template's parameters in; templates inside of templates are left as they stand. */
function expandTemplates(text: string, data: DemoWikiData): string {
	return text.replace(/\{\{([^{}|]+)((?:\|[^{}]*)?)\}\}/g, (whole, name: string, rest: string) => {
		const page = data.pagesByTitle.get(normaliseTitle(`Template:${name.trim()}`, data.site).text);
		const template = page ? latestRevision(page).text : null;
		if (template === null) return whole;
		const values = new Map<string, string>();
		rest
			.split('|')
			.slice(1)
			.forEach((part, i) => {
				const equals = part.indexOf('=');
				if (equals < 0) values.set(String(i + 1), part);
				else values.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
			});
		return template.replace(
			/\{\{\{([^{}|]+)(?:\|([^{}]*))?\}\}\}/g,
			(parameter, key: string, usual?: string) => {
				return values.get(key.trim()) ?? usual ?? parameter;
			},
		);
	});
}

type Block = { kind: 'paragraph' | 'ul' | 'ol' | 'dl'; lines: string[] };
type Cell = { tag: 'td' | 'th'; lines: string[] };

/** What a line of a table adds to it: a row, cells, or more of the cell before. */
function tableRows(lines: readonly string[]): Cell[][] {
	const rows: Cell[][] = [[]];
	for (const line of lines) {
		if (line.startsWith('|-')) rows.push([]);
		else if (line.startsWith('|') || line.startsWith('!')) {
			const tag = line.startsWith('!') ? 'th' : 'td';
			for (const cell of line.slice(1).split(/\|\||!!/)) rows.at(-1)?.push({ tag, lines: [cell.trim()] });
		} else rows.at(-1)?.at(-1)?.lines.push(line);
	}
	return rows.filter((cells) => cells.length > 0);
}

function renderTable(start: string, lines: readonly string[], data: DemoWikiData): string {
	const [, named] = /class="?([\w -]+)/.exec(start) ?? [];
	const className = named === undefined ? '' : ` class="${escapeHtml(named.trim())}"`;
	const renderCell = ({ tag, lines: [first = '', ...more] }: Cell) => {
		const below = more.some((line) => line.trim() !== '') ? `\n${renderBlocks(more, data)}` : '';
		return `<${tag}>${renderInline(first, data)}${below}\n</${tag}>`;
	};
	const rows = tableRows(lines).map((cells) => `<tr>\n${cells.map(renderCell).join('\n')}</tr>`);
	return `<table${className}>\n<tbody>${rows.join('\n')}</tbody></table>`;
}

function renderBlock({ kind, lines }: Block, data: DemoWikiData): string {
	if (kind === 'paragraph') {
		const html = lines.map((line) => renderInline(line, data)).filter((line) => line !== '');
		return html.length === 0 ? '' : `<p>${html.join('\n')}\n</p>`;
	}
	const item = kind === 'dl' ? 'dd' : 'li';
	const items = lines.map(
		(line) => `<${item}>${renderInline(line.replace(/^[*#:]+\s*/, ''), data)}</${item}>`,
	);
	return `<${kind}>${items.join('\n')}</${kind}>`;
}

function kindOf(line: string): Block['kind'] {
	if (line.startsWith('*')) return 'ul';
	if (line.startsWith('#')) return 'ol';
	return line.startsWith(':') ? 'dl' : 'paragraph';
}

function renderHeading(line: string, data: DemoWikiData): string | null {
	const heading = /^(={2,6})\s*(.+?)\s*\1\s*$/.exec(line);
	if (!heading) return null;
	const [, { length: level } = '', title = ''] = heading;
	const id = escapeHtml(title.replace(/'{2,3}/g, '').replaceAll(' ', '_'));
	return `<h${level}><span class="mw-headline" id="${id}">${renderInline(title, data)}</span></h${level}>`;
}

function renderBlocks(lines: readonly string[], data: DemoWikiData): string {
	const blocks: string[] = [];
	let block: Block = { kind: 'paragraph', lines: [] };
	const begin = (kind: Block['kind']) => {
		if (block.lines.length > 0) blocks.push(renderBlock(block, data));
		block = { kind, lines: [] };
	};
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		const heading = renderHeading(line, data);
		if (heading !== null) {
			begin('paragraph');
			blocks.push(heading);
		} else if (line.startsWith('{|')) {
			begin('paragraph');
			// a table that is never closed holds the rest of the page, as it does on a wiki
			const end = lines.findIndex((one, i) => i > at && one.startsWith('|}'));
			const last = end < 0 ? lines.length : end;
			blocks.push(renderTable(line, lines.slice(at + 1, last), data));
			at = last;
		} else if (line.trim() === '') begin('paragraph');
		else {
			if (block.kind !== kindOf(line)) begin(kindOf(line));
			block.lines.push(line);
		}
	}
	begin('paragraph');
	return blocks.filter((html) => html !== '').join('\n');
}

/**
 * Wikitext as HTML, modestly: headings, paragraphs, one level of lists, simple tables, bold, italic, links, references,
 * a few tags and the wiki's own templates with their parameters, in the markup that MediaWiki writes. Everything else is
 * shown as the text that it is, so that nothing in a page can act in a browser.
 * @param cite false for a wiki without Extension:Cite, where references are text
 */
export function renderWikitext(text: string, data: DemoWikiData, { cite = true } = {}): string {
	const expanded = expandTemplates(text.replace(/[\uE000\uE001]/g, ''), data);
	if (!cite) return renderBlocks(expanded.split('\n'), data);
	const { text: marked, putBack } = takeReferences(expanded, (line) => renderInline(line, data));
	return putBack(renderBlocks(marked.split('\n'), data));
}
