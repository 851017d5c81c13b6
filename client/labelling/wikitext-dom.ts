import type { ShownWikitext } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import type { EditView } from './diff-dom.ts';
import { goToElement } from './go-to.ts';

/** A page's source as it was written, line by line. */
export function buildWikitext(edit: ShownWikitext): EditView {
	const element = document.createElement('pre');
	element.className = 'lw-wikitext';
	element.tabIndex = 0;
	element.setAttribute('role', 'group');
	element.setAttribute('aria-label', t('wikitext-label'));
	element.lang = edit.language;
	element.dir = edit.direction;
	element.textContent = edit.wikitext;
	return { element, setUnfolded() {}, changes: [], goTo: goToElement };
}
