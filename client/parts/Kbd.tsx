import type { JSX } from 'solid-js';

/** A key as drawn on a button: the button's aria-keyshortcuts says it to those who do not see it. */
export function Kbd(props: { children: JSX.Element }): JSX.Element {
	return (
		// biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus
		<kbd class="lw-kbd" aria-hidden="true">
			{props.children}
		</kbd>
	);
}
