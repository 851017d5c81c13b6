/**
 * Turns the rows of a MediaWiki diff into what the page shows: hidden words for those who do not see colours, folds
 * over long unchanged stretches, no more lines at first than anybody reads.
 *
 * The HTML is sanitised by the server; it is parsed in a template, so that nothing in it runs or loads here either.
 */
import type { DiffOfEdit } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { limitLines } from './diff-limit.ts';
import { across, barButton, ownWords } from './diff-parts.ts';
import { isOnlySpaces, markSpaces } from './diff-spaces.ts';
import { changesOf, foldsOf, type LineKind } from './folding.ts';
import { goToElement } from './go-to.ts';

/** What the keys N, P and X work on, however an edit is shown. */
export type EditView = {
	element: HTMLElement;
	/** opens or folds all unchanged stretches */
	setUnfolded(unfolded: boolean): void;
	/** the first line of each run of changes, in order */
	changes: HTMLElement[];
	/** brings a line to the middle of the screen and the focus to it, with the others where that one was held back */
	goTo(line: HTMLElement): void;
};

export type DiffView = EditView & {
	/** names the key that unfolds; null when there is none */
	showFoldKey(key: string | null): void;
	/** nothing has changed that anybody sees */
	onlySpaces: boolean;
};

/** Builds one edit's diff; `edit.diffType` says which of the two kinds of markup it is. */
export function buildDiff(edit: DiffOfEdit): DiffView {
	const template = document.createElement('template');
	template.innerHTML = `<table><tbody>${edit.diffHtml}</tbody></table>`;
	const parsed = template.content;
	sayChanges(parsed);
	markSpaces(parsed);
	const inline = edit.diffType === 'inline';
	const lines = inline
		? [...parsed.querySelectorAll<HTMLElement>('div[class*="mw-diff-inline-"]')]
		: [...parsed.querySelectorAll<HTMLElement>('tr')];
	const body = document.createElement(inline ? 'div' : 'tbody');
	for (const line of lines) body.append(line);
	const element = inline ? body : tableAround(body);
	element.className = `diff lw-diff lw-diff--${inline ? 'inline' : 'table'}`;
	element.classList.toggle('lw-diff--new', edit.newPage);
	element.dir = edit.direction;
	element.lang = edit.language;

	const kinds = lines.map(kindOf);
	const folds = foldsOf(kinds).map(({ from, to }) => {
		const folded = foldRow(lines.slice(from, to), inline);
		lines[from]?.before(folded.row);
		return folded;
	});
	const showAll = limitLines(body, lines.length, inline);
	const goTo = (line: HTMLElement) => {
		if (!body.contains(line)) showAll();
		goToElement(line);
	};
	keepJumpsInside(element, lines, goTo);
	const isChanged = kinds.includes('change');
	return {
		element,
		setUnfolded(unfolded) {
			for (const { toggle } of folds) toggle(unfolded);
		},
		showFoldKey: (key) => folds[0]?.showKey(key),
		changes: changesOf(kinds).flatMap((at) => lines[at] ?? []),
		goTo,
		onlySpaces: isChanged && isOnlySpaces(lines),
	};
}

function kindOf(line: HTMLElement): LineKind {
	if (line.matches('.mw-diff-inline-header') || line.querySelector('.diff-lineno')) return 'header';
	return line.matches('.mw-diff-inline-context') || line.querySelector('.diff-context')
		? 'context'
		: 'change';
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

/** A button in place of unchanged lines. Where there is a key for all of them, the first button names it. */
function foldRow(folded: readonly HTMLElement[], inline: boolean) {
	const button = barButton(t('diff-unchanged-lines', folded.length));
	const toggle = (unfolded: boolean) => {
		button.setAttribute('aria-expanded', String(unfolded));
		for (const line of folded) line.hidden = !unfolded;
	};
	button.addEventListener('click', () => toggle(button.getAttribute('aria-expanded') !== 'true'));
	toggle(false);
	const showKey = (name: string | null) => {
		button.querySelector('kbd')?.remove();
		if (name === null) return;
		const key = document.createElement('kbd');
		key.className = 'lw-kbd';
		key.setAttribute('aria-hidden', 'true');
		key.textContent = name;
		button.append(key);
	};
	return { row: across(button, inline), toggle, showKey };
}

/** Moved paragraphs jump to each other within their diff; the address of the page does not change. */
function keepJumpsInside(
	element: HTMLElement,
	lines: readonly HTMLElement[],
	goTo: (line: HTMLElement) => void,
): void {
	element.addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
		if (!link) return;
		event.preventDefault();
		const name = CSS.escape(link.getAttribute('href')?.slice(1) ?? '');
		const target = lines.find((line) => line.querySelector(`[name="${name}"], [id="${name}"]`));
		if (target) goTo(target);
	});
}
