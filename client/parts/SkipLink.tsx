import type { JSX } from 'solid-js';

/** The first stop of the Tab key: past everything that is the same on each page. */
export function SkipLink(props: { to: string; children: JSX.Element }): JSX.Element {
	return (
		<a
			class="lw-skiplink"
			href={`#${props.to}`}
			rel="external"
			onClick={(event) => {
				event.preventDefault();
				const target = document.getElementById(props.to);
				(target?.querySelector<HTMLElement>('input, button') ?? target)?.focus();
			}}
		>
			{props.children}
		</a>
	);
}
