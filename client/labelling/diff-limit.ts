/** How much of a very long diff is shown at first. Its text counts too: a browser lays out letters, not lines. */
import { t } from '../language.ts';
import { across, barButton } from './diff-parts.ts';

const lineLimit = 500;
const characterLimit = 200_000;
/** A mark in a line costs a browser as much as this many characters. */
const markWeight = 60;

/** The first rows only, and a button for the others, which wait outside of the page. Returns what shows them. */
export function limitLines(body: HTMLElement, lines: number, inline: boolean): () => void {
	const rows = [...body.children];
	let characters = 0;
	const ends = rows.findIndex((row, at) => {
		characters += (row.textContent?.length ?? 0) + markWeight * row.querySelectorAll('ins, del').length;
		return at >= lineLimit || characters > characterLimit;
	});
	const row = rows[ends];
	if (row === undefined) return () => {};
	const beyond = document.createDocumentFragment();
	const button = barButton(t(lines === 1 ? 'diff-show-whole' : 'diff-show-all', lines));
	const place = across(button, inline);
	const begun: Element[] = [];
	if (characters > characterLimit) {
		// the line that is too much is begun, so that one sees what it is
		begun.push(beginningOf(row, inline));
		row.before(...begun);
	}
	for (const held of rows.slice(ends)) beyond.append(held);
	body.append(place);
	const showAll = () => {
		if (!place.isConnected) return;
		for (const line of begun) line.remove();
		place.replaceWith(beyond);
	};
	button.addEventListener('click', () => {
		showAll();
		// the button is gone: whoever pressed it goes on where it stood
		if (row instanceof HTMLElement) {
			row.tabIndex = -1;
			row.focus({ preventScroll: true });
		}
	});
	return showAll;
}

/** How much of a line that is too long is shown, on each side. */
const beginningCharacters = 2_000;

function beginningOf(row: Element, inline: boolean): Element {
	const begun = row.cloneNode(true) as Element;
	for (const cell of inline ? [begun] : begun.querySelectorAll('td > div')) {
		let left = beginningCharacters;
		const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
		while (texts.nextNode() && left > 0) {
			const text = texts.currentNode as Text;
			if (text.length > left) {
				const rest = document.createRange();
				rest.setStart(text, left);
				rest.setEndAfter(cell.lastChild ?? text);
				rest.deleteContents();
				text.after('…');
				break;
			}
			left -= text.length;
		}
	}
	return begun;
}
