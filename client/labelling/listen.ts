import { onCleanup, onMount } from 'solid-js';
import type { Form, Question } from '../../campaigns/contract/form.ts';
import type { Keymap } from './keymap.ts';
import { type Command, commandOf } from './keys.ts';

/** Hears the keys of the whole page while it stands, except under an open dialog. */
export function listenToKeys(page: {
	form: Form;
	/** those that are on the screen */
	questions: () => readonly Question[];
	keymap: () => Keymap;
	singleKeys: () => boolean;
	reasonsOpen: () => boolean;
	/** an edit is before the person; else only undo and the list of keys mean something */
	active: () => boolean;
	act: (command: Command) => void;
}): void {
	const onKey = (event: KeyboardEvent) => {
		if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
		// where the focus is inside of a shadow root, `target` is only the root's host
		const [inner] = event.composedPath();
		const target = inner instanceof Element ? inner : null;
		const place = {
			inText:
				target?.matches(
					'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])',
				) === true,
			onButton: target?.closest('button, a[href], summary') != null,
			reasonsOpen: page.reasonsOpen(),
			singleKeys: page.singleKeys(),
		};
		const command = commandOf(event, page.form, place, page.questions(), page.keymap());
		if (command === null) return;
		if (!page.active() && command.do !== 'undo' && command.do !== 'keys') return;
		event.preventDefault();
		page.act(command);
	};
	onMount(() => window.addEventListener('keydown', onKey));
	onCleanup(() => window.removeEventListener('keydown', onKey));
}
