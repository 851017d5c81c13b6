/** Parts of a diff that are the page's own: words, and buttons across it. */
import { languages } from '../../campaigns/contract/languages.ts';
import { language } from '../language.ts';
import { type IconName, icons } from '../parts/icons.ts';

/** Words of the interface: the diff around them is in the language of the wiki. */
export function ownWords(text: string): HTMLElement {
	const words = document.createElement('span');
	words.lang = language();
	words.dir = languages[language()].direction;
	words.textContent = text;
	return words;
}

function icon(name: IconName): HTMLElement {
	const span = document.createElement('span');
	span.className = 'cdx-icon cdx-icon--small';
	span.setAttribute('aria-hidden', 'true');
	span.innerHTML = `<svg viewBox="0 0 20 20"><path d="${icons[name]}"/></svg>`;
	return span;
}

export function barButton(text: string): HTMLButtonElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'lw-fold__button';
	button.append(icon('expand'), ownWords(text));
	return button;
}

/** A button across the diff: a row of its own in a table. */
export function across(button: HTMLButtonElement, inline: boolean): HTMLElement {
	if (inline) return button;
	const row = document.createElement('tr');
	row.className = 'lw-fold';
	const cell = row.appendChild(document.createElement('td'));
	cell.colSpan = 4;
	cell.append(button);
	return row;
}
