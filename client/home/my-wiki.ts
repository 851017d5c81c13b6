/** The wiki whose campaigns come first. */
import { createSignal } from 'solid-js';
import type { Wiki } from '../../campaigns/contract/wiki.ts';

const key = 'label-wing.my-wiki';

const [choice, setChoice] = createSignal(localStorage.getItem(key));

/** Kept in this browser. */
export function chooseMyWiki(name: string): void {
	localStorage.setItem(key, name);
	setChoice(name);
}

/** The one that was chosen; else the first that speaks the language of the interface; else the one to log in with. */
export function myWiki(wikis: readonly Wiki[], language: string): Wiki | null {
	return (
		wikis.find(({ name }) => name === choice()) ??
		wikis.find((wiki) => wiki.language.split('-')[0] === language) ??
		wikis[0] ??
		null
	);
}
