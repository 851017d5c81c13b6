/**
 * What nobody sees in a diff: spaces, line breaks and characters without a shape. Where only they were added or
 * removed, each gets a sign, and words for those who hear the page.
 */
import { t } from '../language.ts';
import { ownWords } from './diff-parts.ts';

/** Marks for the writing direction, joiners, soft hyphens: they take no room at all. */
const shapeless = '\\u00AD\\u034F\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF';
const unseen = new RegExp(`^[\\s${shapeless}]+$`);
const allUnseen = new RegExp(`[\\s${shapeless}]`, 'g');
const signs: Record<string, string> = { ' ': '·', '\t': '→', '\n': '↵', '\u00A0': '°' };
/** More of them in a row get no sign each: they are seen as an area. */
const mostSigns = 100;

/** Gives a sign to each space of what was changed in nothing else. The rows must not be in the page yet. */
export function markSpaces(parsed: DocumentFragment): void {
	const changed = 'ins, del, .diff-addedline > div, .diff-deletedline > div';
	for (const change of parsed.querySelectorAll<HTMLElement>(changed)) {
		// most changes end in something to see, and there are thousands of them
		if (change.lastChild instanceof Text && !unseen.test(change.lastChild.data)) continue;
		const text = seenText(change);
		if (!unseen.test(text)) continue;
		if (change.parentElement?.classList.contains('mw-diff-empty-line')) {
			// a line without anything in it, which inline diffs fill with one space
			change.append(hidden(t('diff-empty-line')));
			continue;
		}
		const isSpaces = /^ +$/.test(text);
		const words = hidden(t(isSpaces ? 'diff-spaces' : 'diff-invisible', text.length));
		change.classList.add('lw-spaces');
		if (text.length > mostSigns || change.querySelector('ins, del')) {
			change.append(words);
			continue;
		}
		const spoken = change.querySelector('.lw-vh');
		change.replaceChildren(...(spoken ? [spoken] : []), ...[...text].map(signed), words);
	}
}

function signed(character: string): HTMLElement {
	const span = document.createElement('span');
	span.textContent = character;
	span.dataset.sign = signs[character] ?? '¦';
	return span;
}

function hidden(text: string): HTMLElement {
	const words = ownWords(text);
	words.classList.add('lw-vh');
	return words;
}

const onlyAfter =
	'.diff-addedline, .diff-context.diff-side-added, ins, .mw-diff-inline-added, .mw-diff-inline-moved-destination';
const onlyBefore =
	'.diff-deletedline, .diff-context.diff-side-deleted, del, .mw-diff-inline-deleted, .mw-diff-inline-moved-source';

/** Whether the lines of a diff, in their order, say the same before and after when nobody looks at the spaces. */
export function isOnlySpaces(lines: readonly HTMLElement[]): boolean {
	// what one side has said and the other not yet
	let before = '';
	let after = '';
	for (const line of lines) {
		if (line.matches('.mw-diff-inline-header') || line.querySelector('.diff-lineno')) continue;
		before += seenText(line, onlyAfter).replace(allUnseen, '');
		after += seenText(line, onlyBefore).replace(allUnseen, '');
		if (before.startsWith(after)) [before, after] = [before.slice(after.length), ''];
		else if (after.startsWith(before)) [before, after] = ['', after.slice(before.length)];
		else return false;
	}
	return before === after;
}

/** The text of the wiki in an element: without what was put in for those who hear it, jumps, and what is left out. */
function seenText(element: Element, without = ':not(*)'): string {
	if (element.matches(without)) return '';
	let text = '';
	for (const node of element.childNodes) {
		if (node instanceof Text) text += node.data;
		else if (node instanceof Element && !node.matches(`.lw-vh, a, .diff-marker, ${without}`))
			text += seenText(node, without);
	}
	return text;
}
