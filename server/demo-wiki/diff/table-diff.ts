import type { DiffWords } from './diff-words.ts';
import { escapeDiffText } from './escape.ts';
import type { WordEdit } from './line-diff.ts';
import type { DiffRow } from './rows.ts';

type Side = 'left' | 'right';
const SIDE_CLASS = { left: 'diff-side-deleted', right: 'diff-side-added' };
const LINE_CLASS = { left: 'diff-deletedline', right: 'diff-addedline' };
const MARKER = { left: '−', right: '+' };

const marker = (side: Side) => `  <td class="diff-marker" data-marker="${MARKER[side]}"></td>\n`;
const cell = (side: Side, content: string) =>
	`  <td class="${LINE_CLASS[side]} ${SIDE_CLASS[side]}">${content}</td>\n`;
const empty = (side: Side) => `  <td colspan="2" class="diff-empty ${SIDE_CLASS[side]}"></td>\n`;
const wholeLine = (line: string) => (line === '' ? '<br />' : `<div>${escapeDiffText(line)}</div>`);

function changedWords(edits: readonly WordEdit[], side: Side): string {
	const tag = side === 'left' ? 'del' : 'ins';
	return edits
		.map(({ kind, from, to }) => {
			const text = escapeDiffText(side === 'left' ? from : to);
			if (kind === 'copy' || text === '') return text;
			return `<${tag} class="diffchange diffchange-inline">${text}</${tag}>`;
		})
		.join('');
}

function movedSide(row: DiffRow & { kind: 'moved' }, words: DiffWords): string {
	const title = row.side === 'left' ? words.jumpToNew : words.jumpToOld;
	const jump = `<a class="mw-diff-movedpara-${row.side}" title="${title}" href="#${row.target}">&#x26AB;</a>`;
	const line = `<div><a name="${row.anchor}"></a>${changedWords(row.edits, row.side)}</div>`;
	return `  <td class="diff-marker">${jump}</td>\n${cell(row.side, line)}`;
}

function cellsOf(row: DiffRow, words: DiffWords): string {
	switch (row.kind) {
		case 'header':
			return [row.fromLine, row.toLine]
				.map((line) => `  <td colspan="2" class="diff-lineno">${words.line(line)}</td>\n`)
				.join('');
		case 'context':
			return (['left', 'right'] as const)
				.map(
					(side) =>
						`  <td class="diff-marker"></td>\n  <td class="diff-context ${SIDE_CLASS[side]}">${wholeLine(row.line)}</td>\n`,
				)
				.join('');
		case 'insert':
			return empty('left') + marker('right') + cell('right', wholeLine(row.line));
		case 'delete':
			return marker('left') + cell('left', wholeLine(row.line)) + empty('right');
		case 'change':
			return (['left', 'right'] as const)
				.map((side) => marker(side) + cell(side, `<div>${changedWords(row.edits, side)}</div>`))
				.join('');
		case 'moved':
			return row.side === 'left'
				? movedSide(row, words) + empty('right')
				: empty('left') + movedSide(row, words);
	}
}

/** The rows of a two-column table, without the table itself, as `difftype=table` gives them. */
export function tableDiff(rows: readonly DiffRow[], words: DiffWords): string {
	return rows.map((row) => `<tr>\n${cellsOf(row, words)}</tr>\n`).join('');
}
