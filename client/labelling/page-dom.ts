/**
 * A page as readers see it, in a shadow root: styles of ours and of the wiki's content do not meet, and no name in it can
 * be one of the page's around it. The HTML is sanitised by the server; it is parsed in a template, so that nothing in it
 * runs or loads here either.
 */
import type { ShownPage, ShownStatement } from '../../campaigns/contract/task.ts';
import { language, type MessageKey, t } from '../language.ts';
import wikiContent from '../styles/wiki-content.css?inline';
import type { EditView } from './diff-dom.ts';
import { goToElement } from './go-to.ts';

let sheet: CSSStyleSheet | null = null;

function wikiSheet(): CSSStyleSheet {
	if (sheet === null) {
		sheet = new CSSStyleSheet();
		sheet.replaceSync(wikiContent);
	}
	return sheet;
}

/** Words of the interface, among those of the wiki. */
function ownWords(text: string, className?: string): HTMLElement {
	const words = document.createElement('span');
	words.lang = language();
	words.textContent = text;
	if (className !== undefined) words.className = className;
	return words;
}

const inWords: [selector: string, word: MessageKey][] = [
	['.lw-image', 'page-image'],
	['.lw-video', 'page-video'],
	['.lw-sound', 'page-sound'],
];

/** Says what a picture, film or sound is; their own words stand behind it. */
function sayMedia(parsed: DocumentFragment): void {
	for (const [selector, word] of inWords)
		for (const medium of parsed.querySelectorAll(selector)) {
			medium.prepend(ownWords(t(word), 'lw-medium'), ' ');
		}
}

/** Says where the statement begins and ends to those who do not see it marked. */
function sayStatement(marks: readonly HTMLElement[]): void {
	marks[0]?.prepend(ownWords(`${t('statement-begins')} `, 'lw-vh'));
	marks.at(-1)?.append(ownWords(` ${t('statement-ends')}`, 'lw-vh'));
}

/** Wide tables scroll by themselves, by keyboard too, and the page does not. */
function letTablesScroll(parsed: DocumentFragment): void {
	for (const table of parsed.querySelectorAll('table')) {
		if (table.parentElement?.closest('table')) continue;
		const box = document.createElement('div');
		box.className = table.matches('.infobox, .sidebar') ? 'lw-table lw-table--beside' : 'lw-table';
		box.tabIndex = 0;
		box.setAttribute('role', 'group');
		box.setAttribute('aria-label', table.caption?.textContent?.trim() || t('page-table'));
		table.before(box);
		box.append(table);
	}
}

/** Links within the page go there, and the address of ours stays. */
function keepJumpsInside(root: ShadowRoot): void {
	root.addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
		if (!link) return;
		event.preventDefault();
		const target = root.getElementById(link.getAttribute('href')?.slice(1) ?? '');
		if (!target) return;
		goToElement(target);
	});
}

/** Its `changes` are what is marked in it, so that N and P go there. */
export function buildPage(edit: ShownPage | ShownStatement): EditView {
	const template = document.createElement('template');
	template.innerHTML = edit.pageHtml;
	const parsed = template.content;
	const marks = [...parsed.querySelectorAll<HTMLElement>('mark.lw-statement')];
	sayMedia(parsed);
	sayStatement(marks);
	letTablesScroll(parsed);

	const element = document.createElement('article');
	element.className = 'lw-rendered';
	element.lang = edit.language;
	element.dir = edit.direction;
	element.tabIndex = -1;
	element.setAttribute('aria-label', t('page-label'));
	const root = element.attachShadow({ mode: 'open' });
	root.adoptedStyleSheets = [wikiSheet()];
	const content = root.appendChild(document.createElement('div'));
	content.className = 'content';
	if (parsed.textContent?.trim() === '') content.append(ownWords(t('page-empty')));
	content.append(parsed);
	keepJumpsInside(root);
	return { element, setUnfolded() {}, changes: marks.slice(0, 1), goTo: goToElement };
}
