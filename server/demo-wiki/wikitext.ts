import { escapeHtml } from './diff/escape.ts';
import { pageLink } from './parsed-comment.ts';
import { CATEGORY_NAMESPACE, illegalCharacter, normaliseTitle } from './titles.ts';
import { type DemoWikiData, latestRevision } from './wiki-data.ts';

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

const INLINE = /(\[\[[^[\]\n]+\]\]|\[https?:\/\/[^\s\]]+(?: [^\]\n]*)?\]|'''|'')/;

/** Links, bold and italic within one line; every other character as text. */
function renderInline(line: string, data: DemoWikiData): string {
	const open: string[] = [];
	const toggle = (tag: string): string => {
		const at = open.indexOf(tag);
		if (at < 0) {
			open.push(tag);
			return `<${tag}>`;
		}
		const closed = open.splice(at).toReversed();
		const reopened = closed.slice(0, -1).toReversed();
		open.push(...reopened);
		return closed.map((one) => `</${one}>`).join('') + reopened.map((one) => `<${one}>`).join('');
	};
	const html = line.split(INLINE).map((part) => {
		if (part === "'''") return toggle('b');
		if (part === "''") return toggle('i');
		const link = /^\[\[:?([^|]+)(?:\|(.*))?\]\]$/.exec(part);
		if (link && !illegalCharacter(link[1] ?? '')) {
			const [, target = '', label] = link;
			if (normaliseTitle(target, data.site).namespace === CATEGORY_NAMESPACE && !part.startsWith('[[:'))
				return '';
			return pageLink(target, escapeHtml(label || target), data);
		}
		const external = /^\[(\S+)(?: (.*))?\]$/.exec(part);
		if (external) {
			const [, url = '', label = url] = external;
			return `<a class="external text" rel="nofollow" href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
		}
		return escapeHtml(part);
	});
	return (
		html.join('') +
		open
			.toReversed()
			.map((tag) => `</${tag}>`)
			.join('')
	);
}

type Block = { kind: 'paragraph' | 'ul' | 'ol' | 'dl' | 'table'; lines: string[] };

function renderTable(lines: string[], data: DemoWikiData): string {
	const rows: string[][] = [[]];
	for (const line of lines) {
		if (line.startsWith('|-')) rows.push([]);
		else if (line.startsWith('|') || line.startsWith('!')) {
			const tag = line.startsWith('!') ? 'th' : 'td';
			for (const cell of line.slice(1).split(/\|\||!!/))
				rows.at(-1)?.push(`<${tag}>${renderInline(cell.trim(), data)}</${tag}>`);
		}
	}
	const body = rows.filter((cells) => cells.length > 0).map((cells) => `<tr>${cells.join('')}</tr>`);
	return `<table class="wikitable"><tbody>${body.join('\n')}</tbody></table>`;
}

function renderBlock({ kind, lines }: Block, data: DemoWikiData): string {
	if (kind === 'table') return renderTable(lines, data);
	if (kind === 'paragraph') return `<p>${lines.map((line) => renderInline(line, data)).join('\n')}\n</p>`;
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

/**
 * Wikitext as HTML, modestly: headings, paragraphs, one level of lists, simple tables, bold, italic, links and the
 * wiki's own templates with their parameters. Everything else, HTML and references included, is shown as the text that
 * it is, so that nothing in a page can act in a browser.
 */
export function renderWikitext(text: string, data: DemoWikiData): string {
	const blocks: string[] = [];
	let lines: string[] = [];
	let kind: Block['kind'] = 'paragraph';
	const begin = (next: Block['kind']) => {
		if (lines.some((line) => line.trim() !== '')) blocks.push(renderBlock({ kind, lines }, data));
		lines = [];
		kind = next;
	};
	let inTable = false;
	for (const line of expandTemplates(text, data).split('\n')) {
		const heading = /^(={2,6})\s*(.+?)\s*\1\s*$/.exec(line);
		if (heading) {
			begin('paragraph');
			const [, { length: level } = '', title = ''] = heading;
			const id = escapeHtml(title.replaceAll(' ', '_'));
			blocks.push(`<h${level} id="${id}">${renderInline(title, data)}</h${level}>`);
		} else if (line.startsWith('{|')) {
			begin('table');
			inTable = true;
			continue;
		} else if (inTable && !line.startsWith('|}')) {
			lines.push(line);
			continue;
		} else if (inTable || line.trim() === '') begin('paragraph');
		else {
			if (kind !== kindOf(line)) begin(kindOf(line));
			lines.push(line);
		}
		inTable = false;
	}
	begin('paragraph');
	return blocks.join('\n');
}
