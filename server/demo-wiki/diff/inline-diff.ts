import type { DiffWords } from './diff-words.ts';
import { escapeDiffText } from './escape.ts';
import type { WordEdit } from './line-diff.ts';
import type { DiffRow } from './rows.ts';

const wholeLine = (line: string) => (line === '' ? '&#160;' : escapeDiffText(line));

function block(classes: string, content: string): string {
	return `<div class="${classes}">${content}</div>\n`;
}

function inserted(text: string, words: DiffWords): string {
	return `<ins title="${words.contentAdded}">${text}</ins>`;
}

function deleted(text: string, words: DiffWords): string {
	return `<del title="${words.contentDeleted}">${text}</del>`;
}

/** Both sides in one line; the place that a line was moved away from keeps its old words, unmarked. */
function changedWords(edits: readonly WordEdit[], words: DiffWords, source: boolean): string {
	return edits
		.map(({ kind, from, to }) => {
			const [before, after] = [escapeDiffText(from), escapeDiffText(to)];
			if (kind === 'copy' || source) return before;
			return (before && deleted(before, words)) + (after && inserted(after, words));
		})
		.join('');
}

function movedLine(row: DiffRow & { kind: 'moved' }, words: DiffWords): string {
	const source = row.side === 'left';
	const direction = row.downwards ? 'downwards' : 'upwards';
	const title = source ? words.jumpToNew : words.jumpToOld;
	const arrow = row.downwards ? '&#9660;' : '&#9650;';
	const jump = `<a class="mw-diff-movedpara-${row.side}" title="${title}" data-title-tag="${source ? 'old' : 'new'}" href="#${row.target}">${arrow}</a>`;
	const line = changedWords(row.edits, words, source);
	return block(
		`mw-diff-inline-moved mw-diff-inline-moved-${source ? 'source' : 'destination'} mw-diff-inline-moved-${direction}`,
		`<a name="${row.anchor}"></a>${row.downwards ? line + jump : jump + line}`,
	);
}

function lineNumbers(fromLine: number, toLine: number, words: DiffWords): string {
	if (fromLine === toLine) return words.line(fromLine);
	return words.line(fromLine).replace(/:$/, ` → ${words.line(toLine)}`);
}

function blockOf(row: DiffRow, words: DiffWords): string {
	switch (row.kind) {
		case 'header':
			return block('mw-diff-inline-header', lineNumbers(row.fromLine, row.toLine, words));
		case 'context':
			return block('mw-diff-inline-context', wholeLine(row.line));
		case 'insert':
			return block(
				`mw-diff-inline-added${row.line === '' ? ' mw-diff-empty-line' : ''}`,
				inserted(wholeLine(row.line), words),
			);
		case 'delete':
			return block(
				`mw-diff-inline-deleted${row.line === '' ? ' mw-diff-empty-line' : ''}`,
				deleted(wholeLine(row.line), words),
			);
		case 'change':
			return block('mw-diff-inline-changed', changedWords(row.edits, words, false));
		case 'moved':
			return movedLine(row, words);
	}
}

/** Both texts in one column, as `difftype=inline` gives them: one table row with a block for each line. */
export function inlineDiff(rows: readonly DiffRow[], words: DiffWords): string {
	if (rows.length === 0) return '';
	return `<tr><td colspan="4">${rows.map((row) => blockOf(row, words)).join('')}</td></tr>`;
}
