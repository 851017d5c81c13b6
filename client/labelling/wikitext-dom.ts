import type { ShownWikitext } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import type { DiffView } from './diff-dom.ts';

/** A page's source as it was written, line by line. */
export function buildWikitext(edit: ShownWikitext): DiffView {
	const element = document.createElement('pre');
	element.className = 'lw-wikitext';
	element.tabIndex = 0;
	element.setAttribute('role', 'group');
	element.setAttribute('aria-label', t('wikitext-label'));
	element.lang = edit.language;
	element.dir = edit.direction;
	element.textContent = edit.wikitext;
	return { element, hasFolds: false, setUnfolded() {}, changes: [], showAll() {} };
}
