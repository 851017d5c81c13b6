import { diffSequences, type Edit } from './sequence-diff.ts';
import { splitWords, type Word } from './words.ts';

/** wikidiff2's own defaults (its php.ini settings). */
const CHANGE_THRESHOLD = 0.2;
const MOST_WORD_COMPARISONS = 40_000_000;

export type WordEdit = { kind: Edit['kind']; from: string; to: string };
/** How two lines differ; `similarity` is the share of bytes they have in common, 0 to 1. */
export type WordDiff = { edits: WordEdit[]; similarity: number };
export type LineOperation = { kind: Edit['kind']; from: string[]; to: string[] };

function sizeOf(words: readonly Word[]): number {
	return words.reduce((sum, word) => sum + word.sizeBytes, 0);
}

/** Compares two lines word by word. Lines too long for that count as alike and are shown as wholly replaced. */
export function diffWords(fromLine: string, toLine: string): WordDiff {
	const from = splitWords(fromLine);
	const to = splitWords(toLine);
	const keys = (words: readonly Word[]) => words.map((word) => word.key);
	const edits = diffSequences(keys(from), keys(to), MOST_WORD_COMPARISONS);
	if (!edits) return { edits: [{ kind: 'change', from: fromLine, to: toLine }], similarity: 1 };
	let copied = 0;
	let all = 0;
	const text = (words: readonly Word[]) => words.map((word) => word.text).join('');
	const wordEdits = edits.map((edit) => {
		const fromWords = from.slice(edit.from.start, edit.from.end);
		const toWords = to.slice(edit.to.start, edit.to.end);
		const size = edit.kind === 'copy' ? sizeOf(fromWords) : Math.max(sizeOf(fromWords), sizeOf(toWords));
		all += size;
		if (edit.kind === 'copy') copied += size;
		return { kind: edit.kind, from: text(fromWords), to: text(toWords) };
	});
	return { edits: wordEdits, similarity: copied === 0 ? 0 : copied / all };
}

/** Pairs the lines of a change in their order: alike ones stay a change, others become an insertion and a deletion. */
function pairLines({ from, to }: LineOperation): LineOperation[] {
	const operations: LineOperation[] = [];
	const pairs = Math.min(from.length, to.length);
	let alike: LineOperation | null = null;
	for (let i = 0; i < pairs; i++) {
		const [fromLine = '', toLine = ''] = [from[i], to[i]];
		if (diffWords(fromLine, toLine).similarity <= CHANGE_THRESHOLD) {
			operations.push(
				{ kind: 'insert', from: [], to: [toLine] },
				{ kind: 'delete', from: [fromLine], to: [] },
			);
			alike = null;
		} else if (alike) {
			alike.from.push(fromLine);
			alike.to.push(toLine);
		} else {
			alike = { kind: 'change', from: [fromLine], to: [toLine] };
			operations.push(alike);
		}
	}
	if (from.length > pairs) operations.push({ kind: 'delete', from: from.slice(pairs), to: [] });
	if (to.length > pairs) operations.push({ kind: 'insert', from: [], to: to.slice(pairs) });
	return operations;
}

/** A last line without a line break counts, an empty rest after the last break does not. */
export function splitLines(text: string): string[] {
	const lines = text.split('\n');
	if (lines.at(-1) === '') lines.pop();
	return lines;
}

/** What became of the lines of a text, in the order in which MediaWiki shows it. */
export function diffLines(fromText: string, toText: string): LineOperation[] {
	const from = splitLines(fromText);
	const to = splitLines(toText);
	const edits = diffSequences(from, to, Number.POSITIVE_INFINITY) ?? [];
	return edits.flatMap((edit) => {
		const operation = {
			kind: edit.kind,
			from: from.slice(edit.from.start, edit.from.end),
			to: to.slice(edit.to.start, edit.to.end),
		};
		return edit.kind === 'change' ? pairLines(operation) : [operation];
	});
}
