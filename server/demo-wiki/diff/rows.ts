import { diffLines, diffWords, type WordEdit } from './line-diff.ts';
import { MovedLines } from './moves.ts';

const CONTEXT_LINES = 2;

/** One line of a shown diff, whatever it is shown as. Line numbers count from 1. */
export type DiffRow =
	| { kind: 'header'; fromLine: number; toLine: number }
	| { kind: 'context' | 'insert' | 'delete'; line: string }
	| { kind: 'change'; edits: WordEdit[] }
	| {
			kind: 'moved';
			side: 'left' | 'right';
			edits: WordEdit[];
			anchor: string;
			target: string;
			downwards: boolean;
	  };

/** The rows of the diff of two texts as MediaWiki with wikidiff2 1.14 shows it: none when they are equal. */
export function diffRows(fromText: string, toText: string): DiffRow[] {
	const operations = diffLines(fromText, toText);
	const moved = new MovedLines(operations);
	const rows: DiffRow[] = [];
	let fromLine = 1;
	let toLine = 1;
	const header = () => rows.push({ kind: 'header', fromLine, toLine });

	const copy = (lines: string[], first: boolean, last: boolean) => {
		let gap = first;
		lines.forEach((line, i) => {
			const afterChange = !first && i < CONTEXT_LINES;
			const beforeChange = !last && i >= lines.length - CONTEXT_LINES;
			if (afterChange || beforeChange) {
				if (gap) header();
				rows.push({ kind: 'context', line });
			}
			gap = !(afterChange || beforeChange);
			fromLine++;
			toLine++;
		});
	};
	const lone = (kind: 'insert' | 'delete', lines: string[], operation: number) => {
		lines.forEach((line, i) => {
			const found = moved.show({ operation, line: i });
			if (found === null) rows.push({ kind, line });
			else if (found.kind !== 'shown-before') rows.push(found);
		});
	};

	operations.forEach(({ kind, from, to }, i) => {
		if (kind === 'copy') {
			copy(from, i === 0, i === operations.length - 1);
			return;
		}
		if (i === 0) header();
		if (kind === 'change') {
			from.forEach((line, n) => {
				rows.push({ kind: 'change', edits: diffWords(line, to[n] ?? '').edits });
			});
		} else lone(kind, kind === 'insert' ? to : from, i);
		fromLine += from.length;
		toLine += to.length;
	});
	return rows;
}
