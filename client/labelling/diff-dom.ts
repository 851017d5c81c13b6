/**
 * Turns the rows of a MediaWiki diff into what the page shows: hidden words for those who do not see colours, folds
 * over long unchanged stretches, no more lines at first than anybody reads.
 *
 * The HTML is sanitised by the server; it is parsed in a template, so that nothing in it runs or loads here either.
 */
import { languages } from '../../campaigns/contract/languages.ts';
import type { DiffOfEdit } from '../../campaigns/contract/task.ts';
import { language, t } from '../language.ts';
import { type IconName, icons } from '../parts/icons.ts';
import { changesOf, foldsOf, type LineKind } from './folding.ts';

const lineLimit = 500;

export type DiffView = {
	element: HTMLElement;
	hasFolds: boolean;
	/** opens or folds all unchanged stretches */
	setUnfolded(unfolded: boolean): void;
	/** the first line of each run of changes, in order */
	changes: HTMLElement[];
	/** shows all lines of a very long diff */
	showAll(): void;
};

/** Builds one edit's diff; `edit.diffType` says which of the two kinds of markup it is. */
export function buildDiff(edit: DiffOfEdit): DiffView {
	const template = document.createElement('template');
	template.innerHTML = `<table><tbody>${edit.diffHtml}</tbody></table>`;
	const parsed = template.content;
	sayChanges(parsed);
	const inline = edit.diffType === 'inline';
	const lines = inline
		? [...parsed.querySelectorAll<HTMLElement>('div[class*="mw-diff-inline-"]')]
		: [...parsed.querySelectorAll<HTMLElement>('tr')];
	const body = document.createElement(inline ? 'div' : 'tbody');
	body.append(...lines);
	const element = inline ? body : tableAround(body);
	element.className = `diff lw-diff lw-diff--${inline ? 'inline' : 'table'}`;
	element.classList.toggle('lw-diff--new', edit.newPage);
	element.dir = edit.direction;
	element.lang = edit.language;

	const kinds = lines.map(kindOf);
	const toggles = foldsOf(kinds).map(({ from, to }, at) => {
		const folded = lines.slice(from, to);
		const { row, toggle } = foldRow(folded, inline, at === 0);
		lines[from]?.before(row);
		return toggle;
	});
	const showAll = limitLines(body, lines.length, inline);
	keepJumpsInside(element);
	return {
		element,
		hasFolds: toggles.length > 0,
		setUnfolded(unfolded) {
			for (const toggle of toggles) toggle(unfolded);
		},
		changes: changesOf(kinds).flatMap((at) => lines[at] ?? []),
		showAll,
	};
}

function kindOf(line: HTMLElement): LineKind {
	if (line.matches('.mw-diff-inline-header') || line.querySelector('.diff-lineno')) return 'header';
	return line.matches('.mw-diff-inline-context') || line.querySelector('.diff-context')
		? 'context'
		: 'change';
}

/** Words of the interface: the diff around them is in the language of the wiki. */
function ownWords(text: string): HTMLElement {
	const words = document.createElement('span');
	words.lang = language();
	words.dir = languages[language()].direction;
	words.textContent = text;
	return words;
}

/** What was added and removed the server has put in words already: a title would say it twice. */
function sayChanges(parsed: DocumentFragment): void {
	for (const change of parsed.querySelectorAll('ins, del')) change.removeAttribute('title');
	for (const line of parsed.querySelectorAll('.mw-diff-inline-context'))
		if (line.textContent?.trim() === '') line.classList.add('mw-diff-empty-line');
	for (const jump of parsed.querySelectorAll('.mw-diff-movedpara-left, .mw-diff-movedpara-right')) {
		jump.removeAttribute('title');
		jump.setAttribute(
			'aria-label',
			t(jump.classList.contains('mw-diff-movedpara-left') ? 'diff-moved-away' : 'diff-moved-here'),
		);
	}
}

function tableAround(body: HTMLElement): HTMLElement {
	const table = document.createElement('table');
	const caption = document.createElement('caption');
	caption.className = 'lw-vh';
	caption.append(ownWords(t('diff-caption')));
	const columns = document.createElement('colgroup');
	for (const name of ['diff-marker', 'diff-content', 'diff-marker', 'diff-content']) {
		const column = document.createElement('col');
		column.className = name;
		columns.append(column);
	}
	const head = document.createElement('thead');
	const row = head.appendChild(document.createElement('tr'));
	for (const text of [t('diff-before'), t('diff-after')]) {
		const cell = row.appendChild(document.createElement('th'));
		cell.colSpan = 2;
		cell.scope = 'col';
		cell.append(ownWords(text));
	}
	table.append(caption, columns, head, body);
	return table;
}

function icon(name: IconName): HTMLElement {
	const span = document.createElement('span');
	span.className = 'cdx-icon cdx-icon--small';
	span.setAttribute('aria-hidden', 'true');
	span.innerHTML = `<svg viewBox="0 0 20 20"><path d="${icons[name]}"/></svg>`;
	return span;
}

function barButton(text: string): HTMLButtonElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'lw-fold__button';
	button.append(icon('expand'), ownWords(text));
	return button;
}

/** A button across the diff: a row of its own in a table. */
function across(button: HTMLButtonElement, inline: boolean): HTMLElement {
	if (inline) return button;
	const row = document.createElement('tr');
	row.className = 'lw-fold';
	const cell = row.appendChild(document.createElement('td'));
	cell.colSpan = 4;
	cell.append(button);
	return row;
}

function foldRow(folded: readonly HTMLElement[], inline: boolean, showKey: boolean) {
	const button = barButton(t('diff-unchanged-lines', folded.length));
	if (showKey) {
		const key = document.createElement('kbd');
		key.className = 'lw-kbd';
		key.setAttribute('aria-hidden', 'true');
		key.textContent = 'X';
		button.append(key);
	}
	const toggle = (unfolded: boolean) => {
		button.setAttribute('aria-expanded', String(unfolded));
		for (const line of folded) line.hidden = !unfolded;
	};
	button.addEventListener('click', () => toggle(button.getAttribute('aria-expanded') !== 'true'));
	toggle(false);
	return { row: across(button, inline), toggle };
}

/** The first lines only, and a button for the others. Returns what shows them. */
function limitLines(body: HTMLElement, lines: number, inline: boolean): () => void {
	const beyond = [...body.children].slice(lineLimit).filter((row) => row instanceof HTMLElement);
	if (beyond.length === 0) return () => {};
	for (const row of beyond) row.classList.add('lw-beyond');
	const button = barButton(t('diff-show-all', lines));
	const row = across(button, inline);
	body.append(row);
	const showAll = () => {
		for (const hidden of beyond) hidden.classList.remove('lw-beyond');
		row.remove();
	};
	button.addEventListener('click', showAll);
	return showAll;
}

/** Moved paragraphs jump to each other within their diff; the address of the page does not change. */
function keepJumpsInside(element: HTMLElement): void {
	element.addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
		if (!link) return;
		event.preventDefault();
		const name = CSS.escape(link.getAttribute('href')?.slice(1) ?? '');
		const target = element.querySelector<HTMLElement>(`[name="${name}"], [id="${name}"]`);
		if (target) goToLine(target.closest<HTMLElement>('tr, div[class*="mw-diff-inline-"]') ?? target);
	});
}

/** Brings a line to the middle of the screen and the focus to it. */
export function goToLine(line: HTMLElement): void {
	line.tabIndex = -1;
	line.focus({ preventScroll: true });
	line.scrollIntoView({ block: 'center' });
}
